import { refusingTaken } from '#modules/offices/actions/taken';
import { OperationError } from '#platform/contract';
import { type Change, type CommandDraft, draftCommand, type Json, publish, type Tx, writeChanges } from '#platform/server'; // biome-ignore format: one line
import type { OperationCall } from '#platform/server/http/exchange';
import type { PriorityChange } from '../contract.ts';
import { lockPriorities, selectAssessments, selectMethods } from '../queries.ts';
import { errors } from '../routes.ts';
import { loadScales } from './load-priorities.ts';

export const priorityTopic = 'priorities';

interface Command {
  readonly officeId: string;
  readonly changes: readonly PriorityChange[];
}

/** Changes what an office ranks by: all of it, or none. Throws `criteria-elsewhere`, `criterion-taken`. */
export async function changePriorities(call: OperationCall, { officeId, changes }: Command) {
  await lockPriorities(call.tx, officeId);
  const written = await scaleChanges(call.tx, officeId, draftCommand(changes));
  if (!written.length) return { entryId: null };
  return writePriorities(call, written);
}

export async function writePriorities(call: OperationCall, changes: readonly Change[]): Promise<{ entryId: string }> {
  const byConstraint = {
    criterion_name: errors.criterionTaken,
    criterion_comparison_pair: errors.criterionTaken,
    prioritisation_office: errors.criterionTaken,
  };
  const written = await refusingTaken(byConstraint, () => writeChanges(call, changes));
  await publish(call.tx, priorityTopic);
  return written;
}

type Row = { readonly id: string };

/** Under which columns a record hangs on criteria. */
const hanging: Readonly<Record<string, readonly string[]>> = {
  'criterion-step': ['criterion_id'],
  'criterion-comparison': ['first_id', 'second_id'],
  assessment: ['criterion_id', 'step_id'],
};

/** The command as change records, with what goes along with what it deletes. */
async function scaleChanges(tx: Tx, officeId: string, draft: CommandDraft): Promise<Change[]> {
  const { criteria, steps, comparisons } = await loadScales(tx, officeId);
  const rows: Readonly<Record<string, readonly Row[]>> = {
    prioritisation: await selectMethods(tx, [officeId]),
    criterion: criteria,
    'criterion-step': steps,
    'criterion-comparison': comparisons,
  };
  const has = (entity: string, id: Json) =>
    rows[entity]?.some((row) => row.id === id) || draft.made.some((one) => one.entity === entity && one.id === id);
  const hangsHere = (entity: string, column: string | null, id: Json) =>
    !hanging[entity]?.includes(column ?? '') || has('criterion', id);
  const isHere =
    draft.set.every(({ entity, id, field, to }) => has(entity, id) && hangsHere(entity, field, to)) &&
    draft.gone.every(({ entity, id }) => has(entity, id)) &&
    draft.made.every(({ entity, row }) => Object.entries(row).every(([column, id]) => hangsHere(entity, column, id)));
  if (!isHere) throw new OperationError(errors.criteriaElsewhere);
  const gone = await goneRows(tx, rows, draft);
  const isGone = new Set(gone.map(({ id }) => id));
  return [
    ...draft.made.map(({ entity, id, row }): Change => {
      const to = hanging[entity] ? row : { ...row, office_id: officeId };
      return { entity, id, field: null, from: null, to };
    }),
    ...draft.set.filter(({ id }) => !isGone.has(id)),
    ...gone,
  ];
}

/** Deletions of the records named and of all that hangs on them, what people gave included. */
async function goneRows(tx: Tx, rows: Readonly<Record<string, readonly Row[]>>, { gone }: CommandDraft) {
  if (!gone.length) return [];
  const ids = new Set(gone.map(({ id }) => id));
  const seen = new Map(gone.map((one) => [one.id, one.seen]));
  const assessment = await selectAssessments(tx, rows.criterion?.map(({ id }) => id) ?? []);
  return Object.entries({ ...rows, assessment }).flatMap(([entity, of]) =>
    of.flatMap((row): Change[] => {
      const { id, ...from } = row as unknown as Row & Readonly<Record<string, Json>>;
      const hangs = hanging[entity]?.some((column) => ids.has(String(from[column])));
      if (!ids.has(id) && !hangs) return [];
      ids.add(id);
      return [{ entity, id, field: null, from: { ...from, ...seen.get(id) }, to: null }];
    }),
  );
}
