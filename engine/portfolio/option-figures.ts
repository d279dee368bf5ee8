import { discountFactors } from '../finance/index.ts';
import type { InvestmentOption, Objective, Portfolio } from './portfolio.ts';

/** What an option is worth from a start on, in whole units of the objective; 0 where its rate is none. */
export function optionValue(option: InvestmentOption, start: number, objective: Objective): number {
  const { scoreWeight, presentValueWeight, ratePercent } = objective;
  const { netFlowsMinor } = option;
  if (presentValueWeight === 0) return Math.round(scoreWeight * option.score);
  const factors = discountFactors(start + netFlowsMinor.length + 1, { ratePercent }) ?? [];
  const worth = netFlowsMinor.reduce((sum, flow, index) => sum + flow * (factors[start + index + 1] ?? 0), 0);
  return Math.round(scoreWeight * option.score + presentValueWeight * worth);
}

/** All costs of an option inside the horizon, in minor units, without what is bought in. */
export function optionCost(option: InvestmentOption, start: number, periods: number): number {
  return option.costs.reduce(
    (total, { byPeriodMinor }) =>
      total + byPeriodMinor.slice(0, periods - start).reduce((sum, minor) => sum + minor, 0),
    0,
  );
}

/** For how many periods an option has costs or demand. */
export const optionLength = ({ costs, demands }: InvestmentOption): number =>
  Math.max(0, ...costs.map((cost) => cost.byPeriodMinor.length), ...demands.map((demand) => demand.byPeriod.length));

/** The starts of an option inside the horizon. */
export function startsOf({ earliestStart, latestStart }: InvestmentOption, periods: number): number[] {
  const [first, last] = [Math.max(0, earliestStart), Math.min(latestStart, periods - 1)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** How much of a capacity may be bought in in a period, in whole units. */
export const mostBoughtIn = (own: number, percent: number): number => Math.floor((own * percent) / 100);

/** By code unit, so that it is the same everywhere. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The same portfolio with every list in an order of its own, whatever order it was given in. */
export function canonicalPortfolio(portfolio: Portfolio): Portfolio {
  const sorted = <T>(values: readonly T[], key: (value: T) => string): T[] =>
    values.toSorted((a, b) => byText(key(a), key(b)));
  return {
    ...portfolio,
    investments: sorted(portfolio.investments, ({ id }) => id).map((investment) => ({
      ...investment,
      options: sorted(investment.options, ({ id }) => id),
    })),
    budgets: sorted(portfolio.budgets, ({ kind }) => kind),
    capacities: sorted(portfolio.capacities, ({ skill }) => skill),
    needs: sorted(portfolio.needs, (need) => JSON.stringify([need.investment, need.needs, need.after, need.lag])),
    enablings: sorted(portfolio.enablings, ({ investment, by, value }) => JSON.stringify([investment, by, value])),
    exclusions: sorted(
      portfolio.exclusions.map(({ investments, most }) => ({ investments: investments.toSorted(byText), most })),
      ({ investments, most }) => JSON.stringify([investments, most]),
    ),
    shares: sorted(portfolio.shares, ({ dimension, class: name, of, leastPercent, mostPercent }) =>
      JSON.stringify([dimension, name, of, leastPercent, mostPercent]),
    ),
  };
}
