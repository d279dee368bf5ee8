import { type Kysely, sql } from 'kysely';

/** Something follows from findings about offices too, which have neither tier nor phase. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table consequence alter column tier drop not null, alter column phase drop not null`.execute(db);
  await sql`create index consequence_of_office on consequence (organisation_id, office_id)
    where project_id is null and decision_id is null and ended_at is null`.execute(db);
  await sql`create index decision_of_office on decision (organisation_id, office_id, state)
    where project_id is null`.execute(db);
}
