import { expect, test } from 'vitest';
import { openSolver } from '#platform/solver';
import { generatePortfolio } from '../../fixtures/generate-portfolio.ts';
import { buildModel } from './build-model.ts';
import { buildProgramme } from './build-programme.ts';
import { checkSelection } from './check-selection.ts';
import { improveByParts } from './improve-by-parts.ts';
import { searchSelection } from './local-search.ts';
import { choicesOf } from './select.ts';

const solve = await openSolver();

function worldOf(investments: number) {
  const portfolio = generatePortfolio({ seed: 3, investments, periods: 6, skills: 4, window: 2 });
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
