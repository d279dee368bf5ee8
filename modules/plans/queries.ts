import { sql } from 'kysely';
import type { Tx } from '#platform/server';
import {
  type Part,
  type PlanResultHead,
  type PlanResultRow,
  type PlanRows,
  partEntities,
  parts,
  planEntity,
  type Row,
} from './tables.ts';

export interface PlanHead {
  readonly id: string;
  readonly project_id: string;
  readonly revision: number;
  /** Nobody has changed it for a minute. */
  readonly is_quiet: boolean;
  readonly last_task_uid: number;
  readonly last_calendar_uid: number;
  readonly last_resource_uid: number;
  readonly last_assignment_uid: number;
}

const lastUids = ['task', 'calendar', 'resource', 'assignment'].map((part) => ({
  table: sql.table(`plan_${part}`),
  column: sql.id(`last_${part}_uid`),
}));
const head = sql`id, project_id, revision, changed_at < now() - interval '1 minute' as is_quiet,
  ${sql.join(lastUids.map(({ column }) => column))}`;

export async function findPlan(tx: Tx, planId: string): Promise<PlanHead | undefined> {
  const { rows } = await sql<PlanHead>`select ${head} from plan where id = ${planId}`.execute(tx);
  return rows[0];
}

export async function findPlanOfProject(tx: Tx, projectId: string): Promise<PlanHead | undefined> {
  const { rows } = await sql<PlanHead>`select ${head} from plan where project_id = ${projectId}`.execute(tx);
  return rows[0];
}

/** The ids of all plans of the organisation. */
export const allPlanIds = async (tx: Tx): Promise<string[]> =>
  (await sql<{ id: string }>`select id from plan order by project_id`.execute(tx)).rows.map(({ id }) => id);

/** Those of these projects. */
export const planIdsOf = async (tx: Tx, projectIds: readonly string[]): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select id from plan where project_id = any(${projectIds}::uuid[]) order by project_id`.execute(tx)
  ).rows.map(({ id }) => id);

/** The plan, held until the transaction ends: commands of one plan follow each other. */
export async function lockPlan(tx: Tx, planId: string): Promise<PlanHead | undefined> {
  const { rows } = await sql<PlanHead>`select ${head} from plan where id = ${planId} for no key update`.execute(tx);
  return rows[0];
}

/** Counts a command, and keeps the highest uids that its records have; returns the new revision. */
export async function nextRevision(tx: Tx, planId: string): Promise<number> {
  const kept = lastUids.map(
    ({ table, column }) =>
      sql`${column} = greatest(${column}, (select max(uid) from ${table} where plan_id = ${planId}))`,
  );
  const { rows } = await sql<{ revision: number }>`
    update plan set revision = revision + 1, changed_at = now(), ${sql.join(kept)}
    where id = ${planId} returning revision`.execute(tx);
  return rows[0]?.revision ?? 0;
}

/** All rows of a plan as change records have them, or nothing. */
export async function selectPlanRows(tx: Tx, planId: string): Promise<PlanRows | undefined> {
  const columns = names(planEntity.columns.filter((column) => column !== 'id' && column !== 'project_id'));
  const rows: Partial<Record<Part, Row[]>> = {};
  const [plan] = await Promise.all([
    sql<Row>`select ${columns} from plan where id = ${planId}`.execute(tx),
    ...parts.map(async (part) => Object.assign(rows, { [part]: await selectPart(tx, part, planId) })),
  ]);
  return plan.rows[0] && { plan: plan.rows[0], parts: rows as PlanRows['parts'] };
}

/** The rows of one part, or the columns asked for. */
export async function selectPart(tx: Tx, part: Part, planId: string, columns?: readonly string[]): Promise<Row[]> {
  const { table, columns: all } = partEntities[part];
  const wanted = columns ?? all.filter((column) => column !== 'plan_id');
  const { rows } = await sql<Row>`
    select ${names(wanted)} from ${sql.table(table)} where plan_id = ${planId}`.execute(tx);
  return rows;
}

/** The rows of one part of which any of these columns has one of the values. */
export async function selectRows(
  tx: Tx,
  part: Part,
  planId: string,
  where: readonly string[],
  values: readonly number[],
): Promise<Row[]> {
  const { table, columns } = partEntities[part];
  const isMeant = where.map((column) => sql`${sql.id(column)} = any(${values}::integer[])`);
  const { rows } = await sql<Row>`
    select ${names(columns.filter((column) => column !== 'plan_id'))} from ${sql.table(table)}
    where plan_id = ${planId} and (${sql.join(isMeant, sql` or `)})`.execute(tx);
  return rows;
}

/** The links and assignments that a task has or had, as change records name them. */
export async function subjectsOfTask(tx: Tx, taskId: string): Promise<{ entity: string; id: string }[]> {
  const [planId = '', uid = ''] = taskId.split('/');
  const ofPlan = sql`record_id >= ${`${planId}/`} and record_id < ${`${planId}0`}`; // `0` follows `/`
  const { rows } = await sql<{ entity: string; id: string }>`
    select distinct entity, record_id as id from change_record where entity = 'link' and ${ofPlan}
      and ${uid} in (split_part(record_id, '/', 2), split_part(record_id, '/', 3))
    union all
    select distinct entity, record_id from change_record where entity = 'assignment' and ${ofPlan}
      and field is null and coalesce(to_value, from_value) ->> 'task_uid' = ${uid}
    limit 500`.execute(tx);
  return rows;
}

export async function selectPlanRow(tx: Tx, planId: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`select ${names(planEntity.columns)} from plan where id = ${planId}`.execute(tx);
  return rows[0];
}

/** Instants come from the driver as text already; names are quoted because `group` is a word of SQL. */
const names = (columns: readonly string[]) => sql.join(columns.map((column) => sql.id(column)));

export async function findCommand(tx: Tx, planId: string, id: string) {
  const { rows } = await sql<{ revision: number; entry_id: string | null }>`
    select revision, entry_id from plan_command where plan_id = ${planId} and id = ${id}`.execute(tx);
  return rows[0];
}

export async function insertCommand(tx: Tx, planId: string, id: string, revision: number, entryId: string) {
  await sql`insert into plan_command (plan_id, id, revision, entry_id)
    values (${planId}, ${id}, ${revision}, ${entryId})`.execute(tx);
}

/** What hangs in the air at these tasks: children without a parent, links and assignments without a task. */
export async function selectDangling(tx: Tx, planId: string, uids: readonly number[]) {
  const isThere = (uid: string) =>
    sql`exists (select from plan_task task where task.plan_id = ${planId} and task.uid = ${sql.ref(uid)})`;
  const { rows } = await sql<{ entity: string; id: string }>`
    with concerned as (select unnest(${uids}::integer[]) as uid)
    select 'task' as entity, concat_ws('/', plan_id, uid) as id from plan_task child
    where plan_id = ${planId} and (uid in (select uid from concerned) or parent_uid in (select uid from concerned))
      and parent_uid is not null and not ${isThere('child.parent_uid')}
    union all
    select 'link', concat_ws('/', plan_id, predecessor_uid, successor_uid, nth) from plan_link link
    where plan_id = ${planId}
      and (predecessor_uid in (select uid from concerned) or successor_uid in (select uid from concerned))
      and not (${isThere('link.predecessor_uid')} and ${isThere('link.successor_uid')})
    union all
    select 'assignment', concat_ws('/', plan_id, uid) from plan_assignment assignment
    where plan_id = ${planId} and task_uid in (select uid from concerned) and not ${isThere('assignment.task_uid')}
    limit 20`.execute(tx);
  return rows;
}

/** The records that an entry made, those of an entity in the order in which its command named them. */
export async function madeBy(tx: Tx, entryId: string): Promise<{ entity: string; id: string }[]> {
  const { rows } = await sql<{ entity: string; id: string }>`
    select entity, record_id as id from change_record where entry_id = ${entryId} and field is null
      and to_value is not null and to_value <> 'null'::jsonb order by position`.execute(tx);
  return rows;
}

const resultHead = sql`plan_id, revision, engine_version, computed_at, next_due, start, finish, summary`;

/** A result without what grows with the plan. */
export async function findResultHead(tx: Tx, planId: string): Promise<PlanResultHead | undefined> {
  const { rows } = await sql<PlanResultHead>`
    select ${resultHead} from plan_result where plan_id = ${planId}`.execute(tx);
  return rows[0];
}

/** From when to when the plans of these projects go, by the stored results; those without dates are left out. */
export async function selectResultSpans(tx: Tx, projectIds: readonly string[]) {
  const { rows } = await sql<{ projectId: string; start: number; finish: number }>`
    select project_id as "projectId", result.start, result.finish from plan_result result
    join plan on plan.id = result.plan_id
    where project_id = any(${projectIds}::uuid[]) and result.start is not null and result.finish is not null`.execute(
    tx,
  );
  return rows;
}

export async function findResult(tx: Tx, planId: string): Promise<PlanResultRow | undefined> {
  const { rows } = await sql<PlanResultRow>`
    select ${resultHead}, columns from plan_result where plan_id = ${planId}`.execute(tx);
  return rows[0];
}

/** Keeps the newest result only; earlier ones can be computed again from the history. */
export async function upsertResult(tx: Tx, result: Omit<PlanResultRow, 'computed_at'>): Promise<void> {
  const { plan_id, revision, engine_version, next_due, start, finish, summary, columns } = result;
  await sql`
    insert into plan_result
      (plan_id, revision, engine_version, computed_at, next_due, start, finish, summary, columns)
    values (${plan_id}, ${revision}, ${engine_version}, now(), ${next_due}, ${start}, ${finish},
      ${JSON.stringify(summary)}::jsonb, ${columns})
    on conflict (organisation_id, plan_id) do update set revision = excluded.revision,
      engine_version = excluded.engine_version, computed_at = excluded.computed_at, next_due = excluded.next_due,
      start = excluded.start, finish = excluded.finish, summary = excluded.summary,
      columns = excluded.columns`.execute(tx);
}

/** The plan says something else although none of its rows has changed: its result was due before any act that reads it. */
export async function outdateResult(tx: Tx, planId: string): Promise<void> {
  await sql`update plan_result set next_due = 'epoch' where plan_id = ${planId}`.execute(tx);
}

/** How much of a kind a project has, for what its deletion loses; imports stay, with their files. */
export async function countOfProject(tx: Tx, projectId: string) {
  const { rows } = await sql<{ tasks: number; links: number; baselines: number }>`
    select (select count(*)::int from plan_task where plan_id = plan.id) as tasks,
      (select count(*)::int from plan_link where plan_id = plan.id) as links,
      (select count(*)::int from plan_baseline where plan_id = plan.id and number >= 0) as baselines
    from plan where project_id = ${projectId}`.execute(tx);
  return rows[0];
}

export interface TaskMatch {
  readonly plan_id: string;
  readonly uid: number;
  readonly name: string;
  readonly project_id: string;
}

/**
 * Tasks by the words of their names, the best first. `planIds` narrows them down to those that one may read; null is
 * everywhere. Of very many with the same words the first few hundred are compared, the same ones each time.
 */
export async function selectTaskMatches(
  tx: Tx,
  planIds: readonly string[] | null,
  query: string,
  limit: number,
): Promise<TaskMatch[]> {
  const { rows } = await sql<TaskMatch>`
    select plan_id, uid, plan_task.name, project_id
    from (select plan_id, uid, min(rank) as rank from search_plan_task(${query}, ${planIds}, ${mostMatches}) group by 1, 2) match
    join plan_task using (plan_id, uid) join plan on plan.id = plan_id
    order by match.rank, plan_task.name, plan_id, uid limit ${limit}`.execute(tx);
  return rows;
}

const mostMatches = 500;

/** The plans of these projects. */
export async function selectPlanIds(tx: Tx, projectIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from plan where project_id = any(${projectIds}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function selectProjectsOf(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; projectId: string }>`
    select id, project_id as "projectId" from plan where id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}
