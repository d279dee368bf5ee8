import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** What managers reported of their projects, a row each time it was published: the last version of a month counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'project_report',
    sql`
      id uuid not null,
      project_id uuid not null,
      period text not null check (period ~ '^\\d{4}-\\d{2}$'),
      version integer not null check (version > 0),
      day date not null,
      computed text not null check (computed in ('green', 'amber', 'red', 'grey')),
      rule jsonb not null,
      figures jsonb not null,
      change jsonb,
      reported text not null check (reported in ('green', 'amber', 'red')),
      reason text,
      sentences jsonb not null,
      published_at timestamptz(3) not null,
      published_by uuid,
      primary key (organisation_id, id),
      unique (organisation_id, project_id, period, version),
      foreign key (organisation_id, project_id) references project on delete cascade deferrable,
      foreign key (organisation_id, published_by) references person on delete set null (published_by) deferrable`,
  );
  await sql`comment on column project_report.day is 'of the organisation, whose figures it tells'`.execute(db);
}
