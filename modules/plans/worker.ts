import type { PlanTime } from '#engine';
import { type ComputedPlan, computePlan } from './compute-plan.ts';
import { findPlan, selectPlanRows } from './queries.ts';
import { inWorker, type WorkerConnection } from './worker-database.ts';

/** What runs in worker threads, off the event loop of the server; each reads the plan on a connection of its own. */

export interface ComputeRequest extends WorkerConnection {
  readonly planId: string;
  readonly now: PlanTime;
  readonly toleranceDays: number;
  readonly projectName: string;
}

/** Schedules and checks the plan as it stands; null where there is none any more. */
export function compute(request: ComputeRequest): Promise<ComputedPlan | null> {
  return inWorker(request, async (tx) => {
    // a command that comes between these two reads makes the result outdated, which whoever stores it notices
    const plan = await findPlan(tx, request.planId);
    const rows = plan && (await selectPlanRows(tx, request.planId));
    if (!plan || !rows) return null;
    return computePlan(rows, { ...request, projectId: plan.project_id, revision: plan.revision });
  });
}

export { commitImportFile, readImportFile, undoImportedUpdate } from './import-work.ts';
