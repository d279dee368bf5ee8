import { formatPlanTime, type Message } from '#engine';
import { countOpen } from '#modules/findings/actions';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { planStanding } from '#modules/plans/actions/plan-standing';
import { describeProject } from '#modules/projects/actions/describe-project';
import { projectThen } from '#modules/projects/actions/project-then';
import { getProject } from '#modules/projects/actions/read-projects';
import { errors, OperationError } from '#platform/contract';
import type { PastDay } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { ProjectOverview } from '../contract.ts';
import { selectSummary } from '../queries.ts';
import { dateText, describeRow } from './describe-row.ts';
import { describeStatus } from './describe-status.ts';
import { summaryThen } from './told-then.ts';
import { whatMatters } from './what-matters.ts';

const nothing = { tasks: 0, milestones: 0, summaries: 0, links: 0, critical: 0, completed: 0, resources: 0 };

/** A project's status with its rule, its story, its figures and dates: as they were computed last, or as of a past day. */
export async function getProjectOverview(
  services: PlanServices,
  call: OperationCall,
  { projectId }: { projectId: string },
): Promise<ProjectOverview> {
  const told = await (call.past ? toldThen(services, call, projectId, call.past) : toldNow(call, projectId));
  const matters = await whatMatters(call, [projectId], new Map(told.summary ? [[projectId, told.summary]] : []));
  const headline = await matters.headline(told.project, told.summary?.headline ?? []);
  return describe(told, await describeStatus(call.tx, told.summary), matters.of(projectId, told.summary), headline);
}

type Told = Awaited<ReturnType<typeof toldNow>>;

async function toldNow(call: OperationCall, projectId: string) {
  const [project, summary, standing, open] = await Promise.all([
    getProject(call, { projectId }),
    selectSummary(call.tx, projectId),
    planStanding(call, projectId),
    countOpen(call.tx, [projectId]),
  ]);
  return { project, summary, standing, open: open.get(projectId) ?? 0, mayChange: true };
}

async function toldThen(services: PlanServices, call: OperationCall, projectId: string, past: PastDay): Promise<Told> {
  const row = await projectThen(call.tx, projectId, past);
  if (!row) throw new OperationError(errors.notThereThen);
  const summary = await summaryThen(services, call, projectId, past);
  const project = await describeProject(call.tx, row);
  const standing = summary && { planId: summary.plan_id, isComputed: true, lastImport: null };
  const open = (await countOpen(call.tx, [projectId], past)).get(projectId) ?? 0;
  return { project, summary, standing, open, mayChange: false };
}

function describe(
  { project, summary, standing, open, mayChange }: Told,
  { rule: statusRule, dimensions, override }: Awaited<ReturnType<typeof describeStatus>>,
  matters: ProjectOverview['matters'],
  headline: readonly Message[],
): ProjectOverview {
  const { percentComplete, ...counts } = summary?.counts ?? { ...nothing, percentComplete: null };
  const row = describeRow(project, summary, open, matters);
  return {
    ...row,
    planId: standing?.planId ?? null,
    percentComplete,
    ...{ statusRule, dimensions, override },
    headline: headline as ProjectOverview['headline'],
    narrative: (summary?.narrative ?? []) as ProjectOverview['narrative'],
    findings: summary?.findings ?? { critical: 0, major: 0, minor: 0, info: 0 },
    keyDates: (summary?.key_dates ?? []).map(({ at, comparedWith, ...date }) => ({
      ...date,
      // a summary that an earlier version wrote does not say it until it is computed again
      isOverdue: date.isOverdue === true,
      at: formatPlanTime(at),
      comparedWith: dateText(comparedWith),
    })),
    counts,
    canSetBaseline: mayChange && row.comparison !== 'baseline' && counts.tasks > 0 && standing?.isComputed === true,
    isComputing: standing?.isComputed === false,
    lastImport: standing?.lastImport ?? null,
  };
}
