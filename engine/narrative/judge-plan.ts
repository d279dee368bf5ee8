import type { PlanView } from '../quality/plan-view.ts';
import { type CostBounds, costStatus } from './cost-status.ts';
import { type DimensionStatus, dimensionsOf, type Judgement } from './dimensions.ts';
import { scheduleStatus } from './project-status.ts';
import { scopeStatus } from './scope-status.ts';

/** What a plan is judged by beside what it is compared with. */
export interface StatusBounds extends CostBounds {
  /** Percent of the agreed work by which it may grow. */
  readonly scopeTolerance: number;
}

/** Each dimension of a plan as its own figures have it. `varianceDays`: as `scheduleStatus` reads it. */
export function judgePlan(plan: PlanView, varianceDays: number | null, bounds: StatusBounds): DimensionStatus[] {
  const judged = dimensionsOf({
    schedule: scheduleJudgement(plan, varianceDays),
    cost: costStatus(plan, bounds),
    scope: scopeStatus(plan, bounds.scopeTolerance),
    resources: unbooked,
  });
  // what is done cannot slip back: it is measured by itself
  return plan.open.length ? judged : judged.map((one) => ({ ...one, measure: `done ${one.measure}` }));
}

function scheduleJudgement(plan: PlanView, varianceDays: number | null): Judgement {
  const { toleranceDays, comparison } = plan.context;
  return {
    ...scheduleStatus(plan, varianceDays),
    figure: varianceDays === null ? null : { kind: 'days', days: varianceDays },
    threshold: varianceDays === null ? null : { kind: 'days', days: toleranceDays },
    measure: `${comparison.kind} ${plan.plannedFinish} ${toleranceDays}`,
  };
}

/** People work in several projects: what one plan books of them does not tell whether they are overbooked. */
const unbooked: Judgement = {
  status: 'grey',
  rule: { key: 'reporting.narrative.resources.grey', parameters: {} },
  figure: null,
  threshold: null,
  measure: 'unbooked',
};
