import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** What people propose to spend money on, with the case for it, and who said what about that. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'proposal',
    sql`
      id uuid not null,
      office_id uuid not null,
      name text not null,
      summary text not null default '',
      proposer_person_id uuid,
      sponsor_person_id uuid,
      stage text not null check (stage in ('idea', 'proposal', 'outline', 'full')),
      state text not null check (state in ('open', 'in-review', 'deferred', 'approved', 'rejected', 'merged')),
      risk text check (risk in ('low', 'medium', 'high')),
      starts_on date,
      current_until date,
      preferred_option_id uuid,
      created_at timestamptz(3) not null,
      submitted_at timestamptz(3),
      look_again_on date,
      decision_id uuid,
      project_id uuid,
      merged_into uuid,
      primary key (organisation_id, id),
      foreign key (organisation_id, office_id) references office deferrable,
      foreign key (organisation_id, proposer_person_id) references person on delete set null (proposer_person_id) deferrable,
      foreign key (organisation_id, sponsor_person_id) references person on delete set null (sponsor_person_id) deferrable,
      foreign key (organisation_id, project_id) references project on delete set null (project_id) deferrable,
      foreign key (organisation_id, merged_into) references proposal deferrable`,
  );
  await sql`create unique index proposal_name on proposal (organisation_id, office_id, lower(name))
    where state in ('open', 'in-review', 'deferred')`.execute(db);
  await sql`create index proposal_by_state on proposal (organisation_id, state, created_at, id)`.execute(db);
  await sql`alter table contribution add foreign key (organisation_id, proposal_id) references proposal
    on delete cascade deferrable`.execute(db);

  await fencedTable(
    db,
    'case_option',
    sql`
      id uuid not null,
      proposal_id uuid not null,
      name text not null,
      kind text not null check (kind in ('do-nothing', 'do-minimum', 'other')),
      about text not null default '',
      primary key (organisation_id, id),
      foreign key (organisation_id, proposal_id) references proposal on delete cascade deferrable`,
  );
  await sql`create index case_option_of on case_option (organisation_id, proposal_id)`.execute(db);

  await fencedTable(
    db,
    'case_flow',
    sql`
      id uuid not null,
      option_id uuid not null,
      name text not null,
      kind text not null check (kind in ('capex', 'opex', 'benefit')),
      benefit_class text check (benefit_class in ('cashable', 'non-cashable', 'dis-benefit')),
      amount_minor bigint not null check (amount_minor >= 0),
      least_minor bigint check (least_minor >= 0),
      most_minor bigint check (most_minor >= 0),
      first_on date not null,
      every text not null check (every in ('once', 'month', 'quarter', 'year')),
      times integer not null check (times between 1 and 600),
      primary key (organisation_id, id),
      constraint case_flow_class check ((kind = 'benefit') = (benefit_class is not null)),
      foreign key (organisation_id, option_id) references case_option on delete cascade deferrable`,
  );
  await sql`create index case_flow_of on case_flow (organisation_id, option_id)`.execute(db);

  await fencedTable(
    db,
    'case_demand',
    sql`
      id uuid not null,
      option_id uuid not null,
      skill text not null,
      from_on date not null,
      months integer not null check (months between 1 and 120),
      people double precision not null check (people > 0),
      primary key (organisation_id, id),
      foreign key (organisation_id, option_id) references case_option on delete cascade deferrable`,
  );
  await sql`create index case_demand_of on case_demand (organisation_id, option_id)`.execute(db);

  await fencedTable(
    db,
    'case_statement',
    sql`
      id uuid not null,
      proposal_id uuid not null,
      kind text not null check (kind in ('assumption', 'risk', 'dependency')),
      text text not null,
      owner_person_id uuid,
      primary key (organisation_id, id),
      foreign key (organisation_id, proposal_id) references proposal on delete cascade deferrable,
      foreign key (organisation_id, owner_person_id) references person on delete set null (owner_person_id) deferrable`,
  );
  await sql`create index case_statement_of on case_statement (organisation_id, proposal_id)`.execute(db);

  await fencedTable(
    db,
    'case_review',
    sql`
      id uuid not null,
      proposal_id uuid not null,
      person_id uuid not null,
      role text not null,
      asked_at timestamptz(3) not null,
      verdict text check (verdict in ('supports', 'supports-if', 'objects')),
      comment text not null default '',
      answered_at timestamptz(3),
      primary key (organisation_id, id),
      foreign key (organisation_id, proposal_id) references proposal on delete cascade deferrable,
      foreign key (organisation_id, person_id) references person deferrable`,
  );
  await sql`create index case_review_of on case_review (organisation_id, proposal_id)`.execute(db);

  await fencedTable(
    db,
    'discount_rate',
    sql`
      id uuid not null,
      office_id uuid not null,
      from_on date not null,
      percent double precision not null check (percent > -100 and percent <= 1000),
      primary key (organisation_id, id),
      unique (organisation_id, office_id, from_on),
      foreign key (organisation_id, office_id) references office deferrable`,
  );
  await sql`comment on column discount_rate.percent is 'a year, nominal, for the office and those below without one of their own'`.execute(db); // biome-ignore format: one statement
}
