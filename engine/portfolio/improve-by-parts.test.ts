import { expect, test } from 'vitest';
import { openSolver } from '#platform/solver';
import { seededRandom } from '../kernel/seeded-random.ts';
import { buildModel } from './build-model.ts';
import { buildProgramme } from './build-programme.ts';
import { checkSelection } from './check-selection.ts';
import { improveByParts } from './improve-by-parts.ts';
import { searchSelection } from './local-search.ts';
import type { Investment } from './portfolio.ts';
import { choicesOf } from './select.ts';
import { tinyPortfolio } from './testing.ts';

const solve = await openSolver();

/** So many proposals of random worth, of which money, another money and people allow about a third. */
function worldOf(count: number) {
  const random = seededRandom(3);
  const investments = Array.from({ length: count }, (_, index): Investment => {
    const costs = ['capex', 'opex'].map((budget) => ({ budget, byPeriodMinor: [random.integer(100, 1000)] }));
    const [demands, score] = [[{ skill: 'design', byPeriod: [random.integer(100, 1000)] }], random.integer(100, 1000)];
    const span = { earliestStart: 0, latestStart: 0, netFlowsMinor: [], risk: 0 };
    const options = [{ id: 'full', kind: 'start' as const, ...span, costs, demands, score }];
    return { id: String(index), obligation: null, isRunning: false, classes: {}, options };
  });
  const byPeriod = [count * 180];
  const portfolio = {
    ...tinyPortfolio(1),
    ...{ periods: 1, investments, needs: [], enablings: [], exclusions: [], shares: [], mostRisk: null },
    objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 },
    budgets: ['capex', 'opex'].map((kind) => ({ kind, byPeriodMinor: byPeriod, carriesOver: false })),
    capacities: [{ skill: 'design', byPeriod, boughtInPercent: 0, boughtInPrice: null }],
  };
  const model = buildModel(portfolio);
  const start = searchSelection(model, { rounds: 1 });
  if (!start) throw new Error('nothing was found to begin with');
  const worth = (chosen: Int32Array) => {
    const { value, broken } = checkSelection(portfolio, choicesOf(model, chosen));
    return broken.length > 0 ? Number.NEGATIVE_INFINITY : value;
  };
  return { model, built: buildProgramme(model), start, worth };
}

test('a choice among many becomes worth more and keeps all rules, and is the same each time', () => {
  const { model, built, start, worth } = worldOf(160);
  const improve = () => improveByParts(model, built, start, { solve, worth, parts: 4 });
  const better = improve();
  expect(worth(better)).toBeGreaterThan(worth(start));
  expect(improve()).toEqual(better);
});

test('a choice among few is left to the solver', () => {
  const { model, built, start, worth } = worldOf(40);
  const never = () => {
    throw new Error('nothing is solved in parts');
  };
  expect(improveByParts(model, built, start, { solve: never, worth })).toBe(start);
});
