import type { Portfolio } from './portfolio.ts';
import { type Selection, type SelectOptions, select } from './select.ts';

export interface FrontierPoint {
  /** Of all budgets in all periods, in percent. */
  readonly budgetPercent: number;
  readonly selection: Selection;
  /** Whether it buys more than the point before does. */
  readonly isStep: boolean;
}

export interface FrontierRange {
  readonly fromPercent: number;
  readonly toPercent: number;
  /** How far apart the points are that are computed in any case; between two that differ, the step is looked for. */
  readonly everyPercent: number;
}

/**
 * The best value over a range of budgets, ascending, with the whole percent at which more is bought. Between two
 * points of one value nothing is looked for: another choice of the same value is no step; nor where one of them is not
 * proven, as what lies between would not be either. Points that are known `before` are not computed again. Percents are whole; an empty range gives no point.
 */
export function frontier(
  portfolio: Portfolio,
  range: FrontierRange,
  options: SelectOptions,
  before: readonly FrontierPoint[] = [],
): FrontierPoint[] {
  const { fromPercent, toPercent, everyPercent } = range;
  const inside = before.filter(({ budgetPercent }) => budgetPercent >= fromPercent && budgetPercent <= toPercent);
  const known = new Map(inside.map(({ budgetPercent, selection }) => [budgetPercent, selection]));
  const at = (percent: number, start?: Selection): Selection => {
    const before = known.get(percent);
    if (before) return before;
    const begin = start && start.choices.length > 0 ? { start: start.choices } : {};
    const found = select(withBudgets(portfolio, percent), { ...options, ...begin });
    known.set(percent, found);
    return found;
  };
  const refine = (low: number, high: number): void => {
    if (high - low <= 1 || isSame(at(low), at(high)) || !isProven(at(low)) || !isProven(at(high))) return;
    const middle = Math.floor((low + high) / 2);
    at(middle, at(low));
    refine(low, middle);
    refine(middle, high);
  };
  const step = Math.max(1, Math.round(everyPercent));
  for (let low = fromPercent; low <= toPercent; low += step) {
    const high = Math.min(low + step, toPercent);
    at(high, at(low));
    refine(low, high);
  }
  const points = [...known.keys()].sort((a, b) => a - b);
  return points.map((budgetPercent, index) => {
    const selection = at(budgetPercent);
    const before = index > 0 ? at(points[index - 1] as number) : selection;
    return { budgetPercent, selection, isStep: !isSame(before, selection) };
  });
}

/** All budgets at so many percent, in whole minor units, halves down. */
function withBudgets(portfolio: Portfolio, percent: number): Portfolio {
  const budgets = portfolio.budgets.map((budget) => ({
    ...budget,
    byPeriodMinor: budget.byPeriodMinor.map((minor) => Math.floor((minor * percent) / 100)),
  }));
  return { ...portfolio, budgets };
}

const isProven = ({ status }: Selection): boolean => status === 'optimal' || status === 'infeasible';

const isSame = (one: Selection, other: Selection): boolean => one.status === other.status && one.value === other.value;
