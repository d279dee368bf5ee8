import type { Baseline, Ticks } from '#engine';
import type { FaultLog } from '../plan/faults.ts';
import type { P6Records } from './collect-p6.ts';
import type { P6Activity } from './read-activity.ts';
import type { P6Project } from './read-parts.ts';

const numbered = 10;

/**
 * Baselines of P6 are copies of the project, their activities known by the same codes: the current one is number 0, up
 * to ten others are 1 to 10.
 */
export function readBaselines(
  project: P6Project,
  { projects, activities }: P6Records,
  faults: FaultLog,
): (activity: P6Activity) => Baseline[] {
  const copies = projects.filter(({ baselineOfId }) => baselineOfId === project.id);
  if (copies.length === 0) return () => [];
  const isCurrent = ({ id }: P6Project) => id === project.currentBaselineId;
  const ordered = [...copies.filter(isCurrent), ...copies.filter((copy) => !isCurrent(copy))];
  const first = copies.some(isCurrent) ? 0 : 1;
  const byCode = new Map<string, Baseline[]>();
  for (const [index, copy] of ordered.entries()) {
    const number = first + index;
    if (number > numbered) {
      faults.add('other-baseline', { element: 'BaselineProject', uid: copy.id, line: copy.line }, 'Name', copy.name ?? copy.code); // biome-ignore format: one fault
      continue;
    }
    for (const activity of activities.filter(({ projectId }) => projectId === copy.id)) {
      const known = byCode.get(activity.code) ?? [];
      known.push(baselineOf(activity, number));
      byCode.set(activity.code, known);
    }
  }
  return ({ code }) => byCode.get(code) ?? [];
}

function baselineOf({ source, plannedTicks, plannedStart, plannedFinish }: P6Activity, number: number): Baseline {
  const durationTicks: Ticks | null = plannedTicks;
  const [start, finish] = [source.start ?? plannedStart, source.finish ?? plannedFinish];
  return { number, start, finish, durationTicks, workTicks: null, costMinor: null };
}
