import { sql } from 'kysely';
import { changeErrors, errors, OperationError } from '#platform/contract';
import type { Call } from '../call.ts';
import type { Tx } from '../database.ts';
import { changesOf, findEntry } from './history.ts';
import { writeChanges } from './write-changes.ts';

/**
 * Writes the opposite of an entry's changes as an entry of its own, which can be undone in turn. Throws `record-missing`
 * where there is no such entry, and `changed-meanwhile` where it is undone already, where somebody changed a field since
 * (with the value now, by whom and when), or where another record took its unique name.
 */
export async function undoEntry(call: Call, entryId: string): Promise<{ entryId: string }> {
  const { tx } = call;
  if (!(await findEntry(tx, entryId))) throw new OperationError(errors.recordMissing);
  if (await findUndoing(tx, entryId)) throw new OperationError(errors.changedMeanwhile, { undone: entryId });
  const changes = await changesOf(tx, entryId);
  const opposite = changes.reverse().map((change) => ({ ...change, from: change.to, to: change.from }));
  try {
    return await writeChanges(call, opposite, { undoes: entryId });
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    throw code === '23505' ? new OperationError(errors.changedMeanwhile, { taken: constraint }) : error;
  }
}

/** Undoes the undoing of an entry, so that it stands again. Throws `nothing-to-redo` where it stands already. */
export async function redoEntry(call: Call, entryId: string): Promise<{ entryId: string }> {
  const undoing = await findUndoing(call.tx, entryId);
  if (undoing === undefined) throw new OperationError(changeErrors.nothingToRedo);
  return undoEntry(call, undoing);
}

/** The entry by which this one is undone now: one that undoes it and does not stand undone itself. */
export async function findUndoing(tx: Tx, entryId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from audit_entry where undoes_entry_id = ${entryId} order by id desc`.execute(tx);
  for (const { id } of rows) if (!(await findUndoing(tx, id))) return id;
  return undefined;
}
