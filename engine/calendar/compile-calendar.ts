import type { PlanCalendar, WorkingWeek } from '../kernel/plan.ts';
import { lastPlanTime, type PlanTime, ticksPerDay, ticksPerHour, weekdayOfDay } from '../kernel/plan-time.ts';
import {
  type DayPattern,
  emptyDay,
  intersectDays,
  type ShiftDay,
  shiftDay,
  uniteDays,
  wholeDay,
} from './day-pattern.ts';
import { exceptionDays } from './recurrence.ts';
import { rememberPairs } from './remember-pairs.ts';
import { WorkingTime } from './working-time.ts';

const office = [
  { from: 8 * ticksPerHour, to: 12 * ticksPerHour },
  { from: 13 * ticksPerHour, to: 17 * ticksPerHour },
];
const dayOff: ShiftDay = shiftDay([]);
const officeDay: ShiftDay = shiftDay(office);
const lastDay = lastPlanTime / ticksPerDay - 1;

/** Monday to Friday, 8–12 and 13–17: what counts where a plan names no calendar. */
export function standardWorkingTime(): WorkingTime {
  return new WorkingTime((day) => (weekdayOfDay(day) % 6 === 0 ? emptyDay : officeDay.own));
}

/** The 24-hour calendar on which elapsed durations and lags run. */
export function wholeDayWorkingTime(): WorkingTime {
  return new WorkingTime(() => wholeDay);
}

/** The time in which both calendars work. */
export function intersectWorkingTime(a: WorkingTime, b: WorkingTime): WorkingTime {
  return combine(a, b, intersectDays);
}

/** The time in which at least one of the calendars works. */
export function uniteWorkingTime(a: WorkingTime, b: WorkingTime): WorkingTime {
  return combine(a, b, uniteDays);
}

function combine(a: WorkingTime, b: WorkingTime, join: (a: DayPattern, b: DayPattern) => DayPattern): WorkingTime {
  const joined = rememberPairs(join);
  return new WorkingTime((day) => joined(a.dayPattern(day), b.dayPattern(day)));
}

/**
 * Working time of a calendar given with its bases, itself first. For each day the nearest dated exception decides, then
 * the nearest recurring one, then the nearest work week that says anything about the weekday, then the nearest week;
 * what nothing decides is the standard day. Of two exceptions of one calendar on one day the first in the list counts.
 */
export function compileCalendar(chain: readonly PlanCalendar[]): WorkingTime {
  const exceptions = exceptionsByDay(chain);
  const workWeeks = chain.flatMap((calendar) =>
    calendar.workWeeks.map(({ from, to, week }) => ({
      first: Math.floor(from / ticksPerDay),
      last: Math.floor(to / ticksPerDay),
      days: shiftDays(week),
    })),
  );
  const weeks = chain.map((calendar) => shiftDays(calendar.week));
  const ordinary = Array.from({ length: 7 }, (_, weekday) => {
    const standard = weekday === 0 || weekday === 6 ? dayOff : officeDay;
    return weeks.find((week) => week[weekday] != null)?.[weekday] ?? standard;
  });
  const dayAsWritten = (day: number): ShiftDay => {
    const exception = exceptions.get(day);
    if (exception) return exception;
    const weekday = weekdayOfDay(day);
    for (const { first, last, days } of workWeeks) {
      const special = day >= first && day <= last ? days[weekday] : null;
      if (special) return special;
    }
    return ordinary[weekday] as ShiftDay;
  };
  const joined = rememberPairs(uniteDays);
  return new WorkingTime((day) => {
    const spill = day > 0 ? dayAsWritten(day - 1).spill : emptyDay;
    return joined(dayAsWritten(day).own, spill);
  });
}

const fourWeeks = 28 * ticksPerDay;
const tenYears = 3653 * ticksPerDay;

/** Whether there is any work within ten years of an instant: a calendar without that is no calendar to plan by. */
export function hasWork(calendar: WorkingTime, near: PlanTime): boolean {
  // Nearly always the first weeks tell.
  return calendar.count(near, near + fourWeeks) > 0 || calendar.count(near - tenYears, near + tenYears) > 0;
}

function shiftDays(week: WorkingWeek): (ShiftDay | null)[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const ranges = week[weekday];
    return ranges ? shiftDay(ranges) : null;
  });
}

function exceptionsByDay(chain: readonly PlanCalendar[]): Map<number, ShiftDay> {
  const decided = new Map<number, ShiftDay>();
  for (const calendar of chain) {
    const dated = calendar.exceptions.filter((exception) => !exception.recurrence);
    const recurring = calendar.exceptions.filter((exception) => exception.recurrence);
    for (const exception of [...dated, ...recurring]) {
      const from = Math.max(0, exception.from);
      const to = Math.min(lastDay * ticksPerDay, exception.to);
      const special = shiftDay(exception.ranges);
      for (const day of exceptionDays({ ...exception, from, to })) if (!decided.has(day)) decided.set(day, special);
    }
  }
  return decided;
}
