import { dateOfDay, dayOfDate, type PlanTime, ticksPerDay, ticksPerHour, weekdayOfDay } from '#engine';
import type { ZoomLevel } from './time-scale.ts';

export type TimeUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade';

/** The two lines of the header at each level of zoom. */
export const headerUnits: Readonly<Record<ZoomLevel, { readonly upper: TimeUnit; readonly lower: TimeUnit }>> = {
  hours: { upper: 'day', lower: 'hour' },
  days: { upper: 'month', lower: 'day' },
  weeks: { upper: 'month', lower: 'week' },
  months: { upper: 'year', lower: 'month' },
  quarters: { upper: 'year', lower: 'quarter' },
  years: { upper: 'decade', lower: 'year' },
};

/** Labels in the lower line may stand at every so-manieth cell. */
const strides: Readonly<Record<TimeUnit, readonly number[]>> = {
  hour: [1, 2, 3, 4, 6, 12, 24],
  day: [1, 7],
  week: [1, 2, 4],
  month: [1, 3],
  quarter: [1, 2, 4],
  year: [1, 2, 5, 10, 20, 50],
  decade: [1, 2, 5],
};

/** One hour, day, week, … of the header. `ordinal` counts from a fixed point, so that strides do not jump on scrolling. */
export interface HeaderTick {
  readonly from: PlanTime;
  readonly to: PlanTime;
  readonly ordinal: number;
}

/** All units that touch the span, in order. `firstWeekday`: 0 Sunday … 6 Saturday. */
export function headerTicks(unit: TimeUnit, from: PlanTime, to: PlanTime, firstWeekday: number): HeaderTick[] {
  const ticks: HeaderTick[] = [];
  let ordinal = ordinalOf(unit, from, firstWeekday);
  let start = startOfOrdinal(unit, ordinal, firstWeekday);
  while (start < to) {
    const end = startOfOrdinal(unit, ordinal + 1, firstWeekday);
    ticks.push({ from: start, to: end, ordinal });
    start = end;
    ordinal += 1;
  }
  return ticks;
}

/** The smallest stride at which labels of that width have room. */
export function labelStride(unit: TimeUnit, cellWidth: number, labelWidth: number): number {
  const fitting = strides[unit].find((stride) => stride * cellWidth >= labelWidth);
  return fitting ?? (strides[unit].at(-1) as number);
}

/** Which hour, day, week, … since plan time began (years and decades since year 0) holds the instant. */
function ordinalOf(unit: TimeUnit, at: PlanTime, firstWeekday: number): number {
  if (unit === 'hour') return Math.floor(at / ticksPerHour);
  const day = Math.floor(at / ticksPerDay);
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor((day - firstDayOf(firstWeekday)) / 7);
  const { year, month } = dateOfDay(day);
  return Math.floor((year * 12 + month - 1) / monthsPer[unit]);
}

function startOfOrdinal(unit: TimeUnit, ordinal: number, firstWeekday: number): PlanTime {
  if (unit === 'hour') return ordinal * ticksPerHour;
  if (unit === 'day') return ordinal * ticksPerDay;
  if (unit === 'week') return (ordinal * 7 + firstDayOf(firstWeekday)) * ticksPerDay;
  const months = ordinal * monthsPer[unit];
  return dayOfDate(Math.floor(months / 12), (months % 12) + 1, 1) * ticksPerDay;
}

const monthsPer = { month: 1, quarter: 3, year: 12, decade: 120 };

/** The first such weekday on or after day 0. */
function firstDayOf(weekday: number): number {
  return (weekday - weekdayOfDay(0) + 7) % 7;
}
