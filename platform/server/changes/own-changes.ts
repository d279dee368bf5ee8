import { sql } from 'kysely';
import type { Tx } from '../database.ts';
import { findUndoing } from './undo-entry.ts';

/** What a person did in one act. */
export interface OwnChange {
  readonly entryId: string;
  readonly operation: string;
  readonly recordedAt: string;
  readonly undoesEntryId: string | null;
  readonly isUndone: boolean;
  /** How many fields and whole records it changed. */
  readonly changes: number;
  readonly isByJob: boolean;
}

interface OwnRow extends Omit<OwnChange, 'isUndone'> {
  readonly hasUndoing: boolean;
}

/** What the person did, or had done by a token or a job, newest first; what was done before the entry `before`. */
export async function ownChanges(
  tx: Tx,
  personId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<OwnChange[]> {
  const { rows } = await sql<OwnRow>`
    select entry.id as "entryId", operation, recorded_at as "recordedAt", undoes_entry_id as "undoesEntryId",
      actor_kind = 'job' as "isByJob",
      (select count(*) from change_record where entry_id = entry.id) as changes,
      exists (select from audit_entry undoing where undoing.undoes_entry_id = entry.id) as "hasUndoing"
    from audit_entry entry
    where coalesce(on_behalf_of, actor_id) = ${personId}
      and (${before ?? null}::uuid is null or entry.id < ${before ?? null}::uuid)
    order by entry.id desc limit ${limit}`.execute(tx);
  return Promise.all(
    rows.map(async ({ hasUndoing, ...row }) => ({
      ...row,
      isUndone: hasUndoing && (await findUndoing(tx, row.entryId)) !== undefined,
    })),
  );
}
