import { transpose } from './search-state.ts';
import type { LimitRow, SelectionModel } from './selection-model.ts';

/**
 * A price for a unit of each limit under which the best alternatives, bought freely, come close to using each limit
 * once: a good order for a heuristic. Method: subgradient steps on the Lagrangian dual (Held, Wolfe and Crowder 1974;
 * Fisher 1981), one alternative of each group at most. Limits that nothing uses up cost nothing; what helps to
 * keep a limit, as what others need, is paid for.
 */
export function limitPrices(model: SelectionModel, steps = 150): Float64Array {
  const { alternatives, groups, rows } = model;
  const { starts, rows: rowOf, amounts } = transpose(model);
  const prices = new Float64Array(rows.length);
  const units = rows.map(unitOf);
  let [bestDual, pace, sinceBetter] = [Number.POSITIVE_INFINITY, 1, 0];
  let best = prices.slice();
  const reduced = (alternative: number): number => {
    let value = alternatives[alternative]?.value ?? 0;
    for (let at = starts[alternative] as number; at < (starts[alternative + 1] as number); at++) {
      value -= (prices[rowOf[at] as number] as number) * (amounts[at] as number);
    }
    return value;
  };
  const floor = greedyFloor(model);
  for (let step = 0; step < steps; step++) {
    const over = Float64Array.from(rows, (row) => -row.most);
    let dual = 0;
    for (const [row, price] of prices.entries()) dual += price * (rows[row]?.most ?? 0);
    for (const group of groups) {
      let [taken, worth] = [-1, 0];
      for (const alternative of group) {
        const value = reduced(alternative);
        if (value > worth) [taken, worth] = [alternative, value];
      }
      dual += worth;
      if (taken < 0) continue;
      for (let at = starts[taken] as number; at < (starts[taken + 1] as number); at++) {
        const row = rowOf[at] as number;
        over[row] = (over[row] as number) + (amounts[at] as number);
      }
    }
    if (dual < bestDual) [bestDual, best, sinceBetter] = [dual, prices.slice(), 0];
    else if (++sinceBetter === 8) [pace, sinceBetter] = [pace / 2, 0];
    let norm = 0;
    for (const [row, excess] of over.entries()) {
      const share = excess / (units[row] as number);
      if (excess > 0 || (prices[row] as number) > 0) norm += share * share;
    }
    if (norm === 0) break;
    const length = (pace * Math.max(dual - floor, Math.abs(dual) * 1e-4)) / norm;
    for (const [row, excess] of over.entries()) {
      const unit = units[row] as number;
      prices[row] = Math.max(0, (prices[row] as number) + (length * excess) / (unit * unit));
    }
  }
  return best;
}

/** What an excess is measured in, so that rows of money and of people weigh alike. */
function unitOf({ most, amounts }: LimitRow): number {
  if (most > 0) return most;
  const sum = amounts.reduce((total, amount) => total + Math.abs(amount), 0);
  return Math.max(1, sum / Math.sqrt(amounts.length || 1));
}

/** A value that surely can be had, limits of money and people taken alone: what the dual is aimed at. */
function greedyFloor({ groups, alternatives }: SelectionModel): number {
  const values = groups.map((group) => Math.max(0, ...group.map((index) => alternatives[index]?.value ?? 0)));
  return values.reduce((sum, value) => sum + value, 0) / 4;
}
