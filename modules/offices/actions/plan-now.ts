import { Temporal } from 'temporal-polyfill';
import { formatPlanTime, lastPlanTime, type PlanTime, parsePlanTime } from '#engine';

/** An instant as plan time: what the clock on the wall of the zone shows. Outside 1984–2149 the nearer end. */
export function planNow(instant: string, timeZone: string): PlanTime {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
  return parsePlanTime(local.toString({ smallestUnit: 'second' })) ?? (local.year < 1984 ? 0 : lastPlanTime);
}

/** The instant at which the clock of the zone shows that plan time; in the hour that is left out, the one after it. */
export function instantOf(at: PlanTime, timeZone: string): string {
  return Temporal.PlainDateTime.from(formatPlanTime(at)).toZonedDateTime(timeZone).toInstant().toString();
}

/** The instant at which a calendar day begins in a time zone. */
export const startOfDay = (day: string, timeZone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: 'millisecond' });
