import { type DimensionStatus, overallOf, type Severity, settle, severities } from '#engine';
import type { StatusOverride } from '#modules/findings/actions';
import type { ComputedPlan } from '#modules/plans/actions/plan-services';
import type { Summary } from './queries.ts';
import type { ProjectSummaryRow } from './tables.ts';

/** The day that a plan is told of, and what counts on it beside the plan's own figures. */
export interface Standing {
  /** Of the organisation. */
  readonly day: string;
  /** As they counted last on an earlier day. */
  readonly before: readonly DimensionStatus[];
  readonly override: StatusOverride | null;
}

/** What pages read of a project, of what its plan comes to. */
export function summaryOf(
  plan: ComputedPlan,
  { day, before, override }: Standing,
): Omit<ProjectSummaryRow, 'computed_at'> {
  const dimensions = settle(plan.dimensions, before, day);
  const { status, by } = overallOf(dimensions);
  return {
    project_id: plan.projectId,
    plan_id: plan.planId,
    plan_revision: plan.revision,
    ...{ status, status_by: by, dimensions, override },
    start: plan.start,
    finish: plan.forecastFinish,
    comparison: plan.comparison.kind,
    comparison_finish: plan.comparison.finish,
    variance_days: plan.comparison.varianceDays,
    tasks: plan.figures.tasks,
    percent_complete: plan.figures.percentComplete,
    open_findings: plan.findings.length,
    top_finding: topFinding(plan),
    headline: plan.headline,
    narrative: plan.narrative,
    status_rule: plan.statusRule,
    findings: bySeverity(plan),
    counts: plan.figures,
    key_dates: plan.keyDates,
    data_date: plan.dataDate,
    earned: plan.earned,
  };
}

/** A summary as pages read it from where it is kept, for one that is not. */
export function toldOf({ top_finding, ...row }: ReturnType<typeof summaryOf>, computedAt: string): Summary {
  const { passed } = row.status_rule.parameters;
  const sentence = top_finding && {
    key: `plans.finding.${top_finding.code}.sentence`,
    parameters: top_finding.values,
  };
  const isOther = row.percent_complete === 100 || (row.status_by !== null && row.status_by !== 'schedule');
  return {
    ...row,
    status: row.override?.status ?? row.status,
    computed: row.status,
    computed_by: row.status_by,
    status_by: row.override ? 'person' : row.status_by,
    computed_at: computedAt,
    ...{ spi: row.earned?.spi ?? null, cpi: row.earned?.cpi ?? null, spi_time: row.earned?.spiTime ?? null },
    earned_cost: row.earned?.basis === 'cost' ? row.earned : null,
    passed_finish: typeof passed === 'object' && passed.kind === 'date' ? passed.at : null,
    top_severity: top_finding?.severity ?? null,
    matters: (isOther ? null : sentence) ?? row.headline[0] ?? null,
  };
}

function topFinding({ topFinding }: ComputedPlan) {
  if (!topFinding) return null;
  const { code, severity, values } = topFinding; // its records are the register's: a line tells the sentence
  return { code, severity, values };
}

function bySeverity({ findings }: ComputedPlan): Record<Severity, number> {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return Object.fromEntries(severities.map((severity) => [severity, count(severity)])) as Record<Severity, number>;
}
