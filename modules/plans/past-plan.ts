import { type PlanTime, schedule } from '#engine';
import type { PastDay, Records, Tx } from '#platform/server';
import { turnBack } from '#platform/server/changes/turn-back';
import { type ComputeContext, type ComputedPlan, computePlan } from './compute-plan.ts';
import type { PlanView } from './contract.ts';
import { type ExplainedPlan, explainTask } from './explain-task.ts';
import { type EarlierStanding, planChange } from './plan-change.ts';
import { planSubjects, rowId } from './plan-changes.ts';
import { toInput } from './plan-rows.ts';
import { viewedPlan } from './plan-view.ts';
import { findPlan, selectPlanRows } from './queries.ts';
import { toColumns } from './result-columns.ts';
import { type Part, type PlanRows, parts } from './tables.ts';

/** A plan at the end of a past day, before anything is computed of it. */
interface PlanThen {
  readonly planId: string;
  readonly projectId: string;
  readonly revision: number;
  readonly rows: PlanRows;
}

/** The rows of a plan as they were; null where there was no such plan yet. */
export async function planThen(tx: Tx, planId: string, past: PastDay): Promise<PlanThen | null> {
  const [head, now] = [await findPlan(tx, planId), await selectPlanRows(tx, planId)];
  if (!head || !now) return null;
  const keyed = (part: Part) => new Map(now.parts[part].map((row) => [rowId(planId, part, row), row]));
  const records: Records = new Map(parts.map((part) => [part, keyed(part)]));
  records.set('plan', new Map([[planId, now.plan]]));
  const undone = await turnBack(tx, past, planSubjects(planId), records);
  const plan = records.get('plan')?.get(planId);
  if (!plan) return null;
  const rowsOf = (part: Part) => [...(records.get(part)?.values() ?? [])];
  const then = Object.fromEntries(parts.map((part) => [part, rowsOf(part)])) as unknown as PlanRows['parts'];
  // each command counts one, and is one entry
  return { planId, projectId: head.project_id, revision: head.revision - undone, rows: { plan, parts: then } };
}

/** What `getPlan` showed, dates by the engine of today. `computedAt` is the clock by which they are told. */
export function viewThen(then: PlanThen, now: PlanTime, computedAt: string): PlanView {
  const { planId, projectId, revision, rows } = then;
  const { engineVersion, start, finish, tasks } = schedule(toInput(rows));
  const isUndated = tasks.every((task) => task.finish === null);
  const dates = isUndated ? { start: null, finish: null } : { start, finish };
  const result = { revision, computedAt, engineVersion, ...dates, columns: toColumns(tasks) };
  return viewedPlan({ planId, projectId, revision, now, ...rows, result });
}

/** What was computed of it: status, findings, sentences, figures. */
export const computedThen = (
  { planId, projectId, revision, rows }: PlanThen,
  context: Pick<ComputeContext, 'now' | 'toleranceDays' | 'bounds' | 'projectName'>,
): ComputedPlan => computePlan(rows, { planId, projectId, revision, ...context });

/** What had moved its forecast since an earlier moment. */
export function changeThen({ planId, projectId, rows }: PlanThen, now: PlanTime, then: EarlierStanding) {
  const input = toInput(rows);
  return planChange(input, schedule(input), { planId, projectId, now }, then);
}

/** Why a task stood where it stood; null where the plan had no such task. */
export function explainThen({ planId, projectId, revision, rows }: PlanThen, uid: number) {
  const input = toInput(rows);
  const plan: ExplainedPlan = {
    ...{ planId, projectId, revision, input },
    result: schedule(input),
    baselines: rows.parts.baseline,
  };
  return explainTask(plan, uid);
}
