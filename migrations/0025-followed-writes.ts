import { type Kysely, sql } from 'kysely';
import { acrossOrganisations, fencedTable } from '#platform/server';

/** The audit entries that those who follow what is written have not yet been told of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'follow_pending',
    sql`
      entry_id uuid not null,
      primary key (organisation_id, entry_id)`,
  );
  // entries are never deleted, and one statement writes both: to look that up cost every write as much as the entry
  await sql`alter table audit_pending drop constraint audit_pending_organisation_id_entry_id_fkey`.execute(db);
  await acrossOrganisations(
    db,
    'follow_backlog',
    sql`table (organisation_id uuid)`,
    sql`select distinct organisation_id from public.follow_pending`,
  );
}
