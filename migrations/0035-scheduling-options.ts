import { type Kysely, sql } from 'kysely';

/** How a plan of another scheduler is to be scheduled, and what its activities say that no other task can. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plan add column options jsonb`.execute(db);
  await sql`alter table plan_task add column activity jsonb`.execute(db);
}
