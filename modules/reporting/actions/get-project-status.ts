import { formatPlanTime, type Message } from '#engine';
import type { Call } from '#platform/server';
import { selectReports } from '../queries/reports.ts';
import { monthAfter, monthOf } from '../report-period.ts';
import { figuresOf } from '../report-text.ts';
import { changeFor, periodOf, type ReportServices, situationOf } from './draft-report.ts';
import { describeReports } from './read-reports.ts';
import { statusHistory } from './read-snapshots.ts';

/** As many months as are shown beside each other. */
const shownMonths = 18;

/** A month later than any: what changed since the last report is shown, whichever month it was of. */
const afterAll = '9999-12';

/** The status of a project with rule and figures, computed above reported by month, and what moved its finish since the last report. */
export async function getProjectStatus(services: ReportServices, call: Call, { projectId }: { projectId: string }) {
  const { tx } = call;
  const situation = await situationOf(call, projectId);
  const { project, summary, today } = situation;
  const from = `${monthAfter(monthOf(today), 1 - shownMonths)}-01`;
  const [history, change, last] = await Promise.all([
    statusHistory(tx, [projectId], from, today),
    changeFor(services, call, situation, afterAll),
    selectReports(tx, projectId, { limit: 1 }),
  ]);
  const [report = null] = await describeReports(tx, last);
  const period = periodOf(situation);
  const rule: Message = summary?.status_rule ?? { key: 'reporting.narrative.rule.grey', parameters: {} };
  const nothing = { status: 'grey', comparison: 'none', status_rule: rule, headline: [], finish: null, comparison_finish: null, variance_days: null, percent_complete: null, data_date: null } as const; // biome-ignore format: one record
  return {
    computed: summary?.status ?? ('grey' as const),
    rule,
    headline: [...(summary?.headline ?? [])],
    figures: figuresOf(summary ?? nothing, project.tolerance_days),
    change,
    months: (history.get(projectId) ?? []).map(({ finish, ...month }) => ({
      ...month,
      finish: finish === null ? null : formatPlanTime(finish),
    })),
    report,
    isReportDue: summary !== undefined && !situation.reports.some((each) => each.period === period),
  };
}
