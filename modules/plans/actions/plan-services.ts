import type { Call, Compute } from '#platform/server';

export type { ComputedPlan } from '../compute-plan.ts';

import type { ComputedPlan } from '../compute-plan.ts';
import type { WorkerConnection } from '../worker-database.ts';

/**
 * What modules above do in the transaction that stores a plan's results. Returns the instant at which they want it to be
 * computed again although nothing was changed; null: none.
 */
export type OnPlanComputed = (call: Call, plan: ComputedPlan) => Promise<string | null>;

/** What the composition gives to this module. */
export interface PlanServices {
  /** For jobs and acts. */
  readonly compute: Compute;
  /** For who reads: he does not wait behind jobs, and where too many wait he is refused. */
  readonly reading: Compute;
  /** Of the app's role; worker threads open connections of their own with it. */
  readonly connection: WorkerConnection['connection'];
  readonly onPlanComputed: readonly OnPlanComputed[];
}
