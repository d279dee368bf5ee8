import { sql } from 'kysely';
import type { Tx } from '#platform/server';
import { type Summary, snapshotColumns } from '../queries.ts';
import type { ProjectSnapshotRow } from '../tables.ts';

const columns = sql`project_id, day, plan_id, status, status_by, dimensions, override, start, finish, comparison, comparison_finish, variance_days, tasks,
  percent_complete, open_findings, top_finding, headline, narrative, status_rule, findings, counts, key_dates, data_date, earned`;

/** Writes snapshots over those of the same days. No two may be of the same project and day. */
export async function upsertSnapshots(tx: Tx, rows: readonly Omit<ProjectSnapshotRow, 'recorded_at'>[]): Promise<void> {
  const records = rows.map(({ dates, ...row }) => ({ ...row, packed: Buffer.from(dates).toString('base64') }));
  await sql`
    insert into project_snapshot (${columns}, dates, recorded_at)
    select ${columns}, decode(packed, 'base64'), now()
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as snapshot (project_id uuid, day date, plan_id uuid,
      status text, status_by text, dimensions jsonb, override jsonb, start integer, finish integer, comparison text, comparison_finish integer,
      variance_days double precision, tasks integer, percent_complete double precision, open_findings integer,
      top_finding jsonb, headline jsonb, narrative jsonb, status_rule jsonb, findings jsonb, counts jsonb,
      key_dates jsonb, data_date integer, earned jsonb, packed text)
    on conflict (organisation_id, project_id, day) do update set recorded_at = excluded.recorded_at,
      plan_id = excluded.plan_id, status = excluded.status, status_by = excluded.status_by,
      dimensions = excluded.dimensions, override = excluded.override, start = excluded.start, finish = excluded.finish,
      comparison = excluded.comparison, comparison_finish = excluded.comparison_finish,
      variance_days = excluded.variance_days, tasks = excluded.tasks, percent_complete = excluded.percent_complete,
      open_findings = excluded.open_findings, top_finding = excluded.top_finding, headline = excluded.headline,
      narrative = excluded.narrative, status_rule = excluded.status_rule, findings = excluded.findings,
      counts = excluded.counts, key_dates = excluded.key_dates, data_date = excluded.data_date,
      earned = excluded.earned, dates = excluded.dates`.execute(tx);
}

/** What a page read of a project on a day. */
export type Snapshot = Summary & { readonly day: string };

/** Of each project the last snapshot by the end of that day. */
export async function selectSnapshotsAt(tx: Tx, projectIds: readonly string[], day: string): Promise<Snapshot[]> {
  const { rows } = await sql<Snapshot>`
    select ${snapshotColumns}, day
    from unnest(${projectIds}::uuid[]) as asked (id) cross join lateral (
      select * from project_snapshot where project_id = asked.id and day <= ${day}::date order by day desc limit 1
    ) as last`.execute(tx);
  return rows;
}

/** The dimensions of a project as they counted last before a day; none where nothing was told of them. */
export async function selectDimensionsBefore(
  tx: Tx,
  projectId: string,
  day: string,
): Promise<ProjectSnapshotRow['dimensions']> {
  const { rows } = await sql<Pick<ProjectSnapshotRow, 'dimensions'>>`
    select dimensions from project_snapshot where project_id = ${projectId} and day < ${day}::date
    order by day desc limit 1`.execute(tx);
  return rows[0]?.dimensions ?? [];
}

/** How a project stood at the end of a month, or of the last day asked about. */
export interface StandingRow {
  readonly project_id: string;
  /** The last day of the month that was asked about. */
  readonly until: string;
  readonly computed: Snapshot['status'];
  /** With what was set by hand. */
  readonly status: Snapshot['status'];
  /** Plan time. */
  readonly finish: number | null;
  readonly variance_days: number | null;
  readonly earned: Snapshot['earned'];
}

/** Of each project and month from one day to another how it stood at its end, oldest first; months before its first snapshot left out. */
export async function selectStandings(
  tx: Tx,
  projectIds: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select asked.id as project_id, month.until, last.computed, last.status, last.finish, last.variance_days, last.earned
    from unnest(${projectIds}::uuid[]) as asked (id)
    cross join (
      select least((first + interval '1 month - 1 day')::date, ${to}::date) as until
      from generate_series(date_trunc('month', ${from}::date), ${to}::date, interval '1 month') as first
    ) as month
    cross join lateral (
      select status as computed, coalesce(override->>'status', status) as status, finish, variance_days, earned from project_snapshot
      where project_id = asked.id and day <= month.until order by day desc limit 1
    ) as last
    order by asked.id, month.until`.execute(tx);
  return rows;
}
