import { type Kysely, sql } from 'kysely';
import { fencedTable } from '#platform/server';

/**
 * A plan's facts as rows that mirror the engine's `ScheduleInput`, keyed by plan and uid. Times are ticks since
 * 1984-01-01, lengths ticks; `unknown` lists, by id, the elements of a file that nothing here reads.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await plans(db);
  await tasks(db);
  await resources(db);
  await elements(db);
  await derived(db);
  await imports(db);
}

const ofPlan = sql`foreign key (organisation_id, plan_id) references plan on delete cascade deferrable`;

async function plans(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'plan',
    sql`
      id uuid not null,
      project_id uuid not null,
      name text not null,
      schedule_from text not null check (schedule_from in ('start', 'finish')),
      start integer not null,
      finish integer,
      status_date integer,
      calendar_uid integer,
      minutes_per_day double precision not null,
      minutes_per_week double precision not null,
      days_per_month double precision not null,
      default_start_ticks integer not null,
      default_finish_ticks integer not null,
      critical_slack_limit_days double precision not null,
      are_constraints_honoured boolean not null,
      has_multiple_critical_paths boolean not null,
      currency_code text,
      source jsonb,
      unknown jsonb,
      -- counts the commands; written beside the change records, under the lock of this row
      revision integer not null default 0,
      -- the highest uid that a task ever had, so that none is used twice
      last_task_uid integer not null default 0,
      primary key (organisation_id, id),
      unique (organisation_id, project_id),
      foreign key (organisation_id, project_id) references project on delete cascade deferrable`,
  );
  await sql`create index plan_source on plan (organisation_id, (source ->> 'guid'))`.execute(db);
  await fencedTable(
    db,
    'plan_command',
    sql`
      plan_id uuid not null,
      id uuid not null,
      revision integer not null,
      entry_id uuid,
      primary key (organisation_id, plan_id, id),
      ${ofPlan}`,
  );
}

async function tasks(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'plan_task',
    sql`
      plan_id uuid not null,
      uid integer not null check (uid > 0),
      parent_uid integer,
      rank text collate "C" not null,
      name text not null,
      wbs text,
      is_active boolean not null,
      is_manual boolean not null,
      is_milestone boolean not null,
      is_placeholder boolean not null,
      type text not null,
      is_effort_driven boolean not null,
      duration_ticks bigint,
      is_elapsed boolean not null,
      duration_unit text not null,
      is_estimated boolean not null,
      work_ticks bigint,
      manual_start integer,
      manual_finish integer,
      constraint_type text not null,
      constraint_date integer,
      deadline integer,
      calendar_uid integer,
      ignores_resource_calendars boolean not null,
      priority integer not null,
      levelling_delay_ticks bigint not null,
      actual_start integer,
      actual_finish integer,
      actual_duration_ticks bigint,
      remaining_duration_ticks bigint,
      percent_complete double precision not null,
      stop integer,
      resume integer,
      notes text,
      unknown jsonb,
      primary key (organisation_id, plan_id, uid),
      ${ofPlan}`,
  );
  await fencedTable(
    db,
    'plan_link',
    sql`
      plan_id uuid not null,
      predecessor_uid integer not null,
      successor_uid integer not null,
      -- tells apart several links between the same two tasks, in the order of their source
      nth integer not null,
      type text not null,
      lag jsonb not null,
      primary key (organisation_id, plan_id, predecessor_uid, successor_uid, nth),
      ${ofPlan}`,
  );
  await fencedTable(
    db,
    'plan_calendar',
    sql`
      plan_id uuid not null,
      uid integer not null,
      name text not null,
      base_uid integer,
      week jsonb not null,
      work_weeks jsonb not null,
      exceptions jsonb not null,
      unknown jsonb,
      primary key (organisation_id, plan_id, uid),
      ${ofPlan}`,
  );
}

async function resources(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'plan_resource',
    sql`
      plan_id uuid not null,
      uid integer not null,
      name text not null,
      kind text not null,
      calendar_uid integer,
      max_units double precision not null,
      "group" text,
      initials text,
      email text,
      standard_rate_minor double precision,
      unknown jsonb,
      primary key (organisation_id, plan_id, uid),
      ${ofPlan}`,
  );
  await fencedTable(
    db,
    'plan_assignment',
    sql`
      plan_id uuid not null,
      uid integer not null,
      task_uid integer not null,
      resource_uid integer,
      units double precision not null,
      work_ticks bigint,
      actual_work_ticks bigint,
      remaining_work_ticks bigint,
      delay_ticks bigint not null,
      levelling_delay_ticks bigint not null,
      contour text not null,
      timephased jsonb not null,
      unknown jsonb,
      primary key (organisation_id, plan_id, uid),
      ${ofPlan}`,
  );
  // a baseline is agreed and replaced as a whole, so it is one row of columns; −1 holds the dates of the first import
  await fencedTable(
    db,
    'plan_baseline',
    sql`
      plan_id uuid not null,
      number integer not null check (number between -1 and 10),
      set_at timestamptz(3) not null,
      set_by uuid,
      of_revision integer,
      columns jsonb not null,
      primary key (organisation_id, plan_id, number),
      ${ofPlan}`,
  );
}

/** What a file said and nothing here reads, each distinct element once, so that it survives the way out. */
async function elements(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'plan_element',
    sql`
      plan_id uuid not null,
      id integer not null,
      xml text not null,
      primary key (organisation_id, plan_id, id),
      ${ofPlan}`,
  );
}

async function derived(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'plan_result',
    sql`
      plan_id uuid not null,
      revision integer not null,
      engine_version text not null,
      computed_at timestamptz(3) not null,
      next_due timestamptz,
      start integer,
      finish integer,
      summary jsonb not null,
      columns bytea not null,
      primary key (organisation_id, plan_id),
      ${ofPlan}`,
  );
  await sql`create index plan_result_due on plan_result (organisation_id, next_due)`.execute(db);
}

async function imports(db: Kysely<unknown>): Promise<void> {
  await fencedTable(
    db,
    'plan_import',
    sql`
      id uuid not null,
      file_id uuid not null,
      file_name text not null,
      bytes bigint not null,
      state text not null,
      office_id uuid not null,
      project_id uuid,
      uploaded_at timestamptz(3) not null,
      uploaded_by uuid,
      job_id uuid,
      refusal jsonb,
      fidelity jsonb,
      proposal jsonb,
      entry_id uuid,
      committed_at timestamptz(3),
      committed_revision integer,
      result jsonb,
      primary key (organisation_id, id),
      foreign key (organisation_id, office_id) references office deferrable,
      foreign key (organisation_id, project_id) references project on delete set null (project_id) deferrable`,
  );
  await sql`create index plan_import_by_project on plan_import (organisation_id, project_id, uploaded_at)`.execute(db);
}
