import type { CalendarBook, WorkingTime } from '../calendar/index.ts';
import type { PlanAssignment, PlanResource, PlanTask } from '../kernel/plan.ts';
import { type PlanTime, ticksPerHour } from '../kernel/plan-time.ts';
import type { TaskDates } from '../kernel/schedule-result.ts';
import { restOf } from '../schedule/index.ts';
import type { Basis } from './basis.ts';
import { type Spread, shareBy, slicesBy } from './spread.ts';

/** What an assignment has come to and what is left of it, in the unit of the basis, and when. */
export interface Spending {
  readonly actual: number;
  readonly left: number;
  /** Hours at work, done: nothing for what is bought by the piece. */
  readonly actualWorkTicks: number;
  /** Whether nothing says what it costs. */
  readonly isUnpriced: boolean;
  readonly actualBy: (at: PlanTime) => number;
  readonly leftBy: (at: PlanTime) => number;
}

export interface SpendingFacts {
  readonly basis: Basis;
  readonly resources: ReadonlyMap<number, PlanResource>;
  readonly book: CalendarBook;
  readonly statusAt: PlanTime;
}

/**
 * What one assignment has cost and will cost. Until time and expenses are recorded, cost is incurred as Microsoft Project
 * counts it ("Actual Cost fields"): actual work at its rate, and what is bought by the piece as its task goes on.
 */
export function spendingOf(
  assignment: PlanAssignment,
  task: PlanTask,
  dates: TaskDates,
  { basis, resources, book, statusAt }: SpendingFacts,
): Spending {
  const { workTicks, actualWorkTicks, remainingWorkTicks, units, contour, timephased } = assignment;
  const resource = assignment.resourceUid === null ? undefined : resources.get(assignment.resourceUid);
  const isDone = task.actualFinish !== null || dates.percentComplete >= 100;
  const share = isDone ? 1 : dates.percentComplete / 100;
  const isTold = actualWorkTicks !== null && remainingWorkTicks !== null;
  const work = isTold ? actualWorkTicks + remainingWorkTicks : workTicks;
  const done = work === null ? 0 : (actualWorkTicks ?? work * share);
  const rate = resource?.standardRateMinor ?? null;
  const priced = (ticks: number | null, pieces: number) =>
    Math.round((rate ?? 0) * (ticks === null ? pieces : ticks / ticksPerHour));
  const inCost = basis === 'cost';
  const whole = inCost ? priced(work, units) : (work ?? 0);
  const actual = inCost ? Math.min(whole, priced(work === null ? null : done, units * share)) : done;
  const left = task.isActive ? whole - actual : 0;
  const calendar = calendarOf(task, resource, book);
  const begun = task.actualStart ?? dates.start ?? statusAt;
  const until = task.actualFinish ?? task.stop ?? Math.max(begun, Math.min(statusAt, dates.finish ?? statusAt));
  const rest = Math.max(task.resume ?? 0, restOf(task, dates, calendar)?.at ?? 0);
  const goesOn = Math.max(statusAt, rest, actual > 0 || share > 0 ? 0 : (dates.start ?? 0));
  // what the plan leaves in the past cannot be done there any more: it comes right behind the status date
  const end = dates.finish !== null && dates.finish > goesOn ? dates.finish : calendar.add(goesOn, 1);
  const lies = (kind: 'actual' | 'remaining', rest: Omit<Spread, 'amount'>) => {
    const slices = timephased.filter((slice) => slice.kind === kind);
    return (at: PlanTime) => slicesBy(slices, calendar, at) ?? shareBy(rest, at);
  };
  const contours = isDone ? [{ contour, share: 1 }] : [];
  const actualShare = lies('actual', { from: begun, to: until, calendar, contours });
  const leftShare = lies('remaining', { from: goesOn, to: end, calendar, contours: [] });
  return {
    actual,
    left,
    actualWorkTicks: Math.round(done),
    isUnpriced: inCost && rate === null,
    actualBy: (at) => Math.round(actual * actualShare(at)),
    leftBy: (at) => Math.round(left * leftShare(at)),
  };
}

/** What a task works by: elapsed time, its own calendar, or the one of whoever works on it. */
export function calendarOf(
  { isElapsed, calendarUid }: Pick<PlanTask, 'isElapsed' | 'calendarUid'>,
  resource: Pick<PlanResource, 'calendarUid'> | undefined,
  book: CalendarBook,
): WorkingTime {
  return isElapsed ? book.wholeDay : book.of(calendarUid ?? resource?.calendarUid ?? null);
}
