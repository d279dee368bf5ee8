import {
  type Discounting,
  discountFactors,
  type Flows,
  netPresentValue,
  sumProduct,
  wholeMinor,
} from './present-value.ts';

/**
 * After how many periods the flows have paid for themselves for good, the last period in proportion; 0 where they never
 * stood below nothing. Given a discounting, by present values. `null` where they do not, within these periods.
 */
export function payback(flows: Flows, discounting?: Discounting): number | null {
  const factors = discounting ? discountFactors(flows.length, discounting) : flows.map(() => 1);
  if (!factors) return null;
  let [sum, paidAfter]: [number, number | null] = [0, 0];
  for (const [period, flow] of flows.entries()) {
    const value = flow * (factors[period] ?? 0);
    const before = sum;
    sum += value;
    if (sum < 0) paidAfter = null;
    else if (before < 0) paidAfter = period - 1 + -before / value;
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

/**
 * What one month of delay costs at the base date, in minor units, flows given by month. Where `benefitsEnd` is fixed
 * (a market closes, an asset is replaced), the delay takes their last month; otherwise everything moves a month and
 * only time is lost. Less than nothing where waiting pays; `null` where the rate is none.
 * After Reinertsen, The Principles of Product Development Flow (2009), principle E3.
 */
export function costOfDelayPerMonth(
  { costs, benefits }: CostsAndBenefits,
  monthly: Discounting,
  benefitsEnd: 'fixed' | 'moves',
): number | null {
  const length = Math.max(costs.length, benefits.length);
  const net = (delay: number): number[] =>
    Array.from({ length: length + delay }, (_, month) => {
      const isOver = benefitsEnd === 'fixed' && month >= benefits.length;
      return (isOver ? 0 : (benefits[month - delay] ?? 0)) - (costs[month - delay] ?? 0);
    });
  const [now, later] = [netPresentValue(net(0), monthly), netPresentValue(net(1), monthly)];
  return now === null || later === null ? null : now - later;
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
