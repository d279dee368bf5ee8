import type { WorkingTime } from '../calendar/index.ts';
import type { Lag } from '../kernel/plan.ts';
import { lastPlanTime, type PlanTime, type Ticks } from '../kernel/plan-time.ts';

/** The length of a lag; a percentage is of the predecessor's duration, to the whole tick. */
export function lagTicks(lag: Lag, predecessorTicks: Ticks): Ticks {
  const ticks = lag.kind === 'percent' ? Math.round((predecessorTicks * lag.percent) / 100) : Math.round(lag.ticks);
  return Math.max(-lastPlanTime, Math.min(lastPlanTime, ticks));
}

export function isElapsedLag(lag: Lag): boolean {
  return lag.kind === 'elapsed' || (lag.kind === 'percent' && lag.isElapsed);
}

/** The instant a lag after `at` (before, for a lead), on the successor's calendar, as Microsoft Project has it. */
export function afterLag(at: PlanTime, ticks: Ticks, isElapsed: boolean, successor: WorkingTime): PlanTime {
  if (ticks === 0) return at;
  return isElapsed ? withinPlanTime(at + ticks) : successor.add(at, ticks);
}

/** The latest instant that a lag still brings to `at`. */
export function beforeLag(at: PlanTime, ticks: Ticks, isElapsed: boolean, successor: WorkingTime): PlanTime {
  if (ticks === 0) return at;
  return isElapsed ? withinPlanTime(at - ticks) : successor.subtract(at, ticks);
}

export function withinPlanTime(at: PlanTime): PlanTime {
  return at < 0 ? 0 : at > lastPlanTime ? lastPlanTime : at;
}
