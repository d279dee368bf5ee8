import { createFaultLog, joinReports } from './faults.ts';
import type { PlanFile } from './plan-file.ts';

/** One of the plans of a file by its place: 0 is the first, then the others in their order; null where there is none. */
export function planAt(read: PlanFile, place: number): PlanFile | null {
  if (place === 0) return read;
  const taken = read.others[place - 1];
  return taken ? besideOthers(taken, [read, ...read.others]) : null;
}

/** A plan of several, with a fault for each of the others, which are left out where it is taken. */
export function besideOthers(taken: PlanFile, plans: readonly PlanFile[]): PlanFile {
  const left = createFaultLog();
  for (const { plan, record } of plans) {
    if (plan === taken.plan) continue;
    const of = { element: 'Project', uid: record?.uid ?? null, line: record?.line ?? 1 };
    left.add('other-project', of, 'Name', plan.project.name);
  }
  return { ...taken, faults: joinReports(left.report(), taken.faults) };
}
