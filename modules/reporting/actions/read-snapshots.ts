import type { PlanTime, Status } from '#engine';
import { findProjects } from '#modules/projects/actions/read-projects';
import type { Tx } from '#platform/server';
import { selectReportHeads } from '../queries/reports.ts';
import { type Snapshot, selectSnapshotsAt, selectStandings } from '../queries/snapshots.ts';
import type { Reported } from '../report-tables.ts';

export type { Snapshot };

/**
 * By project what Portico told on a day of the organisation, `2026-03-31`: what was computed last by its end. Projects
 * of which nothing was computed yet are left out.
 */
export async function snapshotsAt(
  tx: Tx,
  projectIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, Snapshot>> {
  const rows = await selectSnapshotsAt(tx, projectIds, day);
  return new Map(rows.map((row) => [row.project_id, row]));
}

/** How a project stood at the end of a month. */
export interface MonthStanding {
  /** `2026-03` */
  readonly month: string;
  /** Its last day, or the last that was asked about. */
  readonly until: string;
  readonly computed: Status;
  /** The status that counted: what was set by hand, else what was computed. */
  readonly status: Status;
  /** What its manager had reported for the month by the last day; null: nothing. */
  readonly reported: Reported | null;
  readonly finish: PlanTime | null;
  /** Working days of the project's calendar; positive is later. Null where nothing was compared with. */
  readonly varianceDays: number | null;
  readonly earned: Snapshot['earned'];
}

/**
 * By project how it stood at the end of each month from one day to another, oldest first; the last month may end with
 * the last day. Months before it was first computed are left out, and those at whose end it is closed.
 */
export async function statusHistory(
  tx: Tx,
  projectIds: readonly string[],
  from: string,
  to: string,
): Promise<ReadonlyMap<string, readonly MonthStanding[]>> {
  const reports = await selectReportHeads(tx, projectIds, to);
  const reported = new Map(reports.map((each) => [`${each.project_id} ${each.period}`, each.reported]));
  const closed = new Map(
    (await findProjects(tx, projectIds)).map(({ id, closed_at }) => [id, closed_at?.slice(0, 10)]),
  );
  const byProject = new Map<string, MonthStanding[]>(projectIds.map((id) => [id, []]));
  for (const row of await selectStandings(tx, projectIds, { from, to })) {
    if (row.until >= (closed.get(row.project_id) ?? '9999')) continue;
    byProject.get(row.project_id)?.push({
      month: row.until.slice(0, 7),
      until: row.until,
      computed: row.computed,
      status: row.status,
      reported: reported.get(`${row.project_id} ${row.until.slice(0, 7)}`) ?? null,
      finish: row.finish,
      varianceDays: row.variance_days,
      earned: row.earned,
    });
  }
  return byProject;
}
