import { type Kysely, sql } from 'kysely';

/** Change records are looked up for their entry no more: one statement writes both, and neither is ever deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table change_record drop constraint change_record_organisation_id_entry_id_fkey`.execute(db);
}
