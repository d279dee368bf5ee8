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

/** The time in which both calendars work, as of a task whose own calendar its resources' limit; nothing where they never do. */
export function intersectWorkingTime(a: WorkingTime, b: WorkingTime): WorkingTime {
  return combine(a, b, intersectDays);
}

/** The time in which at least one of the calendars works: Microsoft Project counts a task's duration over its assignments so. */
export function uniteWorkingTime(a: WorkingTime, b: WorkingTime): WorkingTime {
  return combine(a, b, uniteDays);
}

function combine(a: WorkingTime, b: WorkingTime, join: (a: DayPattern, b: DayPattern) => DayPattern): WorkingTime {
  const joined = rememberPairs(join);
  return new WorkingTime((day) => joined(a.dayPattern(day), b.dayPattern(day)));
}

/**
 * Working time of a calendar given with its bases, itself first. For each day the exceptions of the nearest calendar that
 * has any there decide, its dated ones before its recurring ones, then the nearest work week that says anything about the
 * weekday, then the nearest week; what nothing decides is the standard day. Of two exceptions of one kind and calendar on
 * one day the first in the list counts.
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
  const undecided = new UndecidedDays();
  const decide = (day: number, special: ShiftDay) => {
    decided.set(day, special);
    undecided.remove(day);
  };
  for (const { exceptions } of chain) {
    // Of equal rules only the first can decide anything.
    const rules = new Map(
      exceptions
        .filter(({ recurrence }) => recurrence)
        .reverse()
        .map((rule) => [JSON.stringify([rule.from, rule.to, rule.occurrences, rule.recurrence]), rule]),
    );
    const recurring = [...rules.values()].reverse();
    for (const exception of [...exceptions.filter(({ recurrence }) => !recurrence), ...recurring]) {
      const first = Math.max(0, Math.floor(exception.from / ticksPerDay));
      const last = Math.min(lastDay, Math.floor(exception.to / ticksPerDay));
      if (undecided.from(first) > last) continue;
      const special = shiftDay(exception.ranges);
      if (exception.recurrence) {
        // It may end after so many days, those that others decide included.
        for (const day of exceptionDays({ ...exception, from: first * ticksPerDay, to: last * ticksPerDay }))
          if (!decided.has(day)) decide(day, special);
        continue;
      }
      const end = Math.min(last, first + (exception.occurrences ?? Number.POSITIVE_INFINITY) - 1);
      for (let day = undecided.from(first); day <= end; day = undecided.from(day)) decide(day, special);
    }
  }
  return decided;
}

/** All days but those taken out, each of which points to a later one that may still be there: any run is stepped over quickly. */
class UndecidedDays {
  readonly #next = new Map<number, number>();

  /** The first from a day on. */
  from(day: number): number {
    let found = day;
    for (let next = this.#next.get(found); next !== undefined; next = this.#next.get(found)) {
      // Halves the way for whoever asks next (Tarjan 1975).
      const beyond = this.#next.get(next);
      if (beyond !== undefined) this.#next.set(found, beyond);
      found = beyond ?? next;
    }
    return found;
  }

  remove(day: number): void {
    this.#next.set(day, day + 1);
  }
}
