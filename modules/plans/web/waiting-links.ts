import type { PlanTime } from '#engine';
import type { Plan, PlanRow, PlanRowLink } from './read-plan.ts';

/** A predecessor that does not hold the task yet, and by how much it may still slip before it does. */
export interface WaitingLink {
  readonly predecessor: PlanRow;
  /** Working days of the project. */
  readonly days: number;
}

/**
 * The predecessors of a task that do not drive it, the one with the least room first. Room is counted in the project's
 * calendar from the end that the link leaves (after its lag) to the end that it holds: of begun work that lies idle to
 * where its rest goes on.
 */
export function waitingLinks(plan: Plan, row: PlanRow): WaitingLink[] {
  return row.incoming
    .filter(({ from }) => from.uid !== row.reasonUid && from.isActive)
    .flatMap((link) => {
      const [ready, held] = [readyAt(plan, link), link.type.endsWith('S') ? (row.pause?.to ?? row.start) : row.finish];
      if (ready === null || held === null) return [];
      const days = Math.round((plan.workingTime.count(ready, held) / plan.ticksPerDay) * 10) / 10;
      return [{ predecessor: link.from, days }];
    })
    .sort((a, b) => a.days - b.days || a.predecessor.number - b.predecessor.number);
}

function readyAt({ workingTime }: Plan, { from, type, lag }: PlanRowLink): PlanTime | null {
  const at = type.startsWith('F') ? from.finish : from.start;
  if (at === null) return null;
  const isElapsed = lag.kind === 'percent' ? lag.isElapsed : lag.kind === 'elapsed';
  const ticks = lag.kind === 'percent' ? Math.round(((from.durationTicks ?? 0) * lag.percent) / 100) : lag.ticks;
  return isElapsed ? at + ticks : workingTime.add(at, ticks);
}
