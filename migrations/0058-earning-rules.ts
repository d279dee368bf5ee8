import { type Kysely, sql } from 'kysely';

/** By which rule a task earns its planned value, where it is not by per cent complete. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table plan_task add column earning jsonb`.execute(db);
}
