import { sql } from 'kysely';
import type { PastDay, Tx } from '#platform/server';
import { parts } from '../tables.ts';

/** Those of the projects whose plans at the end of a past day are known otherwise now than they were then. */
export async function selectToldLater(
  tx: Tx,
  projectIds: readonly string[],
  { before }: Pick<PastDay, 'before'>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct plan.project_id as id
    from audit_entry entry
    join change_record change on change.organisation_id = entry.organisation_id and change.entry_id = entry.id
    join plan on plan.id::text = split_part(change.record_id, '/', 1)
    where entry.effective_at <> entry.known_at
      and (entry.effective_at < ${before}::timestamptz) <> (entry.known_at < ${before}::timestamptz)
      and change.entity = any(${['plan', ...parts]}::text[]) and plan.project_id = any(${projectIds}::uuid[])
    order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}
