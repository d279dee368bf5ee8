import type { PlanTime } from '../kernel/plan-time.ts';
import {
  earnedSchedule,
  type PlannedCurve,
  type ScheduleIndices,
  scheduleAdherence,
  scheduleIndices,
} from './earned-schedule.ts';
import { type Figure, unknown } from './figure.ts';
import { type Amounts, type Indices, indicesOf } from './indices.ts';
import type { Measured, MeasuredPlan } from './measure-plan.ts';
import { type Spread, shareBy } from './spread.ts';

/** What some tasks come to together: a task, a summary, a control account or the whole plan. */
export interface Standing {
  readonly amounts: Amounts;
  readonly indices: Indices;
  /** In working days of the plan from `start`; level of effort left out. */
  readonly schedule: ScheduleIndices;
  /** When the baseline of these tasks begins, level of effort left out; the plan's own start where there is none. */
  readonly start: PlanTime;
  readonly adherence: Figure;
  /** Whether some of the cost is not counted, as nothing says what it is. */
  readonly isPartlyPriced: boolean;
}

/**
 * The standing of some of a plan's measured tasks, all of them for the plan: amounts as whole numbers in the unit of its
 * basis, earned schedule in working days. Of no tasks the amounts are 0 and every index says why there is none.
 */
export function standingOf(plan: MeasuredPlan, tasks: readonly Measured[]): Standing {
  const amounts = amountsOf(plan, tasks);
  const discrete = tasks.filter(({ isDiscrete, planned }) => isDiscrete && planned);
  const { curve, start } = curveOf(plan, discrete);
  const es = earnedSchedule(curve, amounts.discrete.ev);
  const at = plan.book.project.count(start, Math.min(plan.at, doneAt(discrete) ?? plan.at)) / plan.dayTicks;
  const hasPlan = amounts.discrete.bac > 0;
  return {
    amounts,
    indices: indicesOf(amounts),
    schedule: scheduleIndices({ es, at, pd: hasPlan ? curve.periods : 0 }),
    start,
    adherence: hasPlan
      ? scheduleAdherence(discrete.map(({ planned, ev }) => ({ plannedByEs: planned ? valueBy(plan, planned, start, es) : 0, earned: ev })))
      : unknown('nothing-planned'),
    isPartlyPriced: tasks.some(({ spending }) => spending.some(({ isUnpriced }) => isUnpriced)),
  }; // biome-ignore format: a record
}

export function amountsOf({ basis }: Pick<MeasuredPlan, 'basis'>, tasks: readonly Measured[]): Amounts {
  const sum = (of: readonly Measured[], amount: (task: Measured) => number) =>
    of.reduce((total, task) => total + amount(task), 0);
  const spent = (kind: 'actual' | 'left') => ({ spending }: Measured) =>
    spending.reduce((total, one) => total + one[kind], 0); // biome-ignore format: a function
  const planned = ({ planned: spread }: Measured) => spread?.amount ?? 0;
  const discrete = tasks.filter(({ isDiscrete }) => isDiscrete);
  const hasCost = basis !== 'duration' && tasks.some(({ spending }) => spending.some(({ isUnpriced }) => !isUnpriced));
  return {
    bac: sum(tasks, planned),
    pv: sum(tasks, ({ pv }) => pv),
    ev: sum(tasks, ({ ev }) => ev),
    ac: hasCost ? sum(tasks, spent('actual')) : null,
    etc: hasCost ? sum(tasks, spent('left')) : null,
    discrete: { bac: sum(discrete, planned), pv: sum(discrete, ({ pv }) => pv), ev: sum(discrete, ({ ev }) => ev) },
  };
}

/** The planned value of tasks over the working days since the first of them was to begin. */
function curveOf(plan: MeasuredPlan, tasks: readonly Measured[]): { curve: PlannedCurve; start: number } {
  const spreads = tasks.flatMap(({ planned }) => planned ?? []);
  const start = spreads.reduce((first, { from }) => Math.min(first, from), Infinity);
  const finish = spreads.reduce((last, { to }) => Math.max(last, to), 0);
  if (start === Infinity) return { curve: { valueAt: () => 0, periods: 0 }, start: plan.start };
  const periods = plan.book.project.count(start, finish) / plan.dayTicks;
  const valueAt = (days: number) => {
    if (days >= periods) return spreads.reduce((sum, { amount }) => sum + amount, 0);
    return spreads.reduce((sum, spread) => sum + valueBy(plan, spread, start, days), 0);
  };
  return { curve: { valueAt, periods }, start };
}

const valueBy = ({ book, dayTicks }: MeasuredPlan, spread: Spread, start: number, days: number): number =>
  days <= 0 ? 0 : spread.amount * shareBy(spread, book.project.add(start, Math.round(days * dayTicks)));

/** When the last of the planned work among these tasks was done; null while some of it is open. */
export function doneAt(tasks: readonly Measured[]): PlanTime | null {
  const ends = tasks.flatMap(({ planned, doneAt: at }) => (planned ? [at] : []));
  return ends.length === 0 || ends.includes(null)
    ? null
    : ends.reduce((last: number, at) => Math.max(last, at ?? 0), 0);
}
