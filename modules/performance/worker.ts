import { type ReadRequest, readPlan } from '#modules/plans/actions/read-plan';
import { assessProject } from './assess-project.ts';
import type { Measurement, ScheduleQuality } from './contract.ts';
import { measureProject } from './measure-project.ts';

/** What runs in worker threads, off the event loop of the server. */

export interface MeasureRequest extends ReadRequest {
  readonly level: number | undefined;
}

/** The earned value of a plan; null where there is no plan, or no baseline to measure it against. */
export async function measure(request: MeasureRequest): Promise<Measurement | null> {
  const plan = await readPlan(request);
  return plan && measureProject(plan.input, plan.comparison, request.now, request.level);
}

/** How good the schedule of a plan is; null where there is no plan. */
export async function assess(request: ReadRequest): Promise<ScheduleQuality | null> {
  const plan = await readPlan(request);
  return plan && assessProject(plan.input, plan.comparison, request.now);
}
