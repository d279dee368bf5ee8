import { sql } from 'kysely';
import type { PlanTime } from '#engine';
import type { Tx } from '#platform/server';
import { type ProjectReportRow, type Reported, reportColumns } from '../report-tables.ts';

const columns = sql.join(reportColumns.map((name) => sql.id(name)));

export type ListedReport = ProjectReportRow & { readonly is_current: boolean };

/** A report that counts at the end of a day: it is published by then, and not withdrawn. Now where none is given. */
const counts = (by: string | undefined) =>
  by ? sql`day <= ${by}::date and (withdrawn_on is null or withdrawn_on > ${by}::date)` : sql`withdrawn_on is null`;

/** The reports of a project as they stand, or stood at the end of a day. */
const listed = (projectId: string, by: string | undefined) => sql`
  select ${columns}, coalesce(counts and version = max(version) filter (where counts) over (partition by period), false) as is_current
  from (select *, ${counts(by)} as counts from project_report
    where project_id = ${projectId} and ${by ? sql`day <= ${by}::date` : sql`true`}) as report`;

interface ReportPage {
  readonly limit: number;
  readonly after?: readonly [period: string, version: string] | undefined;
  /** As it was at the end of this day. */
  readonly by?: string | undefined;
}

/** Of a project, the last month first, of a month the last version. */
export async function selectReports(
  tx: Tx,
  projectId: string,
  { limit, after, by }: ReportPage,
): Promise<ListedReport[]> {
  const [period = null, version = null] = after ?? [];
  const { rows } = await sql<ListedReport>`
    select * from (${listed(projectId, by)}) as report
    where ${period}::text is null or (period, version) < (${period}, ${Number(version ?? 0)})
    order by period desc, version desc limit ${limit}`.execute(tx);
  return rows;
}

export async function selectReport(
  tx: Tx,
  projectId: string,
  id: string,
  by?: string,
): Promise<ListedReport | undefined> {
  const { rows } = await sql<ListedReport>`
    select * from (${listed(projectId, by)}) as report where id = ${id}`.execute(tx);
  return rows[0];
}

/** The last version of a month, whether it counts or not; 0 where there is none. */
export async function selectLastVersion(tx: Tx, projectId: string, period: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0)::int as version from project_report
    where project_id = ${projectId} and period = ${period}`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** What counts of each month of a project, the last month first: without what it says. */
export type ReportHead = Pick<ProjectReportRow, 'project_id' | 'period' | 'version' | 'day' | 'computed' | 'reported'>;

/** Of these projects; as it was at the end of a day where one is given. */
export async function selectReportHeads(tx: Tx, projectIds: readonly string[], by?: string): Promise<ReportHead[]> {
  const { rows } = await sql<ReportHead>`
    select distinct on (project_id, period) project_id, period, version, day, computed, reported from project_report
    where project_id = any(${projectIds}::uuid[]) and ${counts(by)}
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
