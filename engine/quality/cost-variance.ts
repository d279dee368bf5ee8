import { costsByTask } from '../kernel/plan-cost.ts';
import { plannedWork } from '../kernel/planned-work.ts';
import type { PlanView, TaskView } from './plan-view.ts';

/** What a plan comes to against its baseline. Amounts are minor units of the plan's currency. */
export interface CostVariance {
  readonly forecastMinor: number;
  readonly agreedMinor: number;
  readonly percent: number;
}

/** What is done and left comes to at the rates of the plan, by task. */
const costOf = (plan: PlanView) => {
  const costs = costsByTask(plan.input);
  return ({ task }: TaskView) => costs.get(task.uid)?.costMinor ?? 0;
};

/** What a plan comes to, done and left, at its own rates. */
export const forecastCost = (plan: PlanView): number => plan.detail.map(costOf(plan)).reduce((sum, cost) => sum + cost, 0); // biome-ignore format: one sum

/** Forecast cost over cost of the baseline; null where either is unknown. */
export function costVariance(plan: PlanView): CostVariance | null {
  const agreedMinor = plannedWork(plan.tasks).reduce((sum, view) => sum + baselineCost(view, plan), 0);
  const forecastMinor = forecastCost(plan);
  if (agreedMinor <= 0 || forecastMinor <= 0) return null;
  return { forecastMinor, agreedMinor, percent: percentOver(forecastMinor, agreedMinor) };
}

/** The tasks that come to more than was agreed for them, by how much, the most first; of added work all of it. */
export function costlyTasks(plan: PlanView): readonly { readonly view: TaskView; readonly overMinor: number }[] {
  const cost = costOf(plan);
  return plan.detail
    .map((view) => ({ view, overMinor: cost(view) - baselineCost(view, plan) }))
    .filter(({ overMinor }) => overMinor > 0)
    .toSorted((a, b) => b.overMinor - a.overMinor);
}

function baselineCost({ task }: TaskView, { context: { comparison } }: PlanView): number {
  if (comparison.kind !== 'baseline') return 0;
  return task.baselines.find(({ number }) => number === comparison.number)?.costMinor ?? 0;
}

/** To a tenth, as it is shown: what is judged is what one reads. */
export const percentOver = (amount: number, of: number): number => Math.round(((amount - of) * 1000) / of) / 10 || 0;
