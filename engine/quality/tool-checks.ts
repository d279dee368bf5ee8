import type { PlanLink } from '../kernel/plan.ts';
import { ticksPerHour, ticksPerMinute } from '../kernel/plan-time.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { type Check, daysParameter, gradeShare, tally, taskParameter } from './check.ts';
import { isLinked, openLinks } from './logic-checks.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/**
 * Whether a task's links at an end hold its other end alone: its start is not held by them, or nothing waits for its finish,
 * nor do links of summaries above it see to that.
 */
const hangs = (
  view: TaskView,
  plan: PlanView,
  end: 'predecessors' | 'successors',
  holding: readonly PlanLink['type'][],
) => view[end].length > 0 && !isLinked(view, plan, end, holding);

const dangling: Check = {
  code: 'schedule.dangling-logic',
  severity: 'minor',
  standard: 'GAO Schedule Assessment Guide, best practice 2',
  inputs: ['tasks', 'links', 'progress'],
  find: (plan) => {
    const { open } = plan;
    const loose = open.filter(
      (view) =>
        !view.task.isMilestone &&
        ((view.task.actualStart === null && hangs(view, plan, 'predecessors', ['FS', 'SS'])) ||
          hangs(view, plan, 'successors', ['FS', 'FF'])),
    );
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
