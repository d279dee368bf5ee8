import { sql } from 'kysely';
import type { PlanTime } from '#engine';
import type { Tx } from '#platform/server';
import { type ProjectReportRow, type Reported, reportColumns } from '../report-tables.ts';

const columns = sql.join(reportColumns.map((name) => sql.id(name)));

export type ListedReport = ProjectReportRow & { readonly is_current: boolean };

const listed = sql`select ${columns}, version = max(version) over (partition by project_id, period) as is_current
  from project_report`;

/** Of a project, the last month first, of a month the last version. */
export async function selectReports(
  tx: Tx,
  projectId: string,
  { limit, after }: { readonly limit: number; readonly after?: readonly [period: string, version: string] | undefined },
): Promise<ListedReport[]> {
  const [period = null, version = null] = after ?? [];
  const { rows } = await sql<ListedReport>`
    select * from (${listed} where project_id = ${projectId}) as report
    where ${period}::text is null or (period, version) < (${period}, ${Number(version ?? 0)})
    order by period desc, version desc limit ${limit}`.execute(tx);
  return rows;
}

export async function selectReport(tx: Tx, projectId: string, id: string): Promise<ListedReport | undefined> {
  const { rows } = await sql<ListedReport>`
    select * from (${listed} where project_id = ${projectId}) as report where id = ${id}`.execute(tx);
  return rows[0];
}

/** What counts of each month of a project, the last month first: without what it says. */
export type ReportHead = Pick<ProjectReportRow, 'project_id' | 'period' | 'version' | 'day' | 'computed' | 'reported'>;

/** Of these projects, as published by the end of a day where one is given. */
export async function selectReportHeads(tx: Tx, projectIds: readonly string[], by?: string): Promise<ReportHead[]> {
  const { rows } = await sql<ReportHead>`
    select distinct on (project_id, period) project_id, period, version, day, computed, reported from project_report
    where project_id = any(${projectIds}::uuid[]) and (${by ?? null}::date is null or day <= ${by ?? null}::date)
    order by project_id, period desc, version desc`.execute(tx);
  return rows;
}

export async function selectProjectsOfReports(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ project_id: string }>`
    select distinct project_id from project_report where id = any(${ids}::uuid[])`.execute(tx);
  return rows.map(({ project_id }) => project_id);
}

/** A day's plan as what came after is explained from it. */
export interface StandingThen {
  readonly day: string;
  readonly finish: PlanTime | null;
  /** The plan's own finish where that had passed; a local date-time. */
  readonly passed_finish: string | null;
  readonly dates: Uint8Array;
}

/** The last snapshot by the end of a day; where there is none the first after it. */
export async function selectStandingThen(tx: Tx, projectId: string, day: string): Promise<StandingThen | undefined> {
  const { rows } = await sql<StandingThen>`
    select day, finish, status_rule->'parameters'->'passed'->>'at' as passed_finish, dates from project_snapshot
    where project_id = ${projectId}
    order by day <= ${day}::date desc, abs(day - ${day}::date) limit 1`.execute(tx);
  return rows[0];
}

/** Since which day each project has been computed worse than it was reported, without a break up to now. */
export async function selectWorseSince(
  tx: Tx,
  reported: readonly { readonly project_id: string; readonly reported: Reported }[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ project_id: string; since: string }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(reported)}::jsonb) as asked (project_id uuid, reported text)
    ), ranked as (
      select project_id, day, array_position(array['green', 'amber', 'red'], status) as computed,
        array_position(array['green', 'amber', 'red'], reported) as said
      from asked join project_snapshot using (project_id)
    )
    select project_id, min(day)::text as since from ranked
    where day > coalesce((
      select max(fine.day) from ranked as fine
      where fine.project_id = ranked.project_id and coalesce(fine.computed, 0) <= fine.said), '-infinity')
    group by project_id`.execute(tx);
  return new Map(rows.map(({ project_id, since }) => [project_id, since]));
}
