import type { CalendarException, RecurrenceItem } from '../kernel/plan.ts';
import { dateOfDay, dayOfDate, ticksPerDay, weekdayOfDay } from '../kernel/plan-time.ts';

/**
 * The days of an exception, counted from 1984-01-01, in order. Weeks count from Sunday; a month without the day asked
 * for has no occurrence (MSPDI: 27 recurring rules in Microsoft Project's own files, exact on all 140 of their days).
 */
export function exceptionDays(exception: CalendarException): number[] {
  const first = Math.floor(exception.from / ticksPerDay);
  const last = Math.floor(exception.to / ticksPerDay);
  const days: number[] = [];
  const limit = exception.occurrences ?? Number.POSITIVE_INFINITY;
  for (const day of candidates(exception, first, last)) {
    if (day > last || days.length >= limit) break;
    if (day >= first) days.push(day);
  }
  return days;
}

function* candidates({ recurrence }: CalendarException, first: number, last: number): Generator<number> {
  const step = (every: number) => Math.max(1, Math.trunc(every));
  if (!recurrence) {
    for (let day = first; day <= last; day++) yield day;
    return;
  }
  switch (recurrence.kind) {
    case 'daily':
      for (let day = first; day <= last; day += step(recurrence.everyDays)) yield day;
      return;
    case 'weekly': {
      const weekdays = [...new Set(recurrence.weekdays)].sort((a, b) => a - b);
      const sunday = first - weekdayOfDay(first);
      for (let week = sunday; week <= last; week += 7 * step(recurrence.everyWeeks))
        for (const weekday of weekdays) yield week + weekday;
      return;
    }
    case 'monthly-by-day':
    case 'monthly-by-position':
      for (const [year, month] of months(first, last, step(recurrence.everyMonths))) {
        const day =
          recurrence.kind === 'monthly-by-day'
            ? dayOfMonth(year, month, recurrence.day)
            : positionInMonth(year, month, recurrence.position, recurrence.item);
        if (day !== null) yield day;
      }
      return;
    default: {
      const { month } = recurrence;
      for (let year = dateOfDay(first).year; year <= dateOfDay(last).year; year++) {
        const day =
          recurrence.kind === 'yearly-by-day'
            ? dayOfMonth(year, month, recurrence.day)
            : positionInMonth(year, month, recurrence.position, recurrence.item);
        if (day !== null) yield day;
      }
    }
  }
}

function* months(first: number, last: number, every: number): Generator<[year: number, month: number]> {
  const begin = dateOfDay(first);
  for (let month = begin.month - 1; ; month += every) {
    const year = begin.year + Math.floor(month / 12);
    if (dayOfDate(year, (month % 12) + 1, 1) > last) return;
    yield [year, (month % 12) + 1];
  }
}

function daysInMonth(year: number, month: number): number {
  return dayOfDate(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - dayOfDate(year, month, 1);
}

function dayOfMonth(year: number, month: number, day: number): number | null {
  return day >= 1 && day <= daysInMonth(year, month) ? dayOfDate(year, month, day) : null;
}

/** The first to fourth (1–4) or last (5) day of a kind in a month; null where the month has none. */
function positionInMonth(year: number, month: number, position: number, item: RecurrenceItem): number | null {
  const first = dayOfDate(year, month, 1);
  const fitting: number[] = [];
  for (let day = first; day < first + daysInMonth(year, month); day++)
    if (fits(weekdayOfDay(day), item)) fitting.push(day);
  return (position >= 5 ? fitting.at(-1) : fitting[position - 1]) ?? null;
}

function fits(weekday: number, item: RecurrenceItem): boolean {
  if (item === 'day') return true;
  const isWeekend = weekday === 0 || weekday === 6;
  if (item === 'weekend-day') return isWeekend;
  return item === 'working-day' ? !isWeekend : weekday === item;
}
