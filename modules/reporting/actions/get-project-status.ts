import { formatPlanTime } from '#engine';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { projectThen } from '#modules/projects/actions/project-then';
import { errors, OperationError } from '#platform/contract';
import type { PastDay } from '#platform/server';
import { AfterCommit } from '#platform/server/http/after-commit';
import type { OperationCall } from '#platform/server/http/exchange';
import { selectReportHeads, selectReports } from '../queries/reports.ts';
import { monthAfter, monthOf } from '../report-period.ts';
import { figuresOf } from '../report-text.ts';
import { describeStatus } from './describe-status.ts';
import { changeFor, periodOf, type Situation, situationOf } from './draft-report.ts';
import { describeReports } from './read-reports.ts';
import { statusHistory } from './read-snapshots.ts';
import { summaryThen } from './told-then.ts';

/** As many months as are shown beside each other. */
const shownMonths = 18;

/** A month later than any: what changed since the last report is shown, whichever month it was of. */
const afterAll = '9999-12';

/** The status of a project with rule and figures, computed above reported by month, and what moved its finish since the last report. */
export async function getProjectStatus(
  services: PlanServices,
  call: OperationCall,
  { projectId }: { projectId: string },
) {
  const { tx, past } = call;
  const situation = await (past ? situationThen(services, call, projectId, past) : situationOf(call, projectId));
  const { project, summary, today } = situation;
  const from = `${monthAfter(monthOf(today), 1 - shownMonths)}-01`;
  const [history, explain, last] = await Promise.all([
    statusHistory(tx, [projectId], from, today),
    changeFor(services, call, situation, afterAll, past),
    selectReports(tx, projectId, { limit: 1, by: past?.day }),
  ]);
  const [report = null] = await describeReports(tx, last, past);
  const period = periodOf(situation);
  const told = await describeStatus(tx, summary);
  const nothing = { comparison: 'none', status_rule: told.rule, dimensions: [], headline: [], finish: null, comparison_finish: null, variance_days: null, percent_complete: null, data_date: null } as const; // biome-ignore format: one record
  return new AfterCommit(async () => ({
    computed: summary?.computed ?? ('grey' as const),
    ...told,
    headline: [...(summary?.headline ?? [])],
    figures: figuresOf(summary ?? nothing, project.tolerance_days),
    change: await explain(),
    months: (history.get(projectId) ?? []).map(({ finish, status: _, earned: __, ...month }) => ({
      ...month,
      finish: finish === null ? null : formatPlanTime(finish),
    })),
    report,
    isReportDue: !past && summary !== undefined && !situation.reports.some((each) => each.period === period),
  }));
}

/** How it stood at the end of a past day, by the plan as it was. */
async function situationThen(
  services: PlanServices,
  call: OperationCall,
  projectId: string,
  past: PastDay,
): Promise<Situation> {
  const project = await projectThen(call.tx, projectId, past);
  if (!project) throw new OperationError(errors.notThereThen);
  const [summary, reports] = await Promise.all([
    summaryThen(services, call, projectId, past),
    selectReportHeads(call.tx, [projectId], past.day),
  ]);
  return { project, today: past.day, summary, reports };
}
