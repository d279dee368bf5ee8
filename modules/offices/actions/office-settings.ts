import { ticksPerMinute } from '#engine';
import type { PastDay, Tx } from '#platform/server';
import { type OfficeCalendar, officeWorkingTime, standardCalendar } from '../office-calendar.ts';
import { selectOfficeChain } from '../office-queries.ts';
import type { OfficeColumns } from '../tables.ts';
import { organisationOf } from './organisation.ts';
import { instantOf, planNow } from './plan-now.ts';

/** What an office counts by, its own or as the offices above it have it. */
export interface OfficeSettings {
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currencyCode: string;
  /** From 1 to 12. */
  readonly fiscalYearStartMonth: number;
  readonly calendar: OfficeCalendar;
}

/** The settings of an office; where there is no such office, those of the organisation. */
export async function officeSettings(tx: Tx, officeId: string, past?: PastDay): Promise<OfficeSettings> {
  const [chain, { timeZone, currencyCode }] = await Promise.all([
    selectOfficeChain(tx, officeId, past),
    organisationOf(tx, past),
  ]);
  const own = <K extends keyof OfficeColumns>(name: K) => nearest(chain, name)?.[name] ?? null;
  return {
    timeZone: own('time_zone') ?? timeZone,
    currencyCode: own('currency_code') ?? currencyCode,
    fiscalYearStartMonth: own('fiscal_year_start_month') ?? 1,
    calendar: {
      week: own('working_week') ?? standardCalendar.week,
      holidays: own('holidays') ?? standardCalendar.holidays,
    },
  };
}

/** The nearest office, the first of the chain, that says something of its own. */
export function nearest(chain: readonly OfficeColumns[], name: keyof OfficeColumns): OfficeColumns | undefined {
  return chain.find((office) => office[name] !== null);
}

/**
 * The instant at which so many working minutes of the office have passed since another: in its calendar, by the clock on
 * its wall. With 0 the instant itself.
 */
export function addOfficeTime(
  instant: string,
  workingMinutes: number,
  settings: Pick<OfficeSettings, 'timeZone' | 'calendar'>,
): string {
  if (workingMinutes === 0) return instant;
  const from = planNow(instant, settings.timeZone);
  const until = officeWorkingTime(settings).add(from, Math.round(workingMinutes * ticksPerMinute));
  return instantOf(until, settings.timeZone);
}
