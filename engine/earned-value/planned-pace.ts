import { type PlanTime, ticksPerDay } from '../kernel/plan-time.ts';
import { earnedSchedule, type ScheduleIndices, scheduleIndices } from './earned-schedule.ts';
import type { MeasuredPlan } from './measure-plan.ts';
import { shareBy } from './spread.ts';
import { doneAt } from './standing.ts';

/** By when how much of a plan was to be earned, without level of effort: what earned schedule over several plans needs. */
export interface PlannedPace {
  /** The status date. */
  readonly at: PlanTime;
  /** When the last of it was done; null while some is open. */
  readonly doneAt: PlanTime | null;
  readonly from: PlanTime;
  readonly to: PlanTime;
  /** Of the value, 0–1 to 1/10,000, planned by the end of each of equal parts of the time between: the first 0, the last 1. */
  readonly shares: readonly number[];
}

/** Equal parts of a plan's time: monthly for a plan of two years. */
const parts = 24;

/** The pace of a measured plan, in plan time and shares of its discrete value; null where nothing was planned but level of effort. */
export function paceOf(plan: MeasuredPlan): PlannedPace | null {
  const discrete = plan.measured.filter(({ isDiscrete, planned }) => isDiscrete && planned);
  const spreads = discrete.flatMap(({ planned }) => planned ?? []);
  const whole = spreads.reduce((sum, { amount }) => sum + amount, 0);
  if (whole <= 0) return null;
  const from = spreads.reduce((first, spread) => Math.min(first, spread.from), Infinity);
  const to = spreads.reduce((last, spread) => Math.max(last, spread.to), 0);
  const shares = Array.from({ length: parts + 1 }, (_, part) => {
    const until = from + ((to - from) * part) / parts;
    const value = spreads.reduce((sum, spread) => sum + spread.amount * shareBy(spread, Math.round(until)), 0);
    return Math.round((value / whole) * 10_000) / 10_000;
  });
  return { at: plan.at, doneAt: doneAt(discrete), from, to, shares };
}

/** What is summed of each plan: its pace, and of its discrete work what was planned in all, by its status date, and earned. */
export interface PacedPlan {
  readonly pace: PlannedPace;
  readonly bac: number;
  readonly pv: number;
  readonly ev: number;
}

/**
 * Earned schedule of several plans together, in calendar days, as the working days of their calendars differ: when the
 * sum of their planned values was to be what they have earned together (W. Lipke, "Earned Schedule", 2009, on the summed
 * baseline). Each open plan is laid to the status date of the latest by its own, so that none is blamed for days of which
 * nobody has told yet; what is done lies where it lay. Between the parts of a pace value grows evenly. When all is done
 * the clock has stopped with the last.
 */
export function sumSchedule(plans: readonly PacedPlan[]): ScheduleIndices {
  if (plans.length === 0) return scheduleIndices({ es: 0, at: 0, pd: 0 });
  const now = plans.reduce((latest, { pace }) => Math.max(latest, pace.at), -Infinity);
  const laid = plans.map(({ pace, bac, pv }) => layOut(pace, bac, pv, now));
  const start = laid.reduce((first, { from }) => Math.min(first, from), Infinity);
  const finish = laid.reduce((last, { to }) => Math.max(last, to), -Infinity);
  const valueAt = (days: number) => laid.reduce((sum, plan) => sum + plan.valueAt(start + days * ticksPerDay), 0);
  const periods = (finish - start) / ticksPerDay;
  const done = plans.map(({ pace }) => pace.doneAt);
  const end = done.includes(null) ? now : done.reduce((last: number, at) => Math.max(last, at ?? 0), 0);
  const earned = plans.reduce((sum, { ev }) => sum + ev, 0);
  return scheduleIndices({ es: earnedSchedule({ valueAt, periods }, earned), at: (end - start) / ticksPerDay, pd: periods }); // biome-ignore format: one call
}

/** The planned value of a plan over time, moved so that its status date is `now` while it is open; what was planned by then is exact. */
function layOut({ at, doneAt: done, from, to, shares }: PlannedPace, bac: number, pv: number, now: PlanTime) {
  const moved = done === null ? now - at : 0;
  const points = shares.map((share, part) => [from + ((to - from) * part) / (shares.length - 1), share * bac] as const);
  if (at > from && at < to) points.push([at, pv]);
  points.sort(([a], [b]) => a - b);
  const valueAt = (instant: number) => {
    const when = instant - moved;
    if (when >= to) return bac;
    const next = points.findIndex(([point]) => point > when);
    const [before, after] = [points[next - 1], points[next]];
    if (!before || !after) return 0;
    return before[1] + ((after[1] - before[1]) * (when - before[0])) / (after[0] - before[0]);
  };
  return { from: from + moved, to: to + moved, valueAt };
}
