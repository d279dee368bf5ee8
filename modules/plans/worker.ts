import { writeFileSync } from 'node:fs';
import { type PlanTime, type ScheduleResult, type StatusBounds, schedule } from '#engine';
import { writeMspdi } from '#formats';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { PastDay, Tx } from '#platform/server';
import { type ComputedPlan, computePlan } from './compute-plan.ts';
import type { PlanView, TaskExplanation } from './contract.ts';
import { type ExplainedPlan, explainTask } from './explain-task.ts';
import { changeThen, computedThen, explainThen, planThen, viewThen } from './past-plan.ts';
import { type EarlierStanding, type PlanChange, planChange } from './plan-change.ts';
import { toInput } from './plan-rows.ts';
import { findPlan, findResult, selectPlanRows } from './queries.ts';
import { datesAt, unpackColumns } from './result-columns.ts';
import { errors } from './routes.ts';
import { unknownContent } from './source-fields.ts';
import { inWorker, type WorkerConnection } from './worker-database.ts';
import { asOutcome, type WorkerOutcome } from './worker-fault.ts';

/** What runs in worker threads, off the event loop of the server; each reads the plan on a connection of its own. */

export interface ComputeRequest extends WorkerConnection {
  readonly planId: string;
  readonly now: PlanTime;
  readonly toleranceDays: number;
  readonly bounds: StatusBounds;
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

export interface DatesRequest extends WorkerConnection {
  readonly planId: string;
  readonly uids: readonly number[];
}

/** Where a task stands. */
export interface TaskDatesNow {
  readonly uid: number;
  readonly start: PlanTime | null;
  readonly finish: PlanTime | null;
}

/** Where tasks stand in the plan as it is stored, which nobody has computed yet. */
export function datesNow(request: DatesRequest): Promise<TaskDatesNow[]> {
  return inWorker(request, async (tx) => {
    const rows = await selectPlanRows(tx, request.planId);
    const wanted = new Set(request.uids);
    const { tasks } = rows ? schedule(toInput(rows)) : { tasks: [] };
    return tasks.flatMap(({ uid, start, finish }) => (wanted.has(uid) ? [{ uid, start, finish }] : []));
  });
}

export interface ChangeRequest extends WorkerConnection {
  readonly planId: string;
  readonly now: PlanTime;
  readonly then: EarlierStanding;
  /** Of the plan as it was at the end of this day. */
  readonly past?: PastDay | undefined;
}

/** What moved the forecast of the plan as it stands, or stood, since an earlier moment. */
export function explainChange({ then, now, past, ...request }: ChangeRequest): Promise<PlanChange | null> {
  return inWorker(request, async (tx) => {
    if (past) {
      const plan = await planThen(tx, request.planId, past);
      return plan && changeThen(plan, now, then);
    }
    const plan = await findPlan(tx, request.planId);
    const rows = plan && (await selectPlanRows(tx, request.planId));
    if (!plan || !rows) return null;
    const input = toInput(rows);
    return planChange(input, schedule(input), { planId: plan.id, projectId: plan.project_id, now }, then);
  });
}

export { commitImportFile, readImportFile, undoImportedUpdate } from './import-work.ts';

export interface PastRequest extends WorkerConnection {
  readonly planId: string;
  readonly past: PastDay;
  /** Where the clock stood in the organisation's zone. */
  readonly now: PlanTime;
}

/** The plan as it was; null where there was none yet. */
export const viewPast = (request: PastRequest): Promise<PlanView | null> =>
  inWorker(request, async (tx) => {
    const then = await planThen(tx, request.planId, request.past);
    return then && viewThen(then, request.now, request.past.now);
  });

export interface WriteRequest extends WorkerConnection {
  readonly planId: string;
  readonly past?: PastDay | undefined;
  /** An open file of the process, to be written from its beginning. */
  readonly file: number;
}

/** Writes the plan as it stands, or stood, as Microsoft Project XML; false where there was none. */
export const writeFile = ({ file, planId, past, ...request }: WriteRequest): Promise<boolean> =>
  inWorker(request, async (tx) => {
    const rows = past ? (await planThen(tx, planId, past))?.rows : await selectPlanRows(tx, planId);
    if (!rows) return false;
    const input = toInput(rows);
    for (const chunk of writeMspdi(input, schedule(input), unknownContent(rows))) writeFileSync(file, chunk);
    return true;
  });

export interface PastSummaryRequest extends PastRequest {
  readonly toleranceDays: number;
  readonly bounds: StatusBounds;
  readonly projectName: string;
}

/** All that was computed of the plan as it was; null where there was none yet. */
export const computePast = (request: PastSummaryRequest): Promise<ComputedPlan | null> =>
  inWorker(request, async (tx) => {
    const then = await planThen(tx, request.planId, request.past);
    return then && computedThen(then, request);
  });

export interface ExplainRequest extends WorkerConnection {
  readonly planId: string;
  readonly uid: number;
  /** Of the plan as it was at the end of this day. */
  readonly past?: PastDay | undefined;
}

/** The plan asked about last: who asks why once asks again. */
let lastPlan: ExplainedPlan | undefined;

/** Why a task stands where it stands, by the stored result of the plan as it is now. */
export function explain(request: ExplainRequest): Promise<WorkerOutcome<TaskExplanation>> {
  return asOutcome(async () => {
    const { planId, uid, past } = request;
    const explanation = past
      ? await explainPast(request, past)
      : explainTask(await inWorker(request, (tx) => loadExplained(tx, planId)), uid);
    if (!explanation) throw new OperationError(errors.taskMissing);
    return explanation;
  });
}

async function explainPast(request: ExplainRequest, past: PastDay): Promise<TaskExplanation | null> {
  const then = await inWorker(request, (tx) => planThen(tx, request.planId, past));
  if (!then) throw new OperationError(platformErrors.notThereThen);
  return explainThen(then, request.uid);
}

async function loadExplained(tx: Tx, planId: string): Promise<ExplainedPlan> {
  const plan = await findPlan(tx, planId);
  if (plan && lastPlan?.planId === planId && lastPlan.revision === plan.revision) return lastPlan;
  const [rows, stored] = [await selectPlanRows(tx, planId), await findResult(tx, planId)];
  if (!plan || !rows || stored?.revision !== plan.revision) throw new OperationError(errors.notComputedYet);
  const columns = unpackColumns(stored.columns);
  const input = toInput(rows);
  const result: ScheduleResult = {
    engineVersion: stored.engine_version,
    start: stored.start ?? input.project.start,
    finish: stored.finish ?? input.project.start,
    tasks: Array.from(columns.uid, (_, index) => datesAt(columns, index)),
    findings: [],
  };
  lastPlan = {
    planId,
    projectId: plan.project_id,
    revision: plan.revision,
    input,
    result,
    baselines: rows.parts.baseline,
  };
  return lastPlan;
}
