import type { PlanTime } from '#engine';
import type { Tx } from '#platform/server';
import { type AssignedRow, type CalledPerson, selectAssigned, selectResultColumns } from '../queries/assigned.ts';
import { percentScale, resultBit, unpackColumns, valueAt } from '../result-columns.ts';

export type { CalledPerson };

/** An open task that a plan gives to somebody, as it was last computed. */
export interface AssignedTask extends AssignedRow {
  readonly start: PlanTime;
  readonly finish: PlanTime;
  readonly percentComplete: number;
  readonly isCritical: boolean;
}

/**
 * The open tasks that plans of these projects give to whoever is called so; once for each name. Those that have no dates
 * yet are left out, as are summaries: who is named there has the tasks below as well.
 */
export async function assignedTasks(
  tx: Tx,
  projectIds: readonly string[],
  called: CalledPerson,
): Promise<AssignedTask[]> {
  const rows = await selectAssigned(tx, projectIds, called);
  const results = await selectResultColumns(tx, [...new Set(rows.map(({ planId }) => planId))]);
  const plans = new Map(
    [...results].map(([planId, packed]) => {
      const columns = unpackColumns(packed);
      return [planId, { columns, place: new Map(Array.from(columns.uid, (uid, index) => [uid, index])) }] as const;
    }),
  );
  return rows.flatMap((row) => {
    const { columns, place } = plans.get(row.planId) ?? {};
    const index = place?.get(row.uid);
    if (!columns || index === undefined) return [];
    const [start, finish] = [valueAt(columns.start, index), valueAt(columns.finish, index)];
    const percentComplete = (columns.percentComplete[index] ?? 0) / percentScale;
    const bits = columns.bits[index] ?? 0;
    if (start === null || finish === null || percentComplete >= 100 || bits & resultBit.summary) return [];
    return [{ ...row, start, finish, percentComplete, isCritical: (bits & resultBit.critical) !== 0 }];
  });
}
