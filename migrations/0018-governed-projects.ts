import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** What governance asks of a project: who answers for it, how much is at stake, how far it is, and whose it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table project
      add column sponsor_person_id uuid,
      add column budget_minor bigint check (budget_minor >= 0),
      add column risk text check (risk in ('low', 'medium', 'high')),
      add column strategic_weight integer check (strategic_weight between 0 and 100),
      add column phase text not null default 'start' check (phase in ('start', 'deliver', 'close')),
      add column ownership text not null default 'line' check (ownership in ('line', 'office')),
      add column closed_at timestamptz(3),
      add column closed_by uuid,
      add column outcome text check (outcome in ('completed', 'cancelled')),
      add constraint project_sponsor foreign key (organisation_id, sponsor_person_id)
        references person on delete set null (sponsor_person_id) deferrable`.execute(db);
  await sql`comment on column project.budget_minor is 'minor units of the organisation''s currency'`.execute(db);

  // derived from the plan, and apart from the project's row, which acts hold while they judge it
  await fencedTable(
    db,
    'project_extent',
    sql`
      project_id uuid not null,
      duration_days integer not null,
      primary key (organisation_id, project_id),
      foreign key (organisation_id, project_id) references project on delete cascade`,
  );
}
