import { refusingTaken } from '#modules/offices/actions/taken';
import { OperationError } from '#platform/contract';
import {
  type Change,
  type CommandDraft,
  draftCommand,
  type Json,
  publish,
  type Tx,
  writeChanges,
} from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { StrategyChange } from '../contract.ts';
import { lockStrategy, selectContributionsTo, selectMeasureValues } from '../queries.ts';
import { errors } from '../routes.ts';
import { loadStrategy } from './load-strategy.ts';

export const strategyTopic = 'strategy';

interface Command {
  readonly officeId: string;
  readonly changes: readonly StrategyChange[];
}

/** Changes themes, objectives, measures and what was measured of one office: all of it, or none. */
export async function changeStrategy(call: OperationCall, { officeId, changes }: Command) {
  await lockStrategy(call.tx, officeId);
  const written = await strategyChanges(call.tx, officeId, draftCommand(changes));
  if (!written.length) return { entryId: null };
  return writeStrategy(call, written);
}

/** Throws `strategy-name-taken`, `measured-twice`. */
export async function writeStrategy(call: OperationCall, changes: readonly Change[]): Promise<{ entryId: string }> {
  const byConstraint = {
    theme_name: errors.nameTaken,
    objective_name: errors.nameTaken,
    key_measure_value_day: errors.measuredTwice,
  };
  const written = await refusingTaken(byConstraint, () => writeChanges(call, changes));
  await publish(call.tx, strategyTopic);
  return written;
}

/** Under which column a record of the tree hangs, and under what. */
const parents = {
  objective: { column: 'theme_id', entity: 'theme' },
  measure: { column: 'objective_id', entity: 'objective' },
  'measure-value': { column: 'measure_id', entity: 'measure' },
} as const;

type Row = { readonly id: string };

/** The command as change records, with what goes along with what it deletes. Throws `strategy-elsewhere`. */
async function strategyChanges(tx: Tx, officeId: string, draft: CommandDraft): Promise<Change[]> {
  const { themes, objectives, measures } = await loadStrategy(tx, [officeId]);
  const values = await selectMeasureValues(tx, measures.map(({ id }) => id)); // biome-ignore format: one line
  const tree: Readonly<Record<string, readonly Row[]>> = {
    theme: themes,
    objective: objectives,
    measure: measures,
    'measure-value': values,
  };
  const made = (entity: string, id: Json) => draft.made.some((one) => one.entity === entity && one.id === id);
  const has = (entity: string, id: Json) => tree[entity]?.some((row) => row.id === id) || made(entity, id);
  const hangsHere = (entity: string, column: string, id: Json) => {
    const parent = parents[entity as keyof typeof parents];
    return parent?.column !== column || has(parent.entity, id);
  };
  const isHere =
    draft.set.every(({ entity, id, field, to }) => has(entity, id) && hangsHere(entity, field ?? '', to)) &&
    draft.gone.every(({ entity, id }) => has(entity, id)) &&
    draft.made.every(({ entity, row }) => Object.entries(row).every(([column, id]) => hangsHere(entity, column, id)));
  if (!isHere) throw new OperationError(errors.elsewhere);

  const gone = await goneRows(tx, tree, draft);
  const isGone = new Set(gone.map(({ id }) => id));
  return [
    ...draft.made.map(({ entity, id, row }): Change => {
      const to = entity === 'theme' ? { ...row, office_id: officeId } : row;
      return { entity, id, field: null, from: null, to };
    }),
    ...draft.set.filter(({ id }) => !isGone.has(id)),
    ...gone,
  ];
}

/** Deletions of the records named, of all that hangs on them, and of the contributions to objectives that go. */
async function goneRows(tx: Tx, tree: Readonly<Record<string, readonly Row[]>>, { gone, set }: CommandDraft) {
  const ids = new Set(gone.map(({ id }) => id));
  const seen = new Map(gone.map(({ id, seen }) => [id, seen]));
  const changes: Change[] = [];
  const remove = (entity: string, { id, ...row }: Row) =>
    changes.push({ entity, id, field: null, from: { ...row, ...seen.get(id) } as Json, to: null });
  for (const [entity, rows] of Object.entries(tree)) {
    const parent = parents[entity as keyof typeof parents];
    for (const row of rows) {
      // what the command moves elsewhere hangs there by then
      const moved = set.find((one) => one.entity === entity && one.id === row.id && one.field === parent?.column);
      const above = parent && (moved?.to ?? (row as unknown as Readonly<Record<string, string>>)[parent.column]);
      if (!ids.has(row.id) && !(typeof above === 'string' && ids.has(above))) continue;
      ids.add(row.id);
      remove(entity, row);
    }
  }
  const objectives = tree.objective?.map(({ id }) => id) ?? [];
  for (const row of ids.size ? await selectContributionsTo(tx, objectives) : []) {
    if (ids.has(row.objective_id)) remove('contribution', row);
    else if (row.measure_id !== null && ids.has(row.measure_id)) {
      const of = { entity: 'contribution', id: row.id };
      changes.push({ ...of, field: 'measure_id', from: row.measure_id, to: null });
      changes.push({ ...of, field: 'expected', from: row.expected, to: null });
    }
  }
  return changes;
}
