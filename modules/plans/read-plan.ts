import type { Comparison, PlanTime, ScheduleInput } from '#engine';
import type { PastDay } from '#platform/server';
import { comparisonOf } from './comparison.ts';
import { planThen } from './past-plan.ts';
import { toInput } from './plan-rows.ts';
import { selectPlanRows } from './queries.ts';
import { inWorker, type WorkerConnection } from './worker-database.ts';

export interface ReadRequest extends WorkerConnection {
  readonly planId: string;
  /** Where the clock stands, or stood, in the organisation's zone. */
  readonly now: PlanTime;
  /** Of the plan as it was at the end of this day. */
  readonly past?: PastDay | undefined;
}

/** A plan as the engine takes it, and what its dates are compared with. */
interface PlanRead {
  readonly input: ScheduleInput;
  readonly comparison: Comparison;
}

/** In a worker thread: a plan as it stands or stood; null where there was none. */
export function readPlan(request: ReadRequest): Promise<PlanRead | null> {
  const { planId, past } = request;
  return inWorker(request, async (tx) => {
    const rows = past ? (await planThen(tx, planId, past))?.rows : await selectPlanRows(tx, planId);
    return rows ? { input: toInput(rows), comparison: comparisonOf(rows.parts.baseline) } : null;
  });
}
