import type { Message, Parameter } from '../kernel/finding.ts';
import { costsByTask } from '../kernel/plan-cost.ts';
import { costVariance, forecastCost, percentOver } from '../quality/cost-variance.ts';
import type { PlanView } from '../quality/plan-view.ts';
import { type Judgement, statusWithin } from './dimensions.ts';

/** What the cost of a plan is judged by beside its baseline. */
export interface CostBounds {
  /** In minor units of `currencyCode`; null: none is set. */
  readonly budgetMinor: number | null;
  /** What budgets are counted in, and plans that name no currency. */
  readonly currencyCode: string;
  /** Percent by which the forecast may exceed what was agreed. */
  readonly costTolerance: number;
}

/**
 * The cost status of a plan: what is done and left comes to, at the rates of the plan, against the cost of its baseline,
 * else against the budget. Grey where nothing has a rate, where nothing says what it may cost, and where the plan keeps
 * its budget but leaves work without a rate.
 */
export function costStatus(plan: PlanView, bounds: CostBounds): Judgement {
  const forecast = forecastCost(plan);
  if (forecast === 0) return grey('unpriced');
  const agreed = agreedCost(plan, bounds);
  if (!agreed) return grey('unagreed');
  const percent = percentOver(forecast, agreed.minor);
  const status = statusWithin(percent, bounds.costTolerance);
  const isPartial = agreed.kind === 'budget' && leavesUnpriced(plan);
  if (isPartial && status !== 'red') return grey('partial');
  const money = (minor: number): Parameter => ({ kind: 'money', minor, currencyCode: agreed.currencyCode });
  const [figure, threshold] = [inPercent(percent), inPercent(bounds.costTolerance)];
  return {
    status,
    rule: say(`${agreed.kind}.${percent <= 0 ? 'kept' : status}`, {
      ...{ forecast: money(forecast), agreed: money(agreed.minor) },
      ...{ change: figure, tolerance: threshold },
    }),
    figure,
    threshold,
    measure: `${agreed.kind} ${agreed.minor} ${bounds.costTolerance}`,
  };
}

function agreedCost(plan: PlanView, { budgetMinor, currencyCode: counted }: CostBounds) {
  const currencyCode = plan.input.project.currencyCode ?? counted;
  const variance = costVariance(plan);
  if (variance) return { kind: 'baseline', minor: variance.agreedMinor, currencyCode } as const;
  const isBudgeted = budgetMinor !== null && budgetMinor > 0 && currencyCode === counted;
  return isBudgeted ? ({ kind: 'budget', minor: budgetMinor, currencyCode } as const) : null;
}

function leavesUnpriced({ input, detail }: PlanView): boolean {
  const costs = costsByTask(input);
  return detail.some(({ task }) => costs.get(task.uid)?.isPriced === false);
}

const inPercent = (percent: number): Parameter => ({ kind: 'percent', percent });

const say = (name: string, parameters: Message['parameters'] = {}): Message => ({
  key: `reporting.narrative.cost.${name}`,
  parameters,
});

const grey = (why: string): Judgement => ({
  ...{ status: 'grey', rule: say(`grey.${why}`), figure: null, threshold: null },
  measure: why,
});
