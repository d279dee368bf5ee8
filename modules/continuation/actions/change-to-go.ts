import { findProject } from '#modules/projects/actions/read-projects';
import { tellProject } from '#modules/projects/actions/write-project';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Change, draftCommand, type Json, publish, writeChanges } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { ToGoChange } from '../contract.ts';
import { selectToGo } from '../queries.ts';
import { errors } from '../routes.ts';
import { isOver } from './read-continuations.ts';

export const continuationTopic = 'continuations';

interface Command {
  readonly projectId: string;
  readonly changes: readonly ToGoChange[];
}

/** Changes what is still to come of a project: all of it, or none. Throws `to-go-elsewhere`, `continuation-over`. */
export async function changeToGo(call: OperationCall, { projectId, changes }: Command) {
  const { tx } = call;
  const project = await findProject(tx, projectId);
  if (!project) throw new OperationError(platformErrors.recordMissing);
  if (isOver(project)) throw new OperationError(errors.over);
  const rows = new Map((await selectToGo(tx, [projectId])).map((row) => [row.id, row]));
  const { made, set, gone } = draftCommand(changes);
  if (![...set, ...gone].every(({ id }) => rows.has(id))) throw new OperationError(errors.flowElsewhere);
  const written: Change[] = made.map(({ entity, id, row }) => {
    return { entity, id, field: null, from: null, to: { ...row, project_id: projectId, benefit_class: classOf(row) } };
  });
  for (const [id, row] of rows) {
    const own = new Map(set.filter((change) => change.id === id).map((change) => [change.field ?? '', change.to]));
    if (!own.size) continue;
    const after = { ...row, ...Object.fromEntries(own) } as Readonly<Record<string, Json>>;
    written.push(...set.filter((change) => change.id === id && change.field !== 'benefit_class'));
    const to = classOf(after);
    if (to !== row.benefit_class) written.push({ entity: 'to-go-flow', id, field: 'benefit_class', from: row.benefit_class, to }); // biome-ignore format: one line
  }
  for (const { entity, id, seen } of gone) {
    const { id: _id, ...from } = rows.get(id) ?? { id };
    written.push({ entity, id, field: null, from: { ...from, ...seen }, to: null });
  }
  if (!written.length) return { entryId: null };
  const done = await writeChanges(call, written);
  await publish(tx, continuationTopic);
  await tellProject(call, projectId);
  return done;
}

/** A benefit has a class, cashable unless said otherwise; nothing else has one. */
const classOf = ({ kind, benefit_class }: Readonly<Record<string, Json>>): Json =>
  kind === 'benefit' ? (benefit_class ?? 'cashable') : null;
