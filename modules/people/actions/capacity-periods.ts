import { type DaySpan, dateOfDay, fiscalPeriods, type PeriodLength } from '#engine';
import { findRootOffice, officeSettings, organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { Call, Tx } from '#platform/server';
import { dayNumber } from './load-resources.ts';

/** The ISO date of a day counted from 1984-01-01. */
export function isoDay(day: number): string {
  const { year, month, day: date } = dateOfDay(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

export async function todayOf({ tx, now }: Pick<Call, 'tx' | 'now'>): Promise<string> {
  return dateIn((await organisationOf(tx)).timeZone, now);
}

/** The office itself, or the root where none is named: by whose calendar periods are cut and full time is counted. */
export const countingOffice = async (tx: Tx, officeId: string | undefined): Promise<string> =>
  officeId ?? (await findRootOffice(tx)) ?? '';

/** The period of the office's fiscal calendar in which today lies, from today on, and those after it. */
export async function periodsFrom(
  tx: Tx,
  officeId: string,
  { today, length, count }: { readonly today: string; readonly length: PeriodLength; readonly count: number },
): Promise<DaySpan[]> {
  const { fiscalYearStartMonth } = await officeSettings(tx, officeId);
  const from = dayNumber(today);
  return fiscalPeriods(from, count, length, fiscalYearStartMonth).map(({ firstDay, lastDay }) => ({
    firstDay: Math.max(firstDay, from),
    lastDay,
  }));
}
