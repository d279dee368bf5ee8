import { canonicalPortfolio, mostBoughtIn, optionCost, optionValue, startsOf } from './option-figures.ts';
import type { Portfolio } from './portfolio.ts';
import { ruleRows } from './rule-rows.ts';
import type { LimitRow, Purchase, SelectionModel } from './selection-model.ts';

/**
 * The model of a portfolio. Rows that a rule needs are built once, here; what speaks of an investment, budget or skill
 * that is not there falls away, except that a need of something absent can never be met.
 */
export function buildModel(given: Portfolio): SelectionModel {
  const portfolio = canonicalPortfolio(given);
  const { periods, objective } = portfolio;
  const alternatives = portfolio.investments.flatMap((investment, group) =>
    investment.options.flatMap((option) =>
      startsOf(option, periods).map((start) => ({
        investment: investment.id,
        option: option.id,
        start,
        group,
        value: optionValue(option, start, objective),
        costMinor: optionCost(option, start, periods),
        isIn: option.kind !== 'stop',
      })),
    ),
  );
  const groups = portfolio.investments.map((): number[] => []);
  for (const [index, { group }] of alternatives.entries()) groups[group]?.push(index);
  const rows = ruleRows(portfolio, alternatives, groups);
  const inOf = (id: string) => alternatives.flatMap((one, index) => (one.investment === id && one.isIn ? [index] : []));
  return {
    investments: portfolio.investments.map(({ id }) => id),
    alternatives,
    groups,
    rows,
    purchases: purchasesOf(portfolio, rows),
    bonuses: portfolio.enablings.map(({ investment, by, value }) => ({
      first: inOf(investment),
      second: inOf(by),
      value,
    })),
  };
}

/** What is bought in at a price, with the budget rows in which it counts: that period's and, carried over, all later. */
function purchasesOf({ capacities, budgets }: Portfolio, rows: readonly LimitRow[]): Purchase[] {
  return rows.flatMap(({ rule }, row) => {
    if (rule.kind !== 'capacity') return [];
    const capacity = capacities.find(({ skill }) => skill === rule.skill);
    const price = capacity?.boughtInPrice;
    const own = capacity?.byPeriod[rule.period] ?? 0;
    if (!price || price.minor === 0 || mostBoughtIn(own, capacity.boughtInPercent) === 0) return [];
    const carriesOver = budgets.find(({ kind }) => kind === price.budget)?.carriesOver ?? false;
    const paidBy = rows.flatMap(({ rule: paying }, index) => {
      if (paying.kind !== 'budget' || paying.budget !== price.budget) return [];
      return paying.period === rule.period || (carriesOver && paying.period > rule.period) ? [index] : [];
    });
    return [{ row, own, price: price.minor, paidBy }];
  });
}
