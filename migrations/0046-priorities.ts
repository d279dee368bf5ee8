import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** By what an office ranks its investments, who gave which of them what, and the places that were given by hand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'prioritisation',
    sql`
      id uuid not null,
      office_id uuid not null,
      method text not null check (method in ('direct', 'pairwise', 'wsjf')),
      primary key (organisation_id, id),
      foreign key (organisation_id, office_id) references office deferrable`,
  );
  await sql`create unique index prioritisation_office on prioritisation (organisation_id, office_id)`.execute(db);

  await fencedTable(
    db,
    'criterion',
    sql`
      id uuid not null,
      office_id uuid not null,
      name text not null,
      about text not null default '',
      weight integer not null check (weight between 0 and 100),
      primary key (organisation_id, id),
      foreign key (organisation_id, office_id) references office deferrable`,
  );
  await sql`create unique index criterion_name on criterion (organisation_id, office_id, lower(name))`.execute(db);

  await fencedTable(
    db,
    'criterion_step',
    sql`
      id uuid not null,
      criterion_id uuid not null,
      text text not null,
      worth integer not null check (worth between 0 and 100),
      primary key (organisation_id, id),
      foreign key (organisation_id, criterion_id) references criterion deferrable`,
  );
  await sql`create index criterion_step_of on criterion_step (organisation_id, criterion_id)`.execute(db);
  await sql`comment on column criterion_step.worth is 'percent of the most that the criterion gives'`.execute(db);

  await fencedTable(
    db,
    'criterion_comparison',
    sql`
      id uuid not null,
      first_id uuid not null,
      second_id uuid not null,
      times double precision not null check (times > 0.1 and times < 10),
      primary key (organisation_id, id),
      check (first_id <> second_id),
      foreign key (organisation_id, first_id) references criterion deferrable,
      foreign key (organisation_id, second_id) references criterion deferrable`,
  );
  await sql`create unique index criterion_comparison_pair
    on criterion_comparison (organisation_id, least(first_id, second_id), greatest(first_id, second_id))`.execute(db);
  await sql`comment on column criterion_comparison.times is 'how many times as important the first is as the second'`.execute(db); // biome-ignore format: one statement

  const ofInvestment = sql`
      project_id uuid,
      proposal_id uuid,
      foreign key (organisation_id, project_id) references project on delete cascade deferrable,
      foreign key (organisation_id, proposal_id) references proposal on delete cascade deferrable`;
  await fencedTable(
    db,
    'assessment',
    sql`
      id uuid not null,
      criterion_id uuid not null,
      person_id uuid not null,
      step_id uuid not null,
      comment text not null default '',
      given_at timestamptz(3) not null,
      ${ofInvestment},
      primary key (organisation_id, id),
      constraint assessment_of_one check (num_nonnulls(project_id, proposal_id) = 1),
      foreign key (organisation_id, criterion_id) references criterion deferrable,
      foreign key (organisation_id, step_id) references criterion_step deferrable,
      foreign key (organisation_id, person_id) references person deferrable`,
  );
  await sql`create unique index assessment_by_person on assessment
    (organisation_id, criterion_id, coalesce(project_id, proposal_id), person_id)`.execute(db);
  await sql`create index assessment_of on assessment (organisation_id, (coalesce(project_id, proposal_id)))`.execute(db); // biome-ignore format: one statement

  await fencedTable(
    db,
    'job_estimate',
    sql`
      id uuid not null,
      office_id uuid not null,
      person_id uuid not null,
      business_value integer not null check (business_value between 0 and 100),
      time_criticality integer not null check (time_criticality between 0 and 100),
      risk_reduction integer not null check (risk_reduction between 0 and 100),
      size integer not null check (size between 1 and 100),
      given_at timestamptz(3) not null,
      ${ofInvestment},
      primary key (organisation_id, id),
      constraint job_estimate_of_one check (num_nonnulls(project_id, proposal_id) = 1),
      foreign key (organisation_id, office_id) references office deferrable,
      foreign key (organisation_id, person_id) references person deferrable`,
  );
  await sql`create unique index job_estimate_by_person on job_estimate
    (organisation_id, office_id, coalesce(project_id, proposal_id), person_id)`.execute(db);

  await fencedTable(
    db,
    'rank_override',
    sql`
      id uuid not null,
      office_id uuid not null,
      place integer not null check (place > 0),
      reason text not null,
      person_id uuid,
      made_at timestamptz(3) not null,
      until date not null,
      ${ofInvestment},
      primary key (organisation_id, id),
      constraint rank_override_of_one check (num_nonnulls(project_id, proposal_id) = 1),
      foreign key (organisation_id, office_id) references office deferrable,
      foreign key (organisation_id, person_id) references person on delete set null (person_id) deferrable`,
  );
  await sql`create unique index rank_override_of on rank_override
    (organisation_id, office_id, coalesce(project_id, proposal_id))`.execute(db);
}
