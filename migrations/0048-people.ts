import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** Who can work for projects: people and teams, what they know, how much of them is there and what they cost, by day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'skill',
    sql`
      id uuid not null,
      office_id uuid not null,
      name text not null,
      about text not null default '',
      primary key (organisation_id, id),
      foreign key (organisation_id, office_id) references office deferrable`,
  );
  await sql`create unique index skill_name on skill (organisation_id, office_id, lower(name))`.execute(db);

  await fencedTable(
    db,
    'resource',
    sql`
      id uuid not null,
      office_id uuid not null,
      name text not null,
      kind text not null check (kind in ('person', 'team')),
      person_id uuid,
      team_id uuid,
      plan_names jsonb not null default '[]',
      primary key (organisation_id, id),
      constraint resource_team check (team_id is null or kind = 'person'),
      foreign key (organisation_id, office_id) references office deferrable,
      foreign key (organisation_id, person_id) references person on delete set null (person_id) deferrable,
      foreign key (organisation_id, team_id) references resource deferrable`,
  );
  await sql`comment on column resource.plan_names is 'what plans call it beside its name'`.execute(db);
  await sql`create unique index resource_name on resource (organisation_id, office_id, lower(name))`.execute(db);
  await sql`create unique index resource_person on resource (organisation_id, person_id)
    where person_id is not null`.execute(db);

  await fencedTable(
    db,
    'resource_skill',
    sql`
      id uuid not null,
      resource_id uuid not null,
      skill_id uuid not null,
      level integer not null check (level between 1 and 5),
      share_percent integer not null check (share_percent between 0 and 100),
      primary key (organisation_id, id),
      constraint resource_skill_once unique (organisation_id, resource_id, skill_id),
      foreign key (organisation_id, resource_id) references resource on delete cascade deferrable,
      foreign key (organisation_id, skill_id) references skill deferrable`,
  );
  await sql`comment on column resource_skill.share_percent is 'of the time, planned for it; 0: could stand in'`.execute(
    db,
  );

  await fencedTable(
    db,
    'resource_availability',
    sql`
      id uuid not null,
      resource_id uuid not null,
      from_on date not null,
      full_time double precision not null check (full_time between 0 and 10000),
      primary key (organisation_id, id),
      constraint resource_availability_day unique (organisation_id, resource_id, from_on),
      foreign key (organisation_id, resource_id) references resource on delete cascade deferrable`,
  );
  await sql`comment on column resource_availability.full_time is 'full-time equivalents from the day on'`.execute(db);

  await fencedTable(
    db,
    'resource_rate',
    sql`
      id uuid not null,
      resource_id uuid not null,
      from_on date not null,
      hour_minor bigint not null check (hour_minor >= 0),
      primary key (organisation_id, id),
      constraint resource_rate_day unique (organisation_id, resource_id, from_on),
      foreign key (organisation_id, resource_id) references resource on delete cascade deferrable`,
  );

  // derived from each plan when it is computed, and computed again where it is lost
  await fencedTable(
    db,
    'plan_demand',
    sql`
      plan_id uuid not null,
      project_id uuid not null,
      demand jsonb not null,
      primary key (organisation_id, plan_id),
      foreign key (organisation_id, plan_id) references plan on delete cascade deferrable`,
  );
  await sql`create index plan_demand_of on plan_demand (organisation_id, project_id)`.execute(db);
}
