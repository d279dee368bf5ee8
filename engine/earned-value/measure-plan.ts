import { type CalendarBook, createCalendarBook } from '../calendar/index.ts';
import type { Baseline, PlanAssignment, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { type PlanTime, ticksPerMinute } from '../kernel/plan-time.ts';
import { plannedWork } from '../kernel/planned-work.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
import { type Basis, basisOf, valueIn } from './basis.ts';
import { earnedShares } from './earned-shares.ts';
import { type EarningContext, isComplete, plannedTasks, ruleOf } from './planned-task.ts';
import { calendarOf, type Spending, spendingOf } from './spending.ts';
import { amountBy, type Spread, shareBy } from './spread.ts';

/** A task with its own value and cost, without what is below it. */
export interface Measured {
  readonly task: PlanTask;
  /** Of the baseline; null: the task is no planned work, but something was spent or is left to spend on it. */
  readonly planned: Spread | null;
  readonly baselineWorkTicks: number;
  /** No level of effort, which is always on time. */
  readonly isDiscrete: boolean;
  readonly pv: number;
  readonly ev: number;
  readonly spending: readonly Spending[];
  /** When it was done; null while it is open. */
  readonly doneAt: PlanTime | null;
  /** What was earned by an earlier instant, as far as its actual dates tell. */
  readonly earnedBy: (at: PlanTime) => number;
}

export interface MeasuredPlan {
  readonly basis: Basis;
  readonly at: PlanTime;
  /** Of the baseline. */
  readonly start: PlanTime;
  readonly finish: PlanTime;
  readonly book: CalendarBook;
  /** Ticks of a working day of the plan: the period of earned schedule. */
  readonly dayTicks: number;
  /** In the order of the outline. */
  readonly measured: readonly Measured[];
}

/**
 * A plan measured against a baseline: planned value time-phased over the baseline dates by the calendars and contours of
 * the plan, earned value by the rule of each task, incurred cost. All amounts are whole numbers, so that sums over tasks
 * are exact at every level. Valued by cost where the baseline has any, else by its work, else by its durations. Null
 * where the baseline plans nothing.
 */
export function measurePlan(
  input: ScheduleInput,
  result: ScheduleResult,
  context: EarningContext,
): MeasuredPlan | null {
  const views = plannedTasks(input, result, context.baseline);
  const work = plannedWork(views);
  const planned = work.flatMap((view) => view.planned ?? []);
  const basis = basisOf(planned);
  if (!basis) return null;
  const book = createCalendarBook(input.project, input.calendars);
  const own = ofTasks(input.assignments);
  const spreads = new Map(
    work.flatMap(({ task, planned: baseline }) =>
      baseline ? [[task.uid, spreadOf(baseline, basis, task, own.get(task.uid) ?? [], book)] as const] : [],
    ),
  );
  const shares = earnedShares(views, spreads, context);
  const resources = new Map(input.resources.map((resource) => [resource.uid, resource]));
  const facts = { basis, resources, book, statusAt: context.at };
  const measured = views.flatMap(({ task, dates, planned: baseline }): Measured[] => {
    const spread = spreads.get(task.uid) ?? null;
    const spending = (own.get(task.uid) ?? []).map((assignment) => spendingOf(assignment, task, dates, facts));
    if (!spread && spending.every(({ actual, left }) => actual === 0 && left === 0)) return [];
    const ev = Math.round((spread?.amount ?? 0) * (shares.get(task.uid) ?? 0));
    return [
      {
        task,
        planned: spread,
        baselineWorkTicks: spread ? (baseline?.workTicks ?? 0) : 0,
        isDiscrete: ruleOf(task).kind !== 'level-of-effort',
        pv: spread ? amountBy(spread, context.at) : 0,
        ev,
        spending,
        doneAt: isComplete(task, dates) ? (task.actualFinish ?? dates.finish) : null,
        earnedBy: (at) => Math.round(ev * progressBy(task, dates, context.at, calendarOf(task, undefined, book), at)),
      },
    ];
  });
  const minutes = input.project.minutesPerDay;
  return {
    basis,
    at: context.at,
    start: least(planned.map(({ start, finish }) => start ?? finish ?? Infinity)),
    finish: most(planned.map(({ start, finish }) => finish ?? start ?? 0)),
    book,
    dayTicks: Math.round((minutes > 0 ? minutes : 480) * ticksPerMinute),
    measured,
  };
}

/** Baselines keep no assignments: the contours of those that the task has now stand for those that it had. */
function spreadOf(
  baseline: Baseline,
  basis: Basis,
  task: PlanTask,
  own: readonly PlanAssignment[],
  book: CalendarBook,
): Spread {
  const { start, finish } = baseline;
  const work = own.reduce((sum, { workTicks }) => sum + (workTicks ?? 0), 0);
  const isEven = work <= 0 || own.every(({ contour }) => contour === 'flat' || contour === 'contoured');
  return {
    amount: Math.round(valueIn[basis](baseline)),
    from: start ?? finish ?? 0,
    to: finish ?? start ?? 0,
    calendar: calendarOf(task, undefined, book),
    contours: isEven ? [] : own.map(({ contour, workTicks }) => ({ contour, share: (workTicks ?? 0) / work })),
  };
}

function ofTasks(assignments: readonly PlanAssignment[]): ReadonlyMap<number, PlanAssignment[]> {
  const own = new Map<number, PlanAssignment[]>();
  for (const assignment of assignments) {
    const list = own.get(assignment.taskUid);
    if (list) list.push(assignment);
    else own.set(assignment.taskUid, [assignment]);
  }
  return own;
}

/** The share of what a task has earned that it had by an instant: even from its actual start to where its progress ends. */
function progressBy(
  task: PlanTask,
  dates: TaskDates,
  statusAt: PlanTime,
  calendar: Spread['calendar'],
  at: PlanTime,
): number {
  if (at >= statusAt) return 1;
  const from = task.actualStart ?? dates.start ?? statusAt;
  const to = Math.min(statusAt, task.actualFinish ?? task.stop ?? dates.finish ?? statusAt);
  return shareBy({ from, to: Math.max(from, to), calendar, contours: [] }, at);
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), 0);
