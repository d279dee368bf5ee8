import type { FaultLog } from './faults.ts';
import type { TaskRow } from './plan-rows.ts';

/** A row at its place: below which task it stands, and whether others stand below it. */
export interface PlacedRow {
  readonly row: TaskRow;
  readonly parentUid: number | null;
  readonly isSummary: boolean;
}

/**
 * The rows in outline order, each with its parent. IDs give the order where the file's differs; a row that leaves out a
 * level hangs below the nearest row above it.
 */
export function placeInOutline(rows: readonly TaskRow[], faults: FaultLog): PlacedRow[] {
  const ordered = inRowOrder(rows, faults);
  const parents: { uid: number; level: number }[] = [];
  const parentUids = ordered.map(({ task, outlineLevel, line }) => {
    while ((parents.at(-1)?.level ?? 0) >= outlineLevel) parents.pop();
    const parent = parents.at(-1);
    const isGap = outlineLevel - (parent?.level ?? 0) > 1;
    if (isGap)
      faults.add('outline-gap', { element: 'Task', uid: task.uid, line }, 'OutlineLevel', String(outlineLevel));
    parents.push({ uid: task.uid, level: outlineLevel });
    return parent?.uid ?? null;
  });
  const summaries = new Set(parentUids);
  return ordered.map((row, index) => ({
    row,
    parentUid: parentUids[index] ?? null,
    isSummary: summaries.has(row.task.uid),
  }));
}

function inRowOrder(rows: readonly TaskRow[], faults: FaultLog): readonly TaskRow[] {
  const ids = rows.map(({ source }) => source.id);
  const isSorted = ids.every((id, index) => index === 0 || id === null || id > (ids[index - 1] ?? -1));
  if (isSorted || ids.includes(null) || new Set(ids).size < ids.length) return rows;
  const first = rows.find((row, index) => (row.source.id ?? 0) < (rows[index - 1]?.source.id ?? 0));
  if (first) faults.add('reordered', { element: 'Task', uid: first.task.uid, line: first.line }, 'ID', String(first.source.id)); // biome-ignore format: one check
  return [...rows].sort((a, b) => (a.source.id ?? 0) - (b.source.id ?? 0));
}
