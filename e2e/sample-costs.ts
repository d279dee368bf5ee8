import { type ScheduleInput, ticksPerHour } from '#engine';
import { liveThrough } from '#modules/samples/live-through';
import type { Sample } from '#samples';

/** Percent by which a project comes to more now than when it was agreed, at the rates that the sample's files say. */
export function overrun(sample: Sample, project: Sample['projects'][number]): number {
  const moments = liveThrough(sample, project);
  const [agreed, now] = [moments.find(({ event }) => event?.baseline), moments.at(-1)];
  return agreed && now ? (costOf(now.plan) / costOf(agreed.plan) - 1) * 100 : 0;
}

/** In minor units: hours at their rates, pieces at their price. */
export function costOf({ assignments, resources }: ScheduleInput): number {
  const rates = new Map(resources.map(({ uid, standardRateMinor }) => [uid, standardRateMinor ?? 0]));
  const amounts = assignments.map(({ resourceUid, units, workTicks }) => {
    return (rates.get(resourceUid ?? 0) ?? 0) * (workTicks === null ? units : workTicks / ticksPerHour);
  });
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
