import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { changeErrors, errors, OperationError } from '#platform/contract';
import type { Call } from '../call.ts';
import type { Tx } from '../database.ts';
import type { Change, Json } from './change.ts';
import { changesOf, findEntry } from './history.ts';
import { tryChanges, writeChanges } from './write-changes.ts';

/** What to do with a field that somebody changed since: leave `seen`, their value, or go back all the same. */
export interface UndoChoice {
  readonly entity: string;
  readonly id: string;
  readonly field: string | null;
  readonly seen: Json;
  readonly take: 'theirs' | 'back';
}

/**
 * Writes the opposite of an entry's changes as an entry of its own, which can be undone in turn. Throws `record-missing`
 * where there is no such entry, and `changed-meanwhile` where it is undone already, where somebody changed a field since
 * about which nothing is chosen (with the value now, by whom and when), or where another record took its unique name;
 * `nothing-to-undo` where all of it is left to others.
 */
export async function undoEntry(
  call: Call,
  entryId: string,
  choices: readonly UndoChoice[] = [],
): Promise<{ entryId: string }> {
  const { tx } = call;
  if (!(await findEntry(tx, entryId))) throw new OperationError(errors.recordMissing);
  if (await findUndoing(tx, entryId)) throw new OperationError(errors.changedMeanwhile, { undone: entryId });
  try {
    const opposite = await chosen(tx, await oppositeOf(tx, entryId), choices);
    if (choices.length && !opposite.length) throw new OperationError(changeErrors.nothingToUndo);
    return await writeChanges(call, opposite, { undoes: await standingOf(tx, entryId) });
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    throw code === '23505' ? new OperationError(errors.changedMeanwhile, { taken: constraint }) : error;
  }
}

/** The changes that lead back to before the entry, or to before it was done again last. */
export async function oppositeOf(tx: Tx, entryId: string): Promise<Change[]> {
  const changes = await changesOf(tx, await standingOf(tx, entryId));
  return changes.reverse().map((change) => ({ ...change, from: change.to, to: change.from }));
}

/** Without what is left to others; what goes back all the same goes back from their value, where it is what was seen. */
async function chosen(tx: Tx, opposite: readonly Change[], choices: readonly UndoChoice[]): Promise<readonly Change[]> {
  if (!choices.length) return opposite;
  const choiceOf = new Map(choices.map((choice) => [keyOf(choice), choice]));
  const nowOf = new Map((await tryChanges(tx, opposite)).map((conflict) => [keyOf(conflict), conflict.now]));
  return opposite.flatMap((change) => {
    const [choice, now] = [choiceOf.get(keyOf(change)), nowOf.get(keyOf(change))];
    if (!choice || now === undefined) return [change];
    if (choice.take === 'theirs') return [];
    const isSeen = isDeepStrictEqual(choice.seen, now);
    return [
      isSeen && isStanding(now, change)
        ? { ...change, from: change.field === null ? sameColumns(now, change.from) : now }
        : change,
    ];
  });
}

const keyOf = ({ entity, id, field }: Pick<Change, 'entity' | 'id' | 'field'>) => [entity, id, field ?? ''].join('\0');

/** A record that is gone, or that came again, is not gone over: only its field can be, or its removal. */
const isStanding = (now: Json, { field, from }: Change) => field !== null || (now !== null && from !== null);

/** Of a whole record what the change gives. */
function sameColumns(now: Json, given: Json): Json {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return now;
  const [row, columns] = [now as { readonly [name: string]: Json }, Object.keys(given)];
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

/** Undoes the undoing of an entry, so that it stands again. Throws `nothing-to-redo` where it stands already. */
export async function redoEntry(
  call: Call,
  entryId: string,
  choices: readonly UndoChoice[] = [],
): Promise<{ entryId: string }> {
  const undoing = await findUndoing(call.tx, entryId);
  if (undoing === undefined) throw new OperationError(changeErrors.nothingToRedo);
  return undoEntry(call, undoing, choices);
}

/** The entry by which this one stands: itself, or the last that did it again, which may have left other values. */
async function standingOf(tx: Tx, entryId: string): Promise<string> {
  for (const id of await undoingsOf(tx, entryId)) {
    const again = await findUndoing(tx, id);
    if (again !== undefined) return standingOf(tx, again);
  }
  return entryId;
}

/** The entry by which this one is undone now: one that undoes it and does not stand undone itself. */
export async function findUndoing(tx: Tx, entryId: string): Promise<string | undefined> {
  for (const id of await undoingsOf(tx, entryId)) if (!(await findUndoing(tx, id))) return id;
  return undefined;
}

async function undoingsOf(tx: Tx, entryId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from audit_entry where undoes_entry_id = ${entryId} order by id desc`.execute(tx);
  return rows.map(({ id }) => id);
}
