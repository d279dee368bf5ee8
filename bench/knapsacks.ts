import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Portfolio } from '#engine';

/** A set of multi-dimensional knapsacks of the OR-Library, with the best value of 1997 for each where it is known. */
export interface KnapsackSet {
  readonly name: string;
  readonly knapsacks: readonly { readonly portfolio: Portfolio; readonly best: number | null }[];
}

/**
 * The sets in a folder (`mknapcb*.txt`) with their best values (`mkcbres.txt`): P. C. Chu and J. E. Beasley, A genetic
 * algorithm for the multidimensional knapsack problem, Journal of Heuristics 4 (1998). Numbers of a set: how many; then
 * for each n, m, 0, n values, m × n amounts, m limits.
 */
export function readKnapsacks(folder: string): KnapsackSet[] {
  const best = bestValues(readFileSync(path.join(folder, 'mkcbres.txt'), 'utf8'));
  const files = readdirSync(folder).filter((file) => /^mknapcb\d+\.txt$/.test(file));
  return files.sort().map((file) => {
    const numbers = readFileSync(path.join(folder, file), 'utf8').trim().split(/\s+/).map(Number);
    let at = 0;
    const take = (count: number) => {
      at += count;
      return numbers.slice(at - count, at);
    };
    const [count = 0] = take(1);
    const knapsacks = Array.from({ length: count }, (_, index) => {
      const [items = 0, limits = 0] = take(3);
      const values = take(items);
      const amounts = Array.from({ length: limits }, () => take(items));
      const known = best.get(`${limits}.${items}-${index}`) ?? null;
      return { portfolio: asPortfolio(values, amounts, take(limits)), best: known };
    });
    return { name: path.basename(file, '.txt'), knapsacks };
  });
}

/** Items as investments, limits as skills: what the product would be asked. */
function asPortfolio(values: readonly number[], amounts: readonly number[][], most: readonly number[]): Portfolio {
  const name = (index: number) => String(index).padStart(4, '0');
  return {
    periods: 1,
    objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 },
    investments: values.map((score, item) => ({
      id: name(item),
      obligation: null,
      isRunning: false,
      classes: {},
      options: [
        {
          id: 'full',
          kind: 'start',
          earliestStart: 0,
          latestStart: 0,
          costs: [],
          demands: amounts.map((row, limit) => ({ skill: name(limit), byPeriod: [row[item] ?? 0] })),
          netFlowsMinor: [],
          score,
          risk: 0,
        },
      ],
    })),
    budgets: [],
    capacities: most.map((own, limit) => ({
      skill: name(limit),
      byPeriod: [own],
      boughtInPercent: 0,
      boughtInPrice: null,
    })),
    needs: [],
    enablings: [],
    exclusions: [],
    shares: [],
    mostRisk: null,
  };
}

/** How the table of best values is ordered: thirty of each number of limits and items. Not every row has its name. */
const order = [5, 10, 30].flatMap((limits) => [100, 250, 500].map((items) => `${limits}.${items}`));

/** By limits, items and number, such as 5.100-0. */
function bestValues(text: string): Map<string, number> {
  const [, table = ''] = text.split(/Best Feasible Solution Value\s*\n/).slice(-2);
  const [values = ''] = table.split(/Problem Name/);
  const rows = values.split('\n').filter((row) => row.trim() !== '');
  return new Map(
    rows.map((row, index) => [
      `${order[Math.floor(index / 30)]}-${index % 30}`,
      Number(row.trim().split(/\s+/).at(-1)),
    ]),
  );
}
