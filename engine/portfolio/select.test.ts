import { beforeAll, expect, test } from 'vitest';
import { openSolver } from '#platform/solver';
import { checkSelection, type Solver, select } from './index.ts';
import { everyChoice, reordered, tinyPortfolio } from './testing.ts';

let solve: Solver;
beforeAll(async () => {
  solve = await openSolver();
});

const many = Number(process.env.PORTFOLIOS ?? 300);

test('the answer is the one that trying every choice finds, ties settled, whatever rules there are', () => {
  let infeasible = 0;
  for (let seed = 1; seed <= many; seed++) {
    const portfolio = tinyPortfolio(seed);
    const [best] = everyChoice(portfolio);
    const found = select(portfolio, { solve, rounds: 50 });
    if (!best) {
      expect({ seed, status: found.status }).toEqual({ seed, status: 'infeasible' });
      infeasible++;
      continue;
    }
    const { status, value, costMinor, choices, isTieSettled } = found;
    expect({ seed, status, value, costMinor, choices, isTieSettled }).toEqual({
      seed,
      status: 'optimal',
      value: best.value,
      costMinor: best.costMinor,
      choices: best.choices,
      isTieSettled: true,
    });
    expect(checkSelection(portfolio, choices).broken).toEqual([]);
  }
  expect(infeasible).toBeGreaterThan(many / 50);
  expect(infeasible).toBeLessThan(many / 2);
});

test('rows in another order change nothing', () => {
  for (let seed = 1; seed <= many / 10; seed++) {
    const portfolio = tinyPortfolio(seed);
    expect(select(reordered(portfolio), { solve, rounds: 50 })).toEqual(select(portfolio, { solve, rounds: 50 }));
  }
});
