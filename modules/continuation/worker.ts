import { schedule, ticksPerHour } from '#engine';
import { type ReadRequest, readPlan } from '#modules/plans/actions/read-plan';

/** What runs in worker threads, off the event loop of the server. */

/** Somebody, or a team, with the work that is left to do by the plan, in days of eight hours. */
export interface FreedPerson {
  readonly name: string;
  readonly days: number;
}

/** Whom stopping would free: the work that is left by resource, the most first; what is bought by the piece is nobody. */
export async function freedPeople(request: ReadRequest): Promise<FreedPerson[]> {
  const plan = await readPlan(request);
  if (!plan) return [];
  const { input } = plan;
  const { tasks } = schedule(input);
  const done = new Map(input.tasks.map(({ uid, isActive }, index) => [uid, isActive ? (tasks[index]?.percentComplete ?? 0) : 100])); // biome-ignore format: one line
  const left = new Map<number, number>();
  for (const { resourceUid, taskUid, workTicks, remainingWorkTicks } of input.assignments) {
    const share = 1 - (done.get(taskUid) ?? 0) / 100;
    const ticks = share <= 0 ? 0 : (remainingWorkTicks ?? (workTicks ?? 0) * share);
    if (resourceUid !== null && workTicks !== null && ticks > 0) left.set(resourceUid, (left.get(resourceUid) ?? 0) + ticks); // biome-ignore format: one line
  }
  const names = new Map(input.resources.map(({ uid, name }) => [uid, name]));
  return [...left]
    .map(([uid, ticks]) => ({ name: names.get(uid) ?? '', days: Math.round((ticks / ticksPerHour / 8) * 10) / 10 }))
    .sort((a, b) => b.days - a.days || (a.name < b.name ? -1 : 1));
}
