import { type PlanTime, ticksPerDay } from '../kernel/plan-time.ts';
import { type Check, countingCheck, dateParameter, tally } from './check.ts';
import { finishVariance, longestOverdue } from './finish-variance.ts';
import { type PlanView, type TaskView, workingDays } from './plan-view.ts';

/** A status date older than a month's reporting cycle says nothing about today. Calendar days. */
export const staleAfterDays = 31;

const hasBegun = ({ task, isComplete }: TaskView) =>
  isComplete || task.actualStart !== null || task.percentComplete > 0;

/** Whether a predecessor that holds the start (FS), or the finish too (FF), is still open. */
function waitsFor(view: TaskView, { byUid }: PlanView, types: readonly string[]): boolean {
  return view.predecessors.some(({ predecessorUid, type, lag }) => {
    const isLead = lag.kind === 'percent' ? lag.percent < 0 : lag.ticks < 0;
    return types.includes(type) && !isLead && byUid.get(predecessorUid)?.isComplete === false;
  });
}

const statusDateMissing: Check = {
  code: 'progress.status-date-missing',
  severity: 'info',
  standard: 'DCMA 14-point assessment, 9 Invalid dates',
  inputs: ['progress'],
  find: ({ input, detail, open }) =>
    input.project.statusDate === null && open.length > 0 && detail.some(hasBegun) ? { values: {}, records: [] } : null,
};

const statusDateStale: Check = {
  code: 'progress.status-date-stale',
  severity: 'minor',
  standard: 'GAO Schedule Assessment Guide, best practice 9',
  inputs: ['progress', 'clock'],
  find: ({ input, today, open }) => {
    const { statusDate } = input.project;
    if (statusDate === null || open.length === 0) return null;
    const age = Math.floor((today - statusDate) / ticksPerDay);
    return age > staleAfterDays ? { values: { date: dateParameter(statusDate) }, records: [] } : null;
  },
};

/** The values hold nothing that grows with each day, so that the finding changes only with the plan. */
const finishPassed: Check = {
  code: 'progress.finish-passed',
  severity: 'critical',
  standard: null,
  inputs: ['tasks', 'links', 'calendars', 'baselines', 'progress', 'clock'],
  find: (plan) => {
    const first = longestOverdue(plan);
    if (!plan.isFinishPassed || !first) return null;
    const overdue = plan.open.toSorted((a, b) => (a.dates.finish ?? Infinity) - (b.dates.finish ?? Infinity));
    return tally(plan.detail, [first, ...overdue.filter((view) => view !== first)], {
      severity: daysLate(plan) > plan.context.toleranceDays ? 'critical' : 'major',
      values: { finish: dateParameter(plan.result.finish) },
    });
  },
};

/** By how much the plan ends later than planned if all open work went on today; where nothing was planned, than its own dates say. */
const daysLate = (plan: PlanView) =>
  finishVariance(plan)?.days ?? workingDays(plan, plan.result.finish, plan.forecastFinish);

/** Tasks whose planned start, or finish, has passed; the one that was due first is named, with the day. */
function overdueCheck(code: string, due: (view: TaskView) => PlanTime | null): Check {
  return {
    code,
    severity: 'minor',
    standard: null,
    inputs: ['calendars', 'baselines', 'progress', 'clock'],
    find: (plan) => {
      const dueAt = (view: TaskView) => due(view) ?? Infinity;
      const of = plan.open.filter(({ planned }) => planned !== null);
      const overdue = of.filter((view) => dueAt(view) < plan.today).toSorted((a, b) => dueAt(a) - dueAt(b));
      const [first] = overdue;
      if (!first) return null;
      const isPastTolerance = workingDays(plan, dueAt(first), plan.today) > plan.context.toleranceDays;
      return tally(of, overdue, {
        severity: isPastTolerance || overdue.some(({ dates }) => dates.isCritical) ? 'major' : 'minor',
        values: { planned: dateParameter(dueAt(first)) },
      });
    },
  };
}

/** What is said about progress, and what should have happened by now. */
export const progressChecks: readonly Check[] = [
  finishPassed,
  overdueCheck('progress.late-finish', ({ planned }) => planned?.finish ?? null),
  overdueCheck('progress.late-start', (view) => (hasBegun(view) ? null : (view.planned?.start ?? null))),
  countingCheck({
    code: 'progress.out-of-sequence',
    severity: 'minor',
    standard: 'GAO Schedule Assessment Guide, best practice 9',
    inputs: ['links', 'progress'],
    among: ({ open }) => open,
    applies: (view, plan) => hasBegun(view) && waitsFor(view, plan, ['FS']),
  }),
  countingCheck({
    code: 'progress.complete-before-predecessor',
    severity: 'minor',
    standard: 'GAO Schedule Assessment Guide, best practice 9',
    inputs: ['links', 'progress'],
    applies: (view, plan) => view.isComplete && waitsFor(view, plan, ['FS', 'FF']),
  }),
  countingCheck({
    code: 'progress.complete-without-actual-finish',
    severity: 'minor',
    standard: 'DCMA 14-point assessment, 9 Invalid dates',
    inputs: ['progress'],
    applies: ({ task }) => task.percentComplete >= 100 && task.actualFinish === null,
  }),
  countingCheck({
    code: 'progress.started-without-actual-start',
    severity: 'info',
    standard: 'DCMA 14-point assessment, 9 Invalid dates',
    inputs: ['progress'],
    among: ({ open }) => open,
    applies: ({ task }) => task.percentComplete > 0 && task.actualStart === null,
  }),
  statusDateMissing,
  statusDateStale,
];
