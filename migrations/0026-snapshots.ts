import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** Derived: what the summary of each project said at the end of each day on which it was computed, as it was known then. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'project_snapshot',
    sql`
      project_id uuid not null,
      day date not null,
      recorded_at timestamptz(3) not null,
      plan_id uuid not null,
      status text not null check (status in ('green', 'amber', 'red', 'grey')),
      start integer,
      finish integer,
      comparison text not null,
      comparison_finish integer,
      variance_days double precision,
      tasks integer not null,
      percent_complete double precision,
      open_findings integer not null,
      top_finding jsonb,
      headline jsonb not null,
      narrative jsonb not null,
      status_rule jsonb not null,
      findings jsonb not null,
      counts jsonb not null,
      key_dates jsonb not null,
      data_date integer,
      dates bytea not null,
      primary key (organisation_id, project_id, day),
      foreign key (organisation_id, project_id) references project on delete cascade deferrable`,
  );
  await sql`comment on column project_snapshot.day is 'of the organisation, whose clock showed it'`.execute(db);
  await sql`comment on column project_snapshot.dates is 'start, finish and length of each task, packed'`.execute(db);
}
