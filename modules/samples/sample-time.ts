import { type PlanTime, parsePlanTime, ticksPerHour } from '#engine';

/** Plan time of a date such as `2026-10-30` at an hour of the day. Throws where it is no date. */
export function timeOf(date: string, hours: number): PlanTime {
  const at = parsePlanTime(date);
  if (at === null) throw new Error(`This is no date: ${date}`);
  return at + hours * ticksPerHour;
}
