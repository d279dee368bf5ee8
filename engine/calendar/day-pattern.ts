import type { TimeRange } from '../kernel/plan.ts';
import { type Ticks, ticksPerDay } from '../kernel/plan-time.ts';

/** The working time of one calendar day: ordered, disjoint intervals in ticks since midnight, and their running sum. */
export interface DayPattern {
  readonly starts: readonly Ticks[];
  readonly ends: readonly Ticks[];
  /** Working ticks before each interval. */
  readonly before: readonly Ticks[];
  readonly total: Ticks;
}

interface Interval {
  readonly from: Ticks;
  readonly to: Ticks;
}

/** A pattern of intervals in any order; they are cut to the day, and those that touch or overlap become one. */
export function dayPattern(intervals: readonly Interval[]): DayPattern {
  const ordered = intervals
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(ticksPerDay, to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const starts: Ticks[] = [];
  const ends: Ticks[] = [];
  for (const { from, to } of ordered) {
    const last = ends.length - 1;
    const end = ends[last];
    if (end !== undefined && from <= end) ends[last] = Math.max(end, to);
    else {
      starts.push(from);
      ends.push(to);
    }
  }
  const before: Ticks[] = [];
  let total = 0;
  starts.forEach((from, index) => {
    before.push(total);
    total += (ends[index] ?? from) - from;
  });
  return { starts, ends, before, total };
}

export const emptyDay: DayPattern = dayPattern([]);
export const wholeDay: DayPattern = dayPattern([{ from: 0, to: ticksPerDay }]);

/** A calendar's day as its author wrote it: what falls on the day itself, and what runs past midnight into the next. */
export interface ShiftDay {
  readonly own: DayPattern;
  readonly spill: DayPattern;
}

/** Reads time ranges: `to` at or before `from` crosses midnight, and 0–0 is the whole day. */
export function shiftDay(ranges: readonly TimeRange[]): ShiftDay {
  const own: Interval[] = [];
  const spill: Interval[] = [];
  for (const { from, to } of ranges) {
    const crosses = to <= from;
    own.push({ from, to: crosses ? ticksPerDay : to });
    if (crosses && to > 0) spill.push({ from: 0, to });
  }
  return { own: dayPattern(own), spill: spill.length > 0 ? dayPattern(spill) : emptyDay };
}

function intervalsOf(day: DayPattern): Interval[] {
  return day.starts.map((from, index) => ({ from, to: day.ends[index] ?? from }));
}

/** The minutes in which at least one of two patterns works. */
export function uniteDays(a: DayPattern, b: DayPattern): DayPattern {
  if (a === b || b.total === 0) return a;
  if (a.total === 0) return b;
  return dayPattern([...intervalsOf(a), ...intervalsOf(b)]);
}

/** The minutes in which both patterns work. */
export function intersectDays(a: DayPattern, b: DayPattern): DayPattern {
  if (a === b || b === wholeDay) return a;
  if (a === wholeDay) return b;
  const common: Interval[] = [];
  for (const one of intervalsOf(a))
    for (const other of intervalsOf(b))
      common.push({ from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) });
  return dayPattern(common);
}
