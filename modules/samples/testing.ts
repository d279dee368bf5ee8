import type { ScheduleInput } from '#engine';

/** What the assignments of a plan cost, in whole units of its currency: work at its rate, pieces at their price. */
export function plannedCost({ assignments, resources }: Pick<ScheduleInput, 'assignments' | 'resources'>): number {
  const rates = new Map(resources.map(({ uid, standardRateMinor }) => [uid, standardRateMinor ?? 0]));
  const minor = assignments.reduce((sum, { resourceUid, units, workTicks }) => {
    const rate = rates.get(resourceUid ?? 0) ?? 0;
    return sum + rate * (workTicks === null ? units : workTicks / 600);
  }, 0);
  return minor / 100;
}
