import { plainTask } from '#engine';
import type { FaultLog } from '../plan/faults.ts';
import type { SourceDates } from '../plan/plan-file.ts';
import type { TaskRow } from '../plan/plan-rows.ts';
import type { P6Activity } from './read-activity.ts';
import type { P6Wbs } from './read-parts.ts';

/** WBS elements and activities are numbered apart, and both become tasks: the numbers of the former begin here. */
const firstUidBeside = 1_000_000_000;
const lastUid = 2_147_483_647;

/** The uid of a WBS element among tasks, of a role among resources; the same in every export of the project. */
export function uidBeside(id: number): number {
  return id < lastUid - firstUidBeside ? firstUidBeside + id : id;
}

/**
 * Activities under their WBS, as P6 shows them: of each element its activities by their codes, then the elements below
 * in their order. An element without any activity below has nothing to sum up and is left out, with a fault; the one
 * that stands for the project is the plan itself; a loop of elements is cut.
 */
export function placeInWbs(
  wbs: readonly P6Wbs[],
  projectWbsId: number,
  activities: readonly P6Activity[],
  faults: FaultLog,
): TaskRow[] {
  const known = new Map(wbs.map((one) => [one.id, one]));
  const roots = new Set(wbs.filter(({ id, isProject }) => isProject || id === projectWbsId).map(({ id }) => id));
  const parentOf = (id: number) => (roots.has(id) || !known.has(id) ? 0 : id);
  const below = groupBy(wbs.filter(({ id }) => !roots.has(id)), ({ parentId }) => parentOf(parentId)); // biome-ignore format: one call
  const own = groupBy(activities, ({ wbsId }) => parentOf(wbsId));
  const rows: TaskRow[] = [];
  const seen = new Set<number>();
  /** Adds what stands below an element; false where there is nothing. */
  const addBelow = (id: number, level: number, code: string): boolean => {
    const before = rows.length;
    const ofIt = [...(own.get(id) ?? [])].sort((a, b) => compare(a.code, b.code));
    for (const { task, source, line } of ofIt) rows.push({ task, source, outlineLevel: level, line });
    for (const element of [...(below.get(id) ?? [])].sort((a, b) => a.order - b.order || a.id - b.id)) {
      if (seen.has(element.id) || level > maxLevel) continue;
      seen.add(element.id);
      const path = code === '' ? element.code : `${code}.${element.code}`;
      const place = rows.length;
      rows.push(summaryOf(element, path, level));
      if (addBelow(element.id, level + 1, path)) continue;
      rows.splice(place, 1);
      faults.add('empty-wbs', { element: 'WBS', uid: element.id, line: element.line }, 'WBS', element.name);
    }
    return rows.length > before;
  };
  addBelow(0, 1, '');
  // What hangs in a loop of elements is still work.
  const placed = new Set(rows.map(({ task }) => task.uid));
  for (const { task, source, line } of activities)
    if (!placed.has(task.uid)) rows.push({ task, source, outlineLevel: 1, line });
  return rows;
}

/** P6 allows 50. */
const maxLevel = 100;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function summaryOf({ id, name, line }: P6Wbs, wbs: string, outlineLevel: number): TaskRow {
  return { task: { ...plainTask, uid: uidBeside(id), name, wbs }, source: { ...noDates, uid: uidBeside(id) }, outlineLevel, line }; // biome-ignore format: one record
}

/** P6 exports no dates of WBS elements. */
const noDates: SourceDates = {
  uid: 0,
  id: null,
  start: null,
  finish: null,
  earlyStart: null,
  earlyFinish: null,
  lateStart: null,
  lateFinish: null,
  durationTicks: null,
  totalSlackTicks: null,
  freeSlackTicks: null,
  startSlackTicks: null,
  finishSlackTicks: null,
  isCritical: null,
  percentComplete: null,
};
