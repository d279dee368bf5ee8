import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/** Which investments an office chooses under which limits: scenarios over the same cases, and what the solver answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'selection_scenario',
    sql`
      id uuid not null,
      office_id uuid not null,
      name text not null,
      about text not null default '',
      first_on date not null,
      period text not null check (period in ('month', 'quarter', 'year')),
      periods integer not null check (periods between 1 and 40),
      most_delay integer not null check (most_delay between 0 and 12),
      value_by text not null check (value_by in ('worth', 'aligned', 'score')),
      node_limit integer not null check (node_limit between 1 and 1000000),
      created_at timestamptz(3) not null,
      copied_from uuid,
      decision_id uuid,
      adopted_at timestamptz(3),
      primary key (organisation_id, id),
      foreign key (organisation_id, office_id) references office deferrable`,
  );
  await sql`create unique index selection_scenario_name
    on selection_scenario (organisation_id, office_id, lower(name))`.execute(db);

  await fencedTable(
    db,
    'selection_limit',
    sql`
      id uuid not null,
      scenario_id uuid not null,
      kind text not null check (kind in ('money', 'capex', 'opex', 'skill')),
      skill text not null default '',
      by_period jsonb not null,
      carries_over boolean not null,
      bought_in_percent integer not null default 0 check (bought_in_percent between 0 and 1000),
      primary key (organisation_id, id),
      constraint selection_limit_skill check ((kind = 'skill') = (skill <> '')),
      foreign key (organisation_id, scenario_id) references selection_scenario on delete cascade deferrable`,
  );
  await sql`create unique index selection_limit_of
    on selection_limit (organisation_id, scenario_id, kind, lower(skill))`.execute(db);
  await sql`comment on column selection_limit.by_period is
    'minor units of money, or hundredths of a full-time person, by period'`.execute(db);

  await fencedTable(
    db,
    'selection_rule',
    sql`
      id uuid not null,
      scenario_id uuid not null,
      kind text not null check (kind in ('mandatory', 'forbidden', 'requires', 'at-most', 'class-count', 'class-share')),
      investments jsonb not null,
      dimension text check (dimension in ('theme', 'office', 'risk')),
      class text,
      least integer,
      most integer,
      lag integer,
      reason text not null,
      primary key (organisation_id, id),
      foreign key (organisation_id, scenario_id) references selection_scenario on delete cascade deferrable`,
  );
  await sql`create index selection_rule_of on selection_rule (organisation_id, scenario_id)`.execute(db);

  await fencedTable(
    db,
    'selection_running',
    sql`
      id uuid not null,
      scenario_id uuid not null,
      project_id uuid not null,
      cost_to_go_minor bigint check (cost_to_go_minor >= 0),
      value_to_go_minor bigint,
      exit_cost_minor bigint check (exit_cost_minor >= 0),
      primary key (organisation_id, id),
      unique (organisation_id, scenario_id, project_id),
      foreign key (organisation_id, scenario_id) references selection_scenario on delete cascade deferrable,
      foreign key (organisation_id, project_id) references project on delete cascade deferrable`,
  );

  // derived: computed again when lost, told as outdated once what it was computed from is another
  await fencedTable(
    db,
    'selection_answer',
    sql`
      scenario_id uuid not null,
      inputs text not null,
      solved_at timestamptz(3) not null,
      answer jsonb not null,
      primary key (organisation_id, scenario_id),
      foreign key (organisation_id, scenario_id) references selection_scenario on delete cascade deferrable`,
  );

  await sql`alter table decision drop constraint decision_kind_check,
    add constraint decision_kind_check check (kind in ('waiver', 'acceptance', 'dispute', 'escalation', 'take-over',
      'hand-back', 'review', 'exception-report', 'policy', 'baseline', 'phase', 'closure', 'override', 'strategy',
      'proposal', 'selection', 'funding'))`.execute(db);
}
