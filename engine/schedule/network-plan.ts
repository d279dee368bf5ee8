import type { PlanLink, ScheduleInput } from '../kernel/plan.ts';

/** A plan of several, and a name by which links and reasons know it. */
export interface NetworkPlan {
  readonly id: string;
  readonly input: ScheduleInput;
}

/** A link between tasks of two plans. */
export interface CrossLink extends PlanLink {
  readonly predecessorPlanId: string;
  readonly successorPlanId: string;
}
