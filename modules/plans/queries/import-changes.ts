import { sql } from 'kysely';
import type { Tx } from '#platform/server';

/** What entries after this one changed in the plan and its project; the first of them. */
export async function changesSince(tx: Tx, planId: string, projectId: string, entryId: string) {
  const { rows } = await sql<{ entity: string; id: string; field: string | null }>`
    select distinct entity, record_id as id, field from change_record
    where entry_id > ${entryId} and (record_id = any(${[planId, projectId]}) or starts_with(record_id, ${`${planId}/`}))
    limit 20`.execute(tx);
  return rows;
}

/** Whether an entry set baselines, or gave them up. */
export async function hasBaselineChanges(tx: Tx, entryId: string): Promise<boolean> {
  const { rows } = await sql`
    select from change_record where entry_id = ${entryId} and entity = 'baseline' limit 1`.execute(tx);
  return rows.length > 0;
}
