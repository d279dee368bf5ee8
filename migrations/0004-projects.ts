import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'project',
    sql`
      id uuid not null,
      office_id uuid not null,
      name text not null,
      state text not null check (state in ('active', 'archived')),
      manager_person_id uuid,
      tolerance_days integer not null check (tolerance_days >= 0),
      created_at timestamptz(3) not null,
      created_by uuid,
      archived_at timestamptz(3),
      archived_by uuid,
      primary key (organisation_id, id),
      foreign key (organisation_id, office_id) references office deferrable,
      foreign key (organisation_id, manager_person_id) references person on delete set null (manager_person_id) deferrable`,
  );
  await sql`create unique index project_name on project (organisation_id, office_id, lower(name))
    where state = 'active'`.execute(db);
  await sql`create index project_by_name on project (organisation_id, state, name, id)`.execute(db);
}
