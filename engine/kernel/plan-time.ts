/** A length of time in ticks: tenths of a minute (6 s), Microsoft Project's own resolution. Always an integer. */
export type Ticks = number;

/** An instant of plan time: ticks of local wall clock since 1984-01-01 00:00, without zone or daylight saving. */
export type PlanTime = number;

export const ticksPerMinute = 10;
export const ticksPerHour = 600;
export const ticksPerDay = 14_400;
/** 2149-12-31 24:00, the last instant that plan time can say; it fits a signed 32-bit integer. */
export const lastPlanTime: PlanTime = 60_631 * ticksPerDay;

/** Days from 1984-01-01 to 1 March 0000 of the proleptic Gregorian calendar. */
const daysFromYearZero = 724_581;

/**
 * Days since 1984-01-01 of a calendar date; month is 1–12. Days past the end of a month run on into the next one.
 * Method: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
export function dayOfDate(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - daysFromYearZero;
}

/** The calendar date of a day counted from 1984-01-01; month is 1–12. Inverse of `dayOfDate`. */
export function dateOfDay(day: number): { year: number; month: number; day: number } {
  const shifted = day + daysFromYearZero;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/** Weekday of a day counted from 1984-01-01, which was a Sunday: 0 Sunday … 6 Saturday. */
export function weekdayOfDay(day: number): number {
  return ((day % 7) + 7) % 7;
}

const localDateTime = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;

/**
 * Plan time of a local ISO date or date-time, such as `2026-10-30T08:00:00`; seconds are rounded down to the tick.
 * Null for text that is no such date (a zone, a 30 February, an hour of 25) or lies outside 1984–2149.
 */
export function parsePlanTime(text: string): PlanTime | null {
  const match = localDateTime.exec(text);
  if (!match) return null;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && (minute > 0 || second > 0))) return null;
  const day = dayOfDate(year, month, date);
  const read = dateOfDay(day);
  if (read.year !== year || read.month !== month || read.day !== date) return null;
  const at = day * ticksPerDay + hour * ticksPerHour + minute * ticksPerMinute + Math.floor(second / 6);
  return at < 0 || at > lastPlanTime ? null : at;
}

/** The local ISO date-time of plan time, to the second: `2026-10-30T08:00:00`. Inverse of `parsePlanTime`. */
export function formatPlanTime(at: PlanTime): string {
  const day = Math.floor(at / ticksPerDay);
  const ofDay = at - day * ticksPerDay;
  const hour = Math.floor(ofDay / ticksPerHour);
  const minute = Math.floor((ofDay % ticksPerHour) / ticksPerMinute);
  return `${formatDay(day)}T${two(hour)}:${two(minute)}:${two((ofDay % ticksPerMinute) * 6)}`;
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value));

/** By day, of which plans have few and dates many; plan time has no more than 60,631 of them. */
const days = new Map<number, string>();

function formatDay(day: number): string {
  const known = days.get(day);
  if (known) return known;
  const { year, month, day: date } = dateOfDay(day);
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
  if (day >= 0 && day * ticksPerDay <= lastPlanTime) days.set(day, text);
  return text;
}
