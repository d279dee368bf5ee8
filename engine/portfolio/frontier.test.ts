import { beforeAll, expect, test } from 'vitest';
import { openSolver } from '#platform/solver';
import { frontier, robustness, type SelectOptions, select } from './index.ts';
import { everyChoice, tinyPortfolio } from './testing.ts';

let options: SelectOptions;
beforeAll(async () => {
  options = { solve: await openSolver(), rounds: 20 };
});

const feasible = Array.from({ length: 60 }, (_, seed) => tinyPortfolio(seed)).filter(
  (portfolio) => everyChoice(portfolio).length > 0,
);

test('the frontier holds the best value at each budget, never falls, and names where the choice changes', () => {
  for (const portfolio of feasible.slice(0, 10)) {
    const points = frontier(portfolio, { fromPercent: 50, toPercent: 150, everyPercent: 25 }, options);
    expect(points.map(({ budgetPercent }) => budgetPercent)).toEqual(expect.arrayContaining([50, 75, 100, 125, 150]));
    for (const [index, { budgetPercent, selection, isStep }] of points.entries()) {
      const budgets = portfolio.budgets.map((budget) => ({
        ...budget,
        byPeriodMinor: budget.byPeriodMinor.map((minor) => Math.floor((minor * budgetPercent) / 100)),
      }));
      const [best] = everyChoice({ ...portfolio, budgets });
      expect(selection.choices).toEqual(best?.choices ?? []);
      const before = points[index - 1];
      if (!before) continue;
      if (isStep) expect(budgetPercent - before.budgetPercent).toBe(1);
      if (before.selection.status === 'optimal') {
        expect(selection.value).toBeGreaterThanOrEqual(before.selection.value);
      }
    }
  }
});

test('what is chosen whatever comes is core, what never is exterior, and the same seed says the same', () => {
  const [portfolio] = feasible.slice(3);
  if (!portfolio) throw new Error('No portfolio can be chosen from.');
  const still = portfolio.investments.map(({ id }) => ({
    investment: id,
    valuePercent: [100, 100] as const,
    costPercent: [100, 100] as const,
  }));
  const sampling = { ...options, samples: 5, samplingSeed: 7 };
  const within = new Set(select(portfolio, options).choices.map(({ investment }) => investment));
  const unmoved = robustness(portfolio, still, sampling);
  for (const { investment, standing } of unmoved.investments) {
    if (!within.has(investment)) expect(standing).toBe('exterior');
  }
  expect(new Set(unmoved.investments.map(({ standing }) => standing))).not.toContain('borderline');
  const wide = still.map((range) => ({ ...range, valuePercent: [10, 300] as const, costPercent: [50, 200] as const }));
  const moved = robustness(portfolio, wide, sampling);
  expect(robustness(portfolio, wide.toReversed(), sampling)).toEqual(moved);
  for (const { coreIndex, standing } of moved.investments) {
    expect(standing).toBe(coreIndex === 1 ? 'core' : coreIndex === 0 ? 'exterior' : 'borderline');
  }
});
