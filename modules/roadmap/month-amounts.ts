import { type DaySpan, dueDays, firstDayOfMonth, monthOfDay } from '#engine';

/** Months from one on, counted from January of year 0. */
export interface Horizon {
  readonly firstMonth: number;
  readonly months: number;
}

const zeros = ({ months }: Horizon): number[] => Array.from({ length: months }, () => 0);

/** So many people on all days of a span, as full-time equivalents of each month. */
export function peopleByMonth(horizon: Horizon, people: number, { firstDay, lastDay }: DaySpan): number[] {
  return zeros(horizon).map((_, index) => {
    const from = firstDayOfMonth(horizon.firstMonth + index);
    const days = firstDayOfMonth(horizon.firstMonth + index + 1) - from;
    const covered = Math.min(lastDay, from + days - 1) - Math.max(firstDay, from) + 1;
    return covered > 0 ? (people * covered) / days : 0;
  });
}

/** An amount evenly over the days of a span; what lies outside the horizon is left out. Whole numbers. */
export function spreadByMonth(horizon: Horizon, minor: number, span: DaySpan): number[] {
  const days = span.lastDay - span.firstDay + 1;
  let given = 0;
  let passed = 0;
  return zeros(horizon).map((_, index) => {
    const from = firstDayOfMonth(horizon.firstMonth + index);
    const until = firstDayOfMonth(horizon.firstMonth + index + 1) - 1;
    const before = Math.max(0, Math.min(span.lastDay, from - 1) - span.firstDay + 1);
    if (index === 0) given = Math.round((minor * before) / days);
    passed = Math.max(0, Math.min(span.lastDay, until) - span.firstDay + 1);
    const by = Math.round((minor * passed) / days);
    const part = by - given;
    given = by;
    return part;
  });
}

/** What falls due of a repeated amount in each month. */
export function dueByMonth(horizon: Horizon, minor: number, flow: Parameters<typeof dueDays>[0]): number[] {
  const sums = zeros(horizon);
  for (const day of dueDays(flow)) {
    const index = monthOfDay(day) - horizon.firstMonth;
    if (index >= 0 && index < sums.length) sums[index] = (sums[index] ?? 0) + minor;
  }
  return sums;
}

/** Lists of one length, added up place by place. */
export const addUp = (horizon: Horizon, lists: readonly (readonly number[])[]): number[] =>
  lists.reduce<number[]>((sum, list) => sum.map((value, index) => value + (list[index] ?? 0)), zeros(horizon));
