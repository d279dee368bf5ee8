import { type PlanTime, ticksPerDay } from '../kernel/plan-time.ts';
import type { MeasuredPlan } from './measure-plan.ts';
import { shareBy } from './spread.ts';
import { doneAt } from './standing.ts';

/** Cumulative values at an instant; null where a line says nothing: no forecast of the past, nothing earned ahead. */
export interface CurvePoint {
  readonly at: PlanTime;
  readonly pv: number;
  readonly ev: number | null;
  readonly ac: number | null;
  /** Actual cost, and what is left by the plan as it stands. */
  readonly forecast: number | null;
}

/** At most so many points before the status date is added. */
const pointsAtMost = 64;

/**
 * The cumulative curves of a plan, at the ends of as many equal numbers of days as fit, and at the status date: planned
 * value over the baseline, earned value and actual cost as far as actual dates tell, the forecast over the plan as it
 * stands. `finish` is the plan's own.
 */
export function earnedCurve(plan: MeasuredPlan, finish: PlanTime): CurvePoint[] {
  const spending = plan.measured.flatMap((task) => task.spending);
  const hasCost = plan.basis !== 'duration' && spending.some(({ isUnpriced }) => !isUnpriced);
  const sum = <T>(of: readonly T[], amount: (one: T) => number) => of.reduce((total, one) => total + amount(one), 0);
  const spent = sum(spending, ({ actual }) => actual);
  return instants(plan, finish).map((at) => ({
    at,
    pv: Math.round(sum(plan.measured, ({ planned }) => (planned ? planned.amount * shareBy(planned, at) : 0))),
    ev: at > plan.at ? null : sum(plan.measured, ({ earnedBy }) => earnedBy(at)),
    ac: !hasCost || at > plan.at ? null : at === plan.at ? spent : sum(spending, ({ actualBy }) => actualBy(at)),
    forecast: !hasCost || at < plan.at ? null : spent + sum(spending, ({ leftBy }) => leftBy(at)),
  }));
}

/** Midnights from before the first work to after the last, at equal distances, and the status date. */
function instants({ at, start, finish: planned, measured }: MeasuredPlan, finish: PlanTime): PlanTime[] {
  const first = Math.floor(Math.min(start, finish) / ticksPerDay);
  const last = Math.ceil(Math.max(planned, doneAt(measured) ?? finish) / ticksPerDay);
  const step = Math.max(1, Math.ceil((last - first) / pointsAtMost));
  const days: PlanTime[] = [];
  for (let day = first; day < last + step; day += step) days.push(Math.min(day, last) * ticksPerDay);
  return [...new Set([...days, at])].filter((each) => each >= 0).toSorted((a, b) => a - b);
}
