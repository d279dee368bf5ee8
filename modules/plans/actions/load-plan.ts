import type { ScheduleInput } from '#engine';
import { errors, OperationError } from '#platform/contract';
import type { Tx } from '#platform/server';
import { toInput } from '../plan-rows.ts';
import { selectPlanRows } from '../queries.ts';

/** The facts of a plan as the engine takes them. Throws `record-missing`. */
export async function loadPlan(tx: Tx, planId: string): Promise<ScheduleInput> {
  const rows = await selectPlanRows(tx, planId);
  if (!rows) throw new OperationError(errors.recordMissing);
  return toInput(rows);
}
