import { type Kysely, sql } from 'kysely';

/**
 * Derived: the status of a project in each dimension beside the one overall, and what a person set in its place. What was
 * told before has neither: its status is the schedule's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['project_summary', 'project_snapshot']) {
    await sql`alter table ${sql.table(table)}
      add column dimensions jsonb not null default '[]',
      add column status_by text,
      add column override jsonb`.execute(db);
    await sql`comment on column ${sql.table(table)}.status_by is 'the dimension that makes it amber or red'`.execute(
      db,
    );
  }
  // a decision that stands until it is ended is looked for with each computation
  await sql`create index decision_override on decision (organisation_id, project_id, decided_at)
    where kind = 'override' and state = 'decided'`.execute(db);
}
