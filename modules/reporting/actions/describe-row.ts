import { formatPlanTime, type PlanTime } from '#engine';
import type { Project } from '#modules/projects/contract';
import type { PortfolioRow } from '../contract.ts';
import type { SummaryLine } from '../queries.ts';

export const dateText = (at: PlanTime | null | undefined) => (at == null ? null : formatPlanTime(at));

/** The rule of the status names the finish that it counts from where that has passed. */
function passedFinish(summary: SummaryLine | undefined): string | null {
  const passed = summary?.status_rule.parameters.passed;
  return typeof passed === 'object' && passed.kind === 'date' ? passed.at : null;
}

/** A line of the portfolio, with how many findings of it are open; without a summary, which the first computation makes, a project has no figures yet. */
export function describeRow(project: Project, summary: SummaryLine | undefined, openFindings = 0): PortfolioRow {
  return {
    projectId: project.projectId,
    planId: summary?.plan_id ?? null,
    name: project.name,
    officeId: project.officeId,
    officeName: project.officeName,
    managerPersonId: project.managerPersonId,
    managerName: project.managerName,
    state: project.state,
    status: summary?.status ?? 'grey',
    start: dateText(summary?.start),
    finish: dateText(summary?.finish),
    passedFinish: passedFinish(summary),
    comparison: summary?.comparison ?? 'none',
    comparisonFinish: dateText(summary?.comparison_finish),
    varianceDays: summary?.variance_days ?? null,
    toleranceDays: project.toleranceDays,
    tasks: summary?.tasks ?? 0,
    percentComplete: summary?.percent_complete ?? null,
    openFindings,
    topFinding: (summary?.top_finding ?? null) as PortfolioRow['topFinding'],
    headline: (summary?.headline ?? []) as PortfolioRow['headline'],
    computedAt: summary?.computed_at ?? null,
    dataDate: dateText(summary?.data_date),
  };
}
