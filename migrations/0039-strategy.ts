import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** What an office wants to reach, by what it is measured, and what each investment does for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'theme',
    sql`
      id uuid not null,
      office_id uuid not null,
      name text not null,
      about text not null default '',
      weight integer not null check (weight between 0 and 100),
      primary key (organisation_id, id),
      foreign key (organisation_id, office_id) references office deferrable`,
  );
  await sql`create unique index theme_name on theme (organisation_id, office_id, lower(name))`.execute(db);

  await fencedTable(
    db,
    'objective',
    sql`
      id uuid not null,
      theme_id uuid not null,
      name text not null,
      about text not null default '',
      weight integer not null check (weight between 0 and 100),
      owner_person_id uuid,
      primary key (organisation_id, id),
      foreign key (organisation_id, theme_id) references theme deferrable,
      foreign key (organisation_id, owner_person_id) references person on delete set null (owner_person_id) deferrable`,
  );
  await sql`create unique index objective_name on objective (organisation_id, theme_id, lower(name))`.execute(db);

  await fencedTable(
    db,
    'key_measure',
    sql`
      id uuid not null,
      objective_id uuid not null,
      name text not null,
      unit text not null default '',
      baseline double precision not null,
      baseline_on date not null,
      target double precision not null,
      target_on date not null,
      primary key (organisation_id, id),
      foreign key (organisation_id, objective_id) references objective deferrable`,
  );
  await sql`create index key_measure_of on key_measure (organisation_id, objective_id)`.execute(db);

  await fencedTable(
    db,
    'key_measure_value',
    sql`
      id uuid not null,
      measure_id uuid not null,
      day date not null,
      value double precision not null,
      primary key (organisation_id, id),
      foreign key (organisation_id, measure_id) references key_measure deferrable`,
  );
  await sql`create unique index key_measure_value_day on key_measure_value (organisation_id, measure_id, day)`.execute(
    db,
  );

  // an investment is a project, or a proposal, whose column the next migration ties to its table
  await fencedTable(
    db,
    'contribution',
    sql`
      id uuid not null,
      objective_id uuid not null,
      project_id uuid,
      proposal_id uuid,
      strength text not null check (strength in ('weak', 'moderate', 'strong')),
      output text not null default '',
      capability text not null default '',
      outcome text not null default '',
      benefit text not null default '',
      measure_id uuid,
      expected double precision,
      question text,
      questioned_by uuid,
      questioned_at timestamptz(3),
      primary key (organisation_id, id),
      constraint contribution_of_one check (num_nonnulls(project_id, proposal_id) = 1),
      constraint contribution_effect check ((measure_id is null) = (expected is null)),
      foreign key (organisation_id, objective_id) references objective deferrable,
      foreign key (organisation_id, measure_id) references key_measure deferrable,
      foreign key (organisation_id, project_id) references project on delete cascade deferrable,
      foreign key (organisation_id, questioned_by) references person on delete set null (questioned_by) deferrable`,
  );
  await sql`create unique index contribution_of_project on contribution (organisation_id, project_id, objective_id)
    where project_id is not null`.execute(db);
  await sql`create unique index contribution_of_proposal on contribution (organisation_id, proposal_id, objective_id)
    where proposal_id is not null`.execute(db);
  await sql`create index contribution_to on contribution (organisation_id, objective_id)`.execute(db);

  // as it was adopted, kept whole: what comes after changes the rows above
  await fencedTable(
    db,
    'strategy_version',
    sql`
      id uuid not null,
      office_id uuid not null,
      version integer not null check (version > 0),
      tree jsonb not null,
      decision_id uuid not null,
      adopted_at timestamptz(3) not null,
      adopted_by uuid,
      primary key (organisation_id, id),
      unique (organisation_id, office_id, version),
      foreign key (organisation_id, office_id) references office deferrable,
      foreign key (organisation_id, adopted_by) references person on delete set null (adopted_by) deferrable`,
  );

  await sql`alter table decision drop constraint decision_kind_check,
    add constraint decision_kind_check check (kind in ('waiver', 'acceptance', 'dispute', 'escalation', 'take-over',
      'hand-back', 'review', 'exception-report', 'policy', 'baseline', 'phase', 'closure', 'override', 'strategy',
      'proposal'))`.execute(db);
}
