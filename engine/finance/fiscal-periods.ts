import { dateOfDay, dayOfDate } from '../kernel/plan-time.ts';

export const periodLengths = ['month', 'quarter', 'year'] as const;
export type PeriodLength = (typeof periodLengths)[number];

/** A period of the fiscal calendar. Days are counted from 1984-01-01; the last one belongs to the period. */
export interface FiscalPeriod {
  /** The fiscal year, named after the calendar year in which it ends. */
  readonly fiscalYear: number;
  /** 1 for the first period of its fiscal year: 1–12, 1–4 or 1. */
  readonly number: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

const monthsOf: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3, year: 12 };

/** How many periods of this length make a year. */
export const periodsPerYear = (length: PeriodLength): number => 12 / monthsOf[length];

/**
 * The period that holds a day, and those after it, `count` in all. The fiscal year begins on the first of
 * `startMonth` (1–12). A count of zero or less gives none.
 */
export function fiscalPeriods(day: number, count: number, length: PeriodLength, startMonth: number): FiscalPeriod[] {
  const months = monthsOf[length];
  const { year, month } = dateOfDay(day);
  const monthOfYear = (month - startMonth + 12) % 12;
  const firstMonth = year * 12 + month - 1 - (monthOfYear % months);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const from = firstMonth + index * months;
    const sinceYearBegan = (((from - (startMonth - 1)) % 12) + 12) % 12;
    return {
      fiscalYear: Math.floor((from - sinceYearBegan + 11) / 12),
      number: sinceYearBegan / months + 1,
      firstDay: firstDayOf(from),
      lastDay: firstDayOf(from + months) - 1,
    };
  });
}

const firstDayOf = (month: number): number => dayOfDate(Math.floor(month / 12), (month % 12) + 1, 1);

/** An amount that falls due on a day. */
export interface DatedAmount {
  readonly day: number;
  readonly minor: number;
}

/**
 * The amounts summed by period, in minor units. What falls due before the first period is left out, as sunk, and
 * what falls due behind the last is told in `laterMinor`, so that no horizon hides it.
 */
export function amountsByPeriod(
  amounts: readonly DatedAmount[],
  periods: readonly FiscalPeriod[],
): { byPeriodMinor: number[]; laterMinor: number } {
  const byPeriodMinor = periods.map(() => 0);
  let laterMinor = 0;
  const end = periods.at(-1)?.lastDay ?? Number.NEGATIVE_INFINITY;
  for (const { day, minor } of amounts) {
    const index = periods.findIndex((period) => day >= period.firstDay && day <= period.lastDay);
    if (index >= 0) byPeriodMinor[index] = (byPeriodMinor[index] ?? 0) + minor;
    else if (day > end) laterMinor += minor;
  }
  return { byPeriodMinor, laterMinor };
}
