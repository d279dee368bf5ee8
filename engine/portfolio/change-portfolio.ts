import type { Choice, Investment, Portfolio, SelectionRule } from './portfolio.ts';

/** What obliges an investment that is only forced in to see what it would do. */
const supposed = 'supposed';

const changed = (portfolio: Portfolio, id: string, change: (investment: Investment) => Investment): Portfolio => ({
  ...portfolio,
  investments: portfolio.investments.map((one) => (one.id === id ? change(one) : one)),
});

/** The same portfolio, this investment forced in. */
export const forcedIn = (portfolio: Portfolio, id: string): Portfolio =>
  changed(portfolio, id, (one) => ({ ...one, obligation: one.obligation ?? supposed }));

/** The same portfolio without this investment: what is under way can only be stopped. */
export const keptOut = (portfolio: Portfolio, id: string): Portfolio =>
  changed(portfolio, id, (one) => ({ ...one, options: one.options.filter(({ kind }) => kind === 'stop') }));

/** More of a limit, or less: of money in a period, of a skill in a period, of risk. Other rules have no amount. */
export function withMore(portfolio: Portfolio, rule: SelectionRule, amount: number): Portfolio {
  const { periods } = portfolio;
  const added = (byPeriod: readonly number[], period: number) =>
    Array.from({ length: periods }, (_, at) => Math.max(0, (byPeriod[at] ?? 0) + (at === period ? amount : 0)));
  if (rule.kind === 'risk' && portfolio.mostRisk !== null)
    return { ...portfolio, mostRisk: portfolio.mostRisk + amount };
  if (rule.kind === 'budget') {
    const budgets = portfolio.budgets.map((budget) =>
      budget.kind === rule.budget ? { ...budget, byPeriodMinor: added(budget.byPeriodMinor, rule.period) } : budget,
    );
    return { ...portfolio, budgets };
  }
  if (rule.kind === 'capacity') {
    const capacities = portfolio.capacities.map((capacity) =>
      capacity.skill === rule.skill ? { ...capacity, byPeriod: added(capacity.byPeriod, rule.period) } : capacity,
    );
    return { ...portfolio, capacities };
  }
  return portfolio;
}

/** Which of the choices hold their investment in: all but those that stop it. */
export function investmentsIn({ investments }: Portfolio, choices: readonly Choice[]): Set<string> {
  const kinds = new Map(investments.map(({ id, options }) => [id, new Map(options.map((one) => [one.id, one.kind]))]));
  return new Set(
    choices
      .filter(({ investment, option }) => kinds.get(investment)?.get(option) !== 'stop')
      .map(({ investment }) => investment),
  );
}
