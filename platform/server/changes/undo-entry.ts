import { sql } from 'kysely';
import { errors, OperationError } from '#platform/contract';
import type { Call } from '../call.ts';
import { changesOf, findEntry } from './history.ts';
import { writeChanges } from './write-changes.ts';

/**
 * Writes the opposite of an entry's changes as an entry of its own, which can be undone in turn. Throws `record-missing`
 * where there is no such entry, and `changed-meanwhile` where it is undone already or somebody changed a field since.
 */
export async function undoEntry(call: Call, entryId: string): Promise<{ entryId: string }> {
  const { tx } = call;
  if (!(await findEntry(tx, entryId))) throw new OperationError(errors.recordMissing);
  const { rows } = await sql`
    select from audit_entry undoing where undoes_entry_id = ${entryId} and not exists
      (select from audit_entry redoing where redoing.undoes_entry_id = undoing.id)`.execute(tx);
  if (rows.length) throw new OperationError(errors.changedMeanwhile, { undone: entryId });
  const changes = await changesOf(tx, entryId);
  const opposite = changes.reverse().map((change) => ({ ...change, from: change.to, to: change.from }));
  return writeChanges(call, opposite, { undoes: entryId });
}
