import { type Kysely, sql } from 'kysely';
import { currentOrganisation, fencedTable } from '#platform/server';

/** The organisation with its clock, its tree of offices, its people and the roles that they hold at nodes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'organisation',
    sql`
      id uuid not null default ${currentOrganisation} check (id = organisation_id),
      name text not null,
      time_zone text not null,
      locale text not null,
      currency_code text not null,
      clock_at timestamptz(3),
      created_at timestamptz(3) not null default clock_timestamp(),
      primary key (organisation_id, id)`,
  );
  await sql`comment on column organisation.clock_at is 'null: the wall clock; otherwise the organisation''s clock stands here'`.execute(
    db,
  );

  await fencedTable(
    db,
    'office',
    sql`
      id uuid not null,
      parent_id uuid,
      name text not null,
      kind text not null check (kind in ('central', 'division', 'programme', 'project')),
      primary key (organisation_id, id),
      foreign key (organisation_id, parent_id) references office deferrable`,
  );
  await sql`create unique index office_root on office (organisation_id) where parent_id is null`.execute(db);
  await sql`create unique index office_name on office (organisation_id, parent_id, lower(name))`.execute(db);

  await fencedTable(
    db,
    'person',
    sql`
      id uuid not null,
      name text not null,
      email text not null check (email = lower(email)),
      state text not null check (state in ('invited', 'active', 'inactive')),
      primary key (organisation_id, id),
      constraint person_email unique (organisation_id, email)`,
  );

  // a node is the organisation, an office, or a record of a module that stands above this one: no foreign key
  await fencedTable(
    db,
    'role_assignment',
    sql`
      id uuid not null,
      person_id uuid not null,
      node_kind text not null,
      node_id uuid not null,
      role text not null,
      primary key (organisation_id, id),
      constraint role_assignment_once unique (organisation_id, person_id, node_kind, node_id, role),
      foreign key (organisation_id, person_id) references person deferrable`,
  );
}
