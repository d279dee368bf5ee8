import { dateOfDay, dayOfDate } from './plan-time.ts';

const monthOf = (day: number): number => {
  const { year, month } = dateOfDay(day);
  return year * 12 + month - 1;
};

const firstOf = (month: number): number => dayOfDate(Math.floor(month / 12), (month % 12) + 1, 1);

/** The day so many months later (earlier, below 0), counted from 1984-01-01; the last of the month where that has fewer days. */
export function dayMonthsLater(day: number, months: number): number {
  const to = monthOf(day) + months;
  return Math.min(firstOf(to) + dateOfDay(day).day - 1, firstOf(to + 1) - 1);
}

/** By how many months the month of the second day lies behind that of the first, whatever the days in them. */
export const monthsBetween = (from: number, to: number): number => monthOf(to) - monthOf(from);

/** The last day of the month that lies so many months behind that of a day. */
export const monthEnd = (day: number, after = 0): number => firstOf(monthOf(day) + after + 1) - 1;

/** Months from the evening of one day to that of another: whole ones from end to end of a month, of others their share. */
export const monthsAhead = (from: number, to: number): number =>
  monthsBetween(from, to) + shareOfMonth(to) - shareOfMonth(from);

const shareOfMonth = (day: number): number => dateOfDay(day).day / dateOfDay(monthEnd(day)).day;

/** The ISO date so many months later; the last of the month where that has fewer days. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const to = dateOfDay(dayMonthsLater(dayOfDate(year, month, day), months));
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(to.year).padStart(4, '0')}-${two(to.month)}-${two(to.day)}`;
}
