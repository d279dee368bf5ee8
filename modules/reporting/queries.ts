import { sql } from 'kysely';
import type { Message, Severity } from '#engine';
import type { Tx } from '#platform/server';
import type { ProjectSummaryRow } from './tables.ts';

/** What a line of the portfolio tells; the rest of a summary is for the project's own page. */
export type SummaryLine = Omit<
  ProjectSummaryRow,
  | 'plan_revision'
  | 'open_findings'
  | 'top_finding'
  | 'headline'
  | 'narrative'
  | 'status_rule'
  | 'findings'
  | 'counts'
  | 'key_dates'
  | 'dimensions'
  | 'earned'
  | 'status_by'
> & {
  /** `status` is what pages show: what somebody set, else this. */
  readonly computed: ProjectSummaryRow['status'];
  /** What makes it so: a dimension that is amber or red, or a person. */
  readonly status_by: ProjectSummaryRow['status_by'] | 'person';
  readonly computed_by: ProjectSummaryRow['status_by'];
  /** The plan's own finish where it has passed: the rule of the status names it. A local date-time. */
  readonly passed_finish: string | null;
  readonly top_severity: Severity | null;
  /** Of earned value: by value, by cost, by time. */
  readonly spi: number | null;
  readonly cpi: number | null;
  readonly spi_time: number | null;
  /** Null where nothing is valued in money. */
  readonly earned_cost: ProjectSummaryRow['earned'];
  /** The sentence of the finding that presses most, else the first of the project's own: of what is done, how it ended. */
  readonly matters: Message | null;
};

/** Those that a summary has in common with a snapshot. */
const toldColumns = sql`project_id, plan_id, coalesce(override->>'status', status) as status, status as computed,
  case when override is null then status_by else 'person' end as status_by, status_by as computed_by, override, start, finish, comparison, comparison_finish, variance_days, tasks,
  percent_complete, data_date`;
const lineColumns = sql`${toldColumns}, spi, cpi, spi_time, case when earned_basis = 'cost' then earned end as earned_cost,
  passed_finish, top_severity, matters, computed_at`;
const pageColumns = sql`headline, narrative, status_rule, dimensions, findings, counts, key_dates, earned`;

/** All that a page reads of a snapshot, under the names that a summary has. */
export const snapshotColumns = sql`${toldColumns}, recorded_at as computed_at, ${pageColumns},
  (earned->>'spi')::float8 as spi, (earned->>'cpi')::float8 as cpi, (earned->>'spiTime')::float8 as spi_time,
  case when earned->>'basis' = 'cost' then earned end as earned_cost,
  status_rule->'parameters'->'passed'->>'at' as passed_finish,
  top_finding->>'severity' as top_severity,
  case when jsonb_typeof(top_finding) = 'object' and coalesce(status_by, 'schedule') = 'schedule' and percent_complete is distinct from 100
    then jsonb_build_object('key', 'plans.finding.' || (top_finding->>'code') || '.sentence',
      'parameters', top_finding->'values')
    else headline->0 end as matters`;

/** What is left to be paid by the plan of a project, in minor units, and until when: as it was computed last. */
export interface LeftToPay {
  readonly project_id: string;
  /** Null where the plan has no prices, or no baseline. */
  readonly cost_minor: number | null;
  readonly finish: number | null;
}

export async function selectLeftToPay(tx: Tx, projectIds: readonly string[]): Promise<LeftToPay[]> {
  const { rows } = await sql<LeftToPay>`
    select project_id, finish, case when earned->>'basis' = 'cost' then (earned->>'etc')::float8 end as cost_minor
    from project_summary where project_id = any(${projectIds}::uuid[])`.execute(tx);
  return rows;
}

/** The lines of these projects. */
export async function selectSummaryLines(tx: Tx, projectIds: readonly string[]): Promise<SummaryLine[]> {
  const { rows } = await sql<SummaryLine>`
    select ${lineColumns} from project_summary where project_id = any(${projectIds}::uuid[])`.execute(tx);
  return rows;
}

/** What a page of its own tells of a project. */
export type Summary = SummaryLine &
  Pick<
    ProjectSummaryRow,
    'headline' | 'narrative' | 'status_rule' | 'dimensions' | 'findings' | 'counts' | 'key_dates' | 'earned'
  > & {
    /** Of the plan that it tells; of a past day nobody asks. */
    readonly plan_revision?: number;
  };

export async function selectSummary(tx: Tx, projectId: string): Promise<Summary | undefined> {
  const { rows } = await sql<Summary>`
    select ${lineColumns}, ${pageColumns}, plan_revision from project_summary where project_id = ${projectId}`.execute(
    tx,
  );
  return rows[0];
}

/** The same of these projects. */
export async function selectSummaries(tx: Tx, projectIds: readonly string[]): Promise<Summary[]> {
  const { rows } = await sql<Summary>`
    select ${lineColumns}, ${pageColumns} from project_summary
    where project_id = any(${projectIds}::uuid[])`.execute(tx);
  return rows;
}

/** The sentences that state the project's case; none before it was computed. */
export async function selectHeadline(tx: Tx, projectId: string): Promise<readonly Message[]> {
  const { rows } = await sql<{ headline: readonly Message[] }>`
    select headline from project_summary where project_id = ${projectId}`.execute(tx);
  return rows[0]?.headline ?? [];
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

/** Writes the summary of a project over the one that was there, with what a line tells of it. */
export async function upsertSummary(
  tx: Tx,
  row: Omit<ProjectSummaryRow, 'computed_at'>,
  line: Pick<SummaryLine, 'passed_finish' | 'top_severity' | 'matters'>,
): Promise<void> {
  await sql`
    insert into project_summary (project_id, plan_id, plan_revision, status, status_by, dimensions, override, start, finish, comparison,
      comparison_finish, variance_days, tasks, percent_complete, open_findings, top_finding, headline, narrative,
      status_rule, findings, counts, key_dates, data_date, earned, passed_finish, top_severity, matters,
      computed_at)
    values (${row.project_id}, ${row.plan_id}, ${row.plan_revision}, ${row.status}, ${row.status_by},
      ${json(row.dimensions)}, ${row.override && json(row.override)}, ${row.start}, ${row.finish},
      ${row.comparison}, ${row.comparison_finish}, ${row.variance_days}, ${row.tasks}, ${row.percent_complete},
      ${row.open_findings}, ${json(row.top_finding)}, ${json(row.headline)}, ${json(row.narrative)},
      ${json(row.status_rule)}, ${json(row.findings)}, ${json(row.counts)}, ${json(row.key_dates)}, ${row.data_date},
      ${row.earned && json(row.earned)}, ${line.passed_finish}, ${line.top_severity},
      ${line.matters && json(line.matters)}, now())
    on conflict (organisation_id, project_id) do update set plan_id = excluded.plan_id,
      plan_revision = excluded.plan_revision, status = excluded.status, status_by = excluded.status_by,
      dimensions = excluded.dimensions, override = excluded.override, start = excluded.start,
      finish = excluded.finish, comparison = excluded.comparison, comparison_finish = excluded.comparison_finish,
      variance_days = excluded.variance_days, tasks = excluded.tasks, percent_complete = excluded.percent_complete,
      open_findings = excluded.open_findings, top_finding = excluded.top_finding, headline = excluded.headline,
      narrative = excluded.narrative, status_rule = excluded.status_rule, findings = excluded.findings,
      counts = excluded.counts, key_dates = excluded.key_dates, data_date = excluded.data_date, earned = excluded.earned,
      passed_finish = excluded.passed_finish, top_severity = excluded.top_severity, matters = excluded.matters,
      computed_at = excluded.computed_at`.execute(tx);
}
