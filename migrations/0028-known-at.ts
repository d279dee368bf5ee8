import { type Kysely, sql } from 'kysely';

/**
 * When an entry was written down by the organisation's own clock, so that what was known on a day can be told also where
 * that clock stands, as in a sample; null in entries of before, of which the wall clock tells it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_entry add column known_at timestamptz(3)`.execute(db);
  // where an organisation's history begins
  await sql`create index audit_entry_effective on audit_entry (organisation_id, effective_at)`.execute(db);
  // the few that were recorded at another time than they were true
  await sql`create index audit_entry_told_later on audit_entry (organisation_id, effective_at)
    where effective_at <> known_at`.execute(db);
}
