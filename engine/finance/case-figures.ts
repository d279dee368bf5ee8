import { type Discounting, discountFactors, type Flows, sumProduct, wholeMinor } from './present-value.ts';

/**
 * How many periods from the base date the flows have paid for themselves for good, the last period in proportion; 0 where
 * they never stood below nothing, or have done so by then. Given a rate, by present values. `null` where they do not,
 * within these periods.
 */
export function payback(flows: Flows, discounting: Discounting = { ratePercent: 0 }): number | null {
  const factors = discountFactors(flows.length, discounting);
  if (!factors) return null;
  const { start = 0 } = discounting;
  let [sum, paidAfter]: [number, number | null] = [0, 0];
  for (const [period, flow] of flows.entries()) {
    const value = flow * (factors[period] ?? 0);
    const before = sum;
    sum += value;
    if (sum < 0) paidAfter = null;
    else if (before < 0) paidAfter = Math.max(0, start + period - 1 + -before / value);
  }
  return paidAfter;
}

/** Costs and benefits as positive amounts, each with the first at the base date. */
export interface CostsAndBenefits {
  readonly costs: Flows;
  readonly benefits: Flows;
}

/** Present value of the benefits over that of the costs; `null` where the costs are worth nothing, or the rate is none. */
export function benefitCostRatio({ costs, benefits }: CostsAndBenefits, discounting: Discounting): number | null {
  const factors = discountFactors(Math.max(costs.length, benefits.length), discounting);
  const cost = factors ? sumProduct(costs, factors) : 0;
  return factors && cost > 0 ? sumProduct(benefits, factors) / cost : null;
}

/** What a delay does to the flows of a case, each by month with the first at the base date, money that comes in positive. */
export interface DelayedFlows {
  /** Net, of what comes later by as much: only time is lost. */
  readonly moving: Flows;
  /** Each of what ends when it ends, as a market closes or an asset is replaced: the delay takes its last month. */
  readonly ending: readonly Flows[];
}

/**
 * What one month of delay costs at the base date, in minor units. What ends on a month of its own should be given as it
 * accrues: where a year's benefit lies in one month, that month is not what a month of delay takes. Less than nothing
 * where waiting pays; `null` where the rate is none.
 * After Reinertsen, The Principles of Product Development Flow (2009), principle E3.
 */
export function costOfDelayPerMonth({ moving, ending }: DelayedFlows, monthly: Discounting): number | null {
  const factors = discountFactors(Math.max(moving.length, ...ending.map(({ length }) => length)) + 1, monthly);
  if (!factors) return null;
  const later = (flows: Flows) => sumProduct(flows, factors.slice(1));
  const lost = (flows: Flows, delayed: number) => sumProduct(flows, factors) - delayed;
  const ended = ending.map((flows) => lost(flows, later(flows.slice(0, -1))));
  return wholeMinor(lost(moving, later(moving)) + ended.reduce((sum, one) => sum + one, 0));
}

/** What something costs over its whole life, by kind, each with the first amount at the base date. */
export interface LifeCosts {
  readonly acquisition: Flows;
  readonly operation: Flows;
  readonly disposal: Flows;
}

export interface TotalCostOfOwnership {
  readonly nominalMinor: number;
  readonly presentMinor: number;
  /** Nominal, by kind. */
  readonly byKindMinor: Readonly<Record<keyof LifeCosts, number>>;
}

/** Total cost of ownership, nominal and discounted; `null` where the rate is none. */
export function totalCostOfOwnership(costs: LifeCosts, discounting: Discounting): TotalCostOfOwnership | null {
  const sum = (flows: Flows): number => flows.reduce((total, flow) => total + flow, 0);
  const { acquisition, operation, disposal } = costs;
  const longest = Math.max(acquisition.length, operation.length, disposal.length);
  const factors = discountFactors(longest, discounting);
  if (!factors) return null;
  const present = sumProduct(acquisition, factors) + sumProduct(operation, factors) + sumProduct(disposal, factors);
  const byKindMinor = { acquisition: sum(acquisition), operation: sum(operation), disposal: sum(disposal) };
  return {
    nominalMinor: byKindMinor.acquisition + byKindMinor.operation + byKindMinor.disposal,
    presentMinor: wholeMinor(present),
    byKindMinor,
  };
}
