import type { PlanLink } from '../kernel/plan.ts';
import { ticksPerHour, ticksPerMinute } from '../kernel/plan-time.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { type Check, daysParameter, gradeShare, tally, taskParameter } from './check.ts';
import { linkedTasks, openLinks } from './logic-checks.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/**
 * The tasks whose links at an end hold their other end alone: their start is not held by them, or nothing waits for their
 * finish, nor do links of summaries above see to that.
 */
function hanging(plan: PlanView, end: 'predecessors' | 'successors', holding: readonly PlanLink['type'][]) {
  const held = linkedTasks(plan, end, holding);
  return new Set(plan.open.filter((view) => view[end].length > 0 && !held.has(view.task.uid)));
}

const dangling: Check = {
  code: 'schedule.dangling-logic',
  severity: 'minor',
  standard: 'GAO Schedule Assessment Guide, best practice 2',
  inputs: ['tasks', 'links', 'progress'],
  find: (plan) => {
    const { open } = plan;
    const atStart = hanging(plan, 'predecessors', ['FS', 'SS']);
    const atFinish = hanging(plan, 'successors', ['FS', 'FF']);
    const loose = open.filter((view) => {
      const { isMilestone, actualStart } = view.task;
      return !isMilestone && ((actualStart === null && atStart.has(view)) || atFinish.has(view));
    });
    return tally(open, loose, { severity: gradeShare(loose.length, open.length, 5) });
  },
};

/** As Primavera's check has it by default: 352 hours, two months of working days. */
const longLagDays = 44;

function lagDays({ lag }: PlanLink, { byUid, input }: PlanView, predecessorUid: number): number {
  const day = (input.project.minutesPerDay > 0 ? input.project.minutesPerDay : 480) * ticksPerMinute;
  if (lag.kind === 'working') return lag.ticks / day;
  if (lag.kind === 'elapsed') return lag.ticks / (24 * ticksPerHour);
  return ((byUid.get(predecessorUid)?.dates.durationTicks ?? 0) * lag.percent) / 100 / day;
}

const longLag: Check = {
  code: 'schedule.long-lag',
  severity: 'minor',
  standard: 'Primavera P6, Check Schedule, long lags',
  inputs: ['links', 'progress'],
  find: (plan) => {
    const links = openLinks(plan);
    const long = links.filter((link) => lagDays(link, plan, link.predecessorUid) > longLagDays);
    const task = plan.byUid.get(long[0]?.successorUid ?? 0)?.task;
    if (!task) return null;
    return {
      severity: gradeShare(long.length, links.length, 5),
      values: { count: long.length, of: links.length, task: taskParameter(task), limit: daysParameter(longLagDays) },
      records: [...new Set(long.map(({ successorUid }) => successorUid))].map(taskReference),
    };
  },
};

const soft: readonly TaskView['task']['constraintType'][] = ['SNET', 'FNET', 'ALAP'];

const softConstraint: Check = {
  code: 'schedule.soft-constraint',
  severity: 'info',
  standard: 'Primavera P6, Check Schedule, soft constraints',
  inputs: ['tasks', 'progress'],
  find: ({ open }) => {
    const held = open.filter(
      ({ task }) => !task.isManual && task.actualStart === null && soft.includes(task.constraintType),
    );
    return gradeShare(held.length, open.length, 5) === 'info' ? null : tally(open, held);
  },
};

const manualTask: Check = {
  code: 'schedule.manual-task',
  severity: 'info',
  standard: 'Microsoft Project, Task Inspector, manually scheduled tasks',
  inputs: ['tasks', 'progress'],
  find: ({ open }) => tally(open, open.filter(({ task }) => task.isManual)), // biome-ignore format: one line
};

/** What the checks of Primavera and of Microsoft Project ask beside the points of the DCMA. */
export const toolChecks: readonly Check[] = [dangling, longLag, softConstraint, manualTask];
