import { type Severity, severities } from '#engine';
import type { ComputedPlan } from '#modules/plans/actions/plan-services';
import type { Summary } from './queries.ts';
import type { ProjectSummaryRow } from './tables.ts';

/** What pages read of a project, of what its plan comes to. */
export function summaryOf(plan: ComputedPlan): Omit<ProjectSummaryRow, 'computed_at'> {
  return {
    project_id: plan.projectId,
    plan_id: plan.planId,
    plan_revision: plan.revision,
    status: plan.status,
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
  };
}

/** A summary as pages read it from where it is kept, for one that is not. */
export function toldOf({ top_finding, ...row }: ReturnType<typeof summaryOf>, computedAt: string): Summary {
  const { passed } = row.status_rule.parameters;
  const sentence = top_finding && {
    key: `plans.finding.${top_finding.code}.sentence`,
    parameters: top_finding.values,
  };
  return {
    ...row,
    computed_at: computedAt,
    passed_finish: typeof passed === 'object' && passed.kind === 'date' ? passed.at : null,
    top_severity: top_finding?.severity ?? null,
    matters: sentence ?? row.headline[0] ?? null,
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
