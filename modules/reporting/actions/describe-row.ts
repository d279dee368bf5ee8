import { type EarnedSummary, formatPlanTime, type PlannedPace, type PlanTime } from '#engine';
import type { Project } from '#modules/projects/contract';
import type { PortfolioRow } from '../contract.ts';
import type { SummaryLine } from '../queries.ts';

export const dateText = (at: PlanTime | null | undefined) => (at == null ? null : formatPlanTime(at));

/** A line of the portfolio, with how many findings of it are open; without a summary, which the first computation makes, a project has no figures yet. */
export function describeRow(
  project: Project,
  summary: SummaryLine | undefined,
  openFindings = 0,
  matters = summary?.matters ?? null,
): PortfolioRow {
  const isClosed = project.closedAt !== null;
  return {
    projectId: project.projectId,
    planId: summary?.plan_id ?? null,
    name: project.name,
    officeId: project.officeId,
    officeName: project.officeName,
    managerPersonId: project.managerPersonId,
    managerName: project.managerName,
    state: project.state,
    isClosed,
    status: isClosed ? 'grey' : (summary?.status ?? 'grey'),
    statusBy: isClosed ? null : (summary?.status_by ?? null),
    start: dateText(summary?.start),
    finish: dateText(summary?.finish),
    passedFinish: summary?.passed_finish ?? null,
    comparison: summary?.comparison ?? 'none',
    comparisonFinish: dateText(summary?.comparison_finish),
    varianceDays: summary?.variance_days ?? null,
    toleranceDays: project.toleranceDays,
    tasks: summary?.tasks ?? 0,
    percentComplete: summary?.percent_complete ?? null,
    spi: summary?.spi ?? null,
    cpi: summary?.cpi ?? null,
    spiTime: summary?.spi_time ?? null,
    earned: summary?.earned_cost ? earnedOf(summary.earned_cost) : null,
    // as in the register, which leaves out what is found about projects that are over
    openFindings: isClosed ? 0 : openFindings,
    topSeverity: isClosed ? null : (summary?.top_severity ?? null),
    matters: matters as PortfolioRow['matters'],
    computedAt: summary?.computed_at ?? null,
    dataDate: dateText(summary?.data_date),
  };
}

/** What is summed over projects. */
function earnedOf({
  basis,
  bac,
  pv,
  ev,
  ac,
  etc = null,
  discrete = { bac, pv, ev },
  currencyCode = null,
  pace = null,
  ...indices
}: EarnedSummary): NonNullable<PortfolioRow['earned']> {
  const { spi, cpi, spiTime } = indices;
  return { basis, bac, pv, ev, ac, etc, discrete, currencyCode, spi, cpi, spiTime, pace: pace && datedPace(pace) };
}

const datedPace = ({ at, doneAt, from, to, shares }: PlannedPace) => ({
  ...{ at: formatPlanTime(at), doneAt: dateText(doneAt), from: formatPlanTime(from), to: formatPlanTime(to) },
  shares: [...shares],
});
