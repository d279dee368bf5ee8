import type { PlanTask } from '#engine';
import type { FaultLog } from './faults.ts';
import type { TaskRow } from './read-task.ts';

/**
 * The rows in outline order, each with its parent. IDs give the order where the file's differs; a row that leaves out a
 * level hangs below the nearest row above it. What summaries only roll up is cleared: it is not a fact.
 */
export function placeInOutline(rows: readonly TaskRow[], faults: FaultLog): TaskRow[] {
  const ordered = inRowOrder(rows, faults);
  const parents: { uid: number; level: number }[] = [];
  const placed = ordered.map((row) => {
    while ((parents.at(-1)?.level ?? 0) >= row.outlineLevel) parents.pop();
    const parent = parents.at(-1);
    const missing = row.outlineLevel - (parent?.level ?? 0);
    if (missing > 1) faults.add('outline-gap', { element: 'Task', uid: row.task.uid, line: row.line }, 'OutlineLevel', String(row.outlineLevel)); // biome-ignore format: one check
    parents.push({ uid: row.task.uid, level: row.outlineLevel });
    return { ...row, task: { ...row.task, parentUid: parent?.uid ?? null } };
  });
  const summaries = new Set(placed.map(({ task }) => task.parentUid));
  return placed.map((row) => (summaries.has(row.task.uid) ? { ...row, task: withoutRollUps(row.task) } : row));
}

function inRowOrder(rows: readonly TaskRow[], faults: FaultLog): readonly TaskRow[] {
  const ids = rows.map(({ source }) => source.id);
  const isSorted = ids.every((id, index) => index === 0 || id === null || id > (ids[index - 1] ?? -1));
  if (isSorted || ids.includes(null) || new Set(ids).size < ids.length) return rows;
  const first = rows.find((row, index) => (row.source.id ?? 0) < (rows[index - 1]?.source.id ?? 0));
  if (first) faults.add('reordered', { element: 'Task', uid: first.task.uid, line: first.line }, 'ID', String(first.source.id)); // biome-ignore format: one check
  return [...rows].sort((a, b) => (a.source.id ?? 0) - (b.source.id ?? 0));
}

function withoutRollUps(task: PlanTask): PlanTask {
  return {
    ...task,
    durationTicks: task.isManual ? task.durationTicks : null,
    workTicks: null,
    actualStart: null,
    actualFinish: null,
    actualDurationTicks: null,
    remainingDurationTicks: null,
    percentComplete: 0,
    stop: null,
    resume: null,
  };
}
