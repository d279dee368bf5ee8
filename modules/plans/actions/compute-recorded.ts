import { type ScheduleInput, schedule } from '#engine';
import { type ComputeContext, type ComputedPlan, computePlan } from '../compute-plan.ts';
import { type EarlierStanding, type PlanChange, planChange } from '../plan-change.ts';
import { toRows } from '../plan-rows.ts';
import { nothingBeside } from '../source-fields.ts';
import type { BaselineColumns } from '../tables.ts';

/** In a worker thread: what a plan comes to at a moment, beside the baseline that was set by then, if any was. */
export function computeRecorded(
  input: ScheduleInput,
  baseline: BaselineColumns | null,
  context: ComputeContext,
): ComputedPlan {
  const { plan, parts } = toRows(input, nothingBeside, '');
  const rows = baseline ? [{ number: 0, columns: { ...baseline } }] : [];
  return computePlan({ plan, parts: { ...parts, baseline: rows } }, context);
}

/** In a worker thread: what moved the forecast of a plan from one moment to a later one at which it is `input`. */
export function changeRecorded(
  input: ScheduleInput,
  { planId, projectId, now }: Pick<ComputeContext, 'planId' | 'projectId' | 'now'>,
  then: EarlierStanding,
): PlanChange | null {
  return planChange(input, schedule(input), { planId, projectId, now }, then);
}
