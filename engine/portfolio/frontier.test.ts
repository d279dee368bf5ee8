import { beforeAll, expect, test } from 'vitest';
import { openSolver } from '#platform/solver';
import { frontier, type Portfolio, robustness, type SelectOptions, select } from './index.ts';
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
  const still = portfolio.investments.flatMap(({ id, options }) =>
    options.map((option) => ({
      ...{ investment: id, option: option.id, isNetOfCost: false },
      score: [option.score, option.score] as const,
      costPercent: [100, 100] as const,
    })),
  );
  const sampling = { ...options, samples: 5, samplingSeed: 7 };
  const within = new Set(select(portfolio, options).choices.map(({ investment }) => investment));
  const unmoved = robustness(portfolio, still, sampling);
  for (const { investment, standing } of unmoved.investments) {
    if (!within.has(investment)) expect(standing).toBe('exterior');
  }
  expect(new Set(unmoved.investments.map(({ standing }) => standing))).not.toContain('borderline');
  const wide = still.map((range) => ({ ...range, score: [range.score[0] / 10, range.score[0] * 3] as const, costPercent: [50, 200] as const })); // biome-ignore format: one line
  const moved = robustness(portfolio, wide, sampling);
  expect(robustness(portfolio, wide.toReversed(), sampling)).toEqual(moved);
  for (const { coreIndex, standing } of moved.investments) {
    expect(standing).toBe(coreIndex === 1 ? 'core' : coreIndex === 0 ? 'exterior' : 'borderline');
  }
});

const plain = (options: readonly { id: string; score: number; cost: number }[], budget: number): Portfolio => ({
  ...{ periods: 1, objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 }, capacities: [], needs: [] },
  ...{ enablings: [], exclusions: [], shares: [], mostRisk: null },
  budgets: [{ kind: 'money', byPeriodMinor: [budget], carriesOver: false }],
  investments: options.map(({ id, score, cost }) => ({
    ...{ id, obligation: null, isRunning: false, classes: {} },
    options: [
      {
        ...{ id: `${id} itself`, kind: 'start' as const, earliestStart: 0, latestStart: 0, score, risk: 0 },
        ...{ costs: [{ budget: 'money', byPeriodMinor: [cost] }], demands: [], netFlowsMinor: [] },
      },
    ],
  })),
});

test('what is likely a loss, and may be worth much, is chosen in some samples; what may cost too much in none of those', () => {
  const portfolio = plain([{ id: 'bet', score: -10, cost: 100 }], 100);
  const range = { investment: 'bet', option: 'bet itself', score: [-500, 500] as const, costPercent: [50, 150] as const }; // biome-ignore format: one line
  const of = (isNetOfCost: boolean) =>
    robustness(portfolio, [{ ...range, isNetOfCost }], { ...options, samples: 40, samplingSeed: 1 }).investments[0];
  // worth more than nothing in half of the samples: there it costs less than 100 %, where its value holds the cost
  expect(of(true)).toMatchObject({ standing: 'borderline' });
  expect(Math.abs((of(true)?.coreIndex ?? 0) - 0.5)).toBeLessThan(0.2);
  // apart from each other both are well in a quarter of the samples
  expect(Math.abs((of(false)?.coreIndex ?? 0) - 0.25)).toBeLessThan(0.15);
});

test('a step is where a budget buys more, not where another choice of the same value would do', () => {
  const portfolio = plain([{ id: 'a', score: 5, cost: 40 }, { id: 'b', score: 5, cost: 40 }], 100); // biome-ignore format: one line
  let calls = 0;
  // a solver that prefers now the one, now the other of two that are worth the same
  const fickle: SelectOptions['solve'] = (programme, given) => {
    const by = calls++ % 2 === 0 ? 1e-3 : -1e-3;
    return options.solve({ ...programme, objective: programme.objective.map((of, at) => of + at * by) }, given);
  };
  const points = frontier(portfolio, { fromPercent: 30, toPercent: 90, everyPercent: 10 }, { ...options, solve: fickle, anyOfEqual: true, rounds: 0 }); // biome-ignore format: one line
  expect(points.filter(({ isStep }) => isStep).map(({ budgetPercent, selection }) => [budgetPercent, selection.value])).toEqual([[40, 5], [80, 10]]); // biome-ignore format: one line
});
