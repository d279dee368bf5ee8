import type { ScheduleInput } from './plan.ts';
import { ticksPerHour } from './plan-time.ts';

/** What the assignments of a task come to. */
export interface TaskCost {
  readonly workTicks: number;
  /** In minor units of the plan's currency: hours of people at their rates, pieces at their price. */
  readonly costMinor: number;
  /** Whether each of them has a rate: otherwise it costs more than this. */
  readonly isPriced: boolean;
}

/** By uid of the task what its assignments come to, done and left; tasks without any are left out. */
export function costsByTask({
  assignments,
  resources,
}: Pick<ScheduleInput, 'assignments' | 'resources'>): ReadonlyMap<number, TaskCost> {
  const rates = new Map(resources.map(({ uid, standardRateMinor }) => [uid, standardRateMinor]));
  const costs = new Map<number, TaskCost>();
  for (const { taskUid, resourceUid, units, ...hours } of assignments) {
    const before = costs.get(taskUid) ?? { workTicks: 0, costMinor: 0, isPriced: true };
    const work = workOf(hours);
    const rate = (resourceUid === null ? null : rates.get(resourceUid)) ?? null;
    costs.set(taskUid, {
      workTicks: before.workTicks + (work ?? 0),
      costMinor: before.costMinor + Math.round((rate ?? 0) * (work === null ? units : work / ticksPerHour)),
      isPriced: before.isPriced && rate !== null,
    });
  }
  return costs;
}

type Hours = Pick<ScheduleInput['assignments'][number], 'workTicks' | 'actualWorkTicks' | 'remainingWorkTicks'>;

/** Done and left where both are told, else all of it; null of what is counted in pieces. */
const workOf = ({ workTicks, actualWorkTicks: done, remainingWorkTicks: left }: Hours) =>
  done !== null && left !== null ? done + left : workTicks;
