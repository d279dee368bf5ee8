import { sql } from 'kysely';
import { type PastDay, rowsThen, type Tx } from '#platform/server';
import { firstImport, type PlanFigures, partEntities } from '../tables.ts';

/** Of plans that are there; null where nothing about progress was said. */
export async function upsertActivity(tx: Tx, planId: string, touchedAt: string, reportedAt: string | null) {
  await sql`
    insert into plan_activity as known (plan_id, touched_at, reported_at)
    select id, ${touchedAt}, ${reportedAt}::timestamptz from plan where id = ${planId}
    on conflict (organisation_id, plan_id) do update set touched_at = greatest(known.touched_at, excluded.touched_at),
      reported_at = coalesce(excluded.reported_at, known.reported_at)`.execute(tx);
}

export interface StandingRow {
  readonly projectId: string;
  readonly summary: PlanFigures | null;
  readonly hasBaseline: boolean;
  readonly touchedAt: string | null;
  readonly reportedAt: string | null;
}

/** How the plans of these projects stand, as they were last computed. */
export async function selectStandings(tx: Tx, projectIds: readonly string[]): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select plan.project_id as "projectId", result.summary, exists (
        select from plan_baseline each where each.plan_id = plan.id and each.number <> ${firstImport}) as "hasBaseline",
      activity.touched_at as "touchedAt", activity.reported_at as "reportedAt"
    from plan left join plan_result result on result.plan_id = plan.id
    left join plan_activity activity on activity.plan_id = plan.id
    where plan.project_id = any(${projectIds}::uuid[])`.execute(tx);
  return rows;
}

/** The projects of these plans. */
export async function selectProjectsOfPlans(tx: Tx, planIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select project_id as id from plan where id = any(${planIds}::uuid[])`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface BaselinesSet {
  readonly count: number;
  /** Of them after `since`. */
  readonly recent: number;
  readonly lastAt: string | null;
  readonly lastBy: string | null;
  readonly lastProjectId: string | null;
}

/** How many baselines of these projects are kept, or were at the end of a past day, and the one that was set last. */
export async function selectBaselinesSet(
  tx: Tx,
  projectIds: readonly string[],
  since: string,
  past: PastDay | undefined,
): Promise<BaselinesSet> {
  const { rows } = await sql<BaselinesSet>`
    ${past ? sql`with plan_baseline as (${rowsThen(partEntities.baseline, past)})` : sql``} select count(*)::int as count, (count(*) filter (where set_at > ${since}))::int as recent, max(set_at) as "lastAt", (array_agg(set_by order by set_at desc))[1] as "lastBy",
      (array_agg(project_id order by set_at desc))[1] as "lastProjectId"
    from plan_baseline each join plan on plan.id = each.plan_id
    where each.number <> ${firstImport} and project_id = any(${projectIds}::uuid[])`.execute(tx);
  return rows[0] as BaselinesSet;
}
