import type { Baseline, PlanTask } from '#engine';
import type { BaselineColumns, Row } from './tables.ts';

/** The rows of the baselines that the tasks carry, by number; they came with a file, so nobody set them. */
export function baselineRows(tasks: readonly PlanTask[], setAt: string): Row[] {
  const byNumber = new Map<number, { uid: number; baseline: Omit<Baseline, 'number'> }[]>();
  for (const { uid, baselines } of tasks) {
    for (const baseline of baselines) {
      const rows = byNumber.get(baseline.number) ?? [];
      byNumber.set(baseline.number, rows);
      rows.push({ uid, baseline });
    }
  }
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .map(([number, rows]) => ({
      number,
      set_at: setAt,
      set_by: null,
      of_revision: null,
      columns: { ...baselineColumns(rows) },
    }));
}

export function baselineColumns(rows: readonly { uid: number; baseline: Omit<Baseline, 'number'> }[]): BaselineColumns {
  const sorted = [...rows].sort((a, b) => a.uid - b.uid);
  return {
    uid: sorted.map(({ uid }) => uid),
    start: sorted.map(({ baseline }) => baseline.start),
    finish: sorted.map(({ baseline }) => baseline.finish),
    durationTicks: sorted.map(({ baseline }) => baseline.durationTicks),
    workTicks: sorted.map(({ baseline }) => baseline.workTicks),
    costMinor: sorted.map(({ baseline }) => baseline.costMinor),
  };
}

/** The baselines 0–10 of each task by number, from the rows. */
export function baselinesByTask(rows: readonly Row[]): Map<number, Baseline[]> {
  const byTask = new Map<number, Baseline[]>();
  for (const row of [...rows].sort((a, b) => Number(a.number) - Number(b.number))) {
    const number = Number(row.number);
    if (number < 0) continue;
    const columns = row.columns as unknown as BaselineColumns;
    for (const [index, uid] of columns.uid.entries()) {
      const list = byTask.get(uid) ?? [];
      byTask.set(uid, list);
      list.push({
        number,
        start: columns.start[index] ?? null,
        finish: columns.finish[index] ?? null,
        durationTicks: columns.durationTicks[index] ?? null,
        workTicks: columns.workTicks[index] ?? null,
        costMinor: columns.costMinor[index] ?? null,
      });
    }
  }
  return byTask;
}
