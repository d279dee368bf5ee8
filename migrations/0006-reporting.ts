import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** Derived: one row a project, written after each computation of its plan, so that the portfolio page reads no plan. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'project_summary',
    sql`
      project_id uuid not null,
      plan_id uuid not null,
      plan_revision integer not null,
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
      computed_at timestamptz(3) not null,
      primary key (organisation_id, project_id),
      foreign key (organisation_id, project_id) references project on delete cascade deferrable`,
  );
}
