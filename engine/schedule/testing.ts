import { plainProject } from '../kernel/plain-project.ts';
import { plainTask } from '../kernel/plain-task.ts';
import type { PlanLink, PlanProject, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { formatPlanTime, type PlanTime, parsePlanTime } from '../kernel/plan-time.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';

/** A task with ordinary values, for tests: automatic, one working day, no constraint. */
export function testTask(uid: number, facts: Partial<PlanTask> = {}): PlanTask {
  const isMilestone = facts.durationTicks === 0;
  return { ...plainTask, uid, name: `Task ${uid}`, isMilestone, durationTicks: 4800, ...facts };
}

/** A link without lag unless `facts` say otherwise, for tests. */
export function testLink(predecessorUid: number, successorUid: number, facts: Partial<PlanLink> = {}): PlanLink {
  return { predecessorUid, successorUid, type: 'FS', lag: { kind: 'working', ticks: 0, unit: 'days' }, ...facts };
}

/** A plan on the standard calendar from Monday 2026-01-05 08:00, for tests. */
export function testPlan(
  tasks: readonly PlanTask[],
  links: readonly PlanLink[] = [],
  facts: Partial<Omit<ScheduleInput, 'project'>> & { readonly project?: Partial<PlanProject> } = {},
): ScheduleInput {
  return {
    calendars: [],
    resources: [],
    assignments: [],
    tasks,
    links,
    ...facts,
    project: {
      ...plainProject,
      name: 'Plan',
      start: at('2026-01-05T08:00'),
      ...facts.project,
    },
  };
}

/** Plan time of an ISO text; throws on one that is none, as that is a fault of the test. */
export function at(text: string): PlanTime {
  const time = parsePlanTime(text);
  if (time === null) throw new Error(`no plan time: ${text}`);
  return time;
}

/** Start and finish of every task by uid, in short: `01-05 08:00 – 01-06 17:00`. */
export function spansOf({ tasks }: ScheduleResult): Record<number, string> {
  return Object.fromEntries(tasks.map(({ uid, start, finish }) => [uid, `${short(start)} – ${short(finish)}`]));
}

/** Late start and finish of every task by uid, as `spansOf` writes them. */
export function lateSpansOf({ tasks }: ScheduleResult): Record<number, string> {
  return Object.fromEntries(
    tasks.map(({ uid, lateStart, lateFinish }) => [uid, `${short(lateStart)} – ${short(lateFinish)}`]),
  );
}

/** Total slack of every task by uid, in days of 8 h. */
export function slackDaysOf({ tasks }: ScheduleResult): Record<number, number | null> {
  return Object.fromEntries(
    tasks.map(({ uid, totalSlackTicks }) => [uid, totalSlackTicks === null ? null : totalSlackTicks / 4800]),
  );
}

function short(time: PlanTime | null): string {
  return time === null ? 'none' : formatPlanTime(time).slice(5, 16).replace('T', ' ');
}
