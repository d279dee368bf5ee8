import { type Kysely, sql } from 'kysely';

/** Derived: what a project had planned, earned and spent by the day that its summary tells of. What was told before has none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['project_summary', 'project_snapshot']) {
    await sql`alter table ${sql.table(table)} add column earned jsonb`.execute(db);
  }
}
