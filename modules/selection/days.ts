import { dateOfDay, dayOfDate } from '#engine';

/** Days since 1984-01-01 of an ISO date. */
export function dayOf(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return dayOfDate(year, month, day);
}

/** The ISO date of a day. */
export function dateOf(count: number): string {
  const { year, month, day } = dateOfDay(count);
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');
}

/** The day before the one that lies so many months behind a date; behind a longer month the last day of the shorter one. */
export function lastOfMonths(date: string, months: number): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  const monthDay = (month: number) => dayOfDate(Math.floor(month / 12), (month % 12) + 1, 1);
  return Math.min(monthDay(at) + day - 1, monthDay(at + 1)) - 1;
}
