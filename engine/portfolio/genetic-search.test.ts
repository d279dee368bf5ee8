import { expect, test } from 'vitest';
import { buildModel } from './build-model.ts';
import { checkSelection } from './check-selection.ts';
import { searchSelection } from './genetic-search.ts';
import { choicesOf } from './select.ts';
import { everyChoice, reordered, tinyPortfolio } from './testing.ts';

const many = 200;

test('among few what is found keeps all rules and nearly always is the best there is', () => {
  let [solvable, best] = [0, 0];
  for (let seed = 1; seed <= many; seed++) {
    const portfolio = tinyPortfolio(seed);
    const [first] = everyChoice(portfolio);
    const model = buildModel(portfolio);
    const chosen = searchSelection(model, { rounds: 200 });
    if (first) solvable++;
    if (!chosen) continue;
    const { value, broken } = checkSelection(portfolio, choicesOf(model, chosen));
    expect({ seed, broken }).toEqual({ seed, broken: [] });
    expect(value).toBeLessThanOrEqual(first?.value ?? Number.NEGATIVE_INFINITY);
    if (value === first?.value) best++;
  }
  expect(solvable).toBeGreaterThan(many / 2);
  expect(best / solvable).toBeGreaterThan(0.95);
});

test('the same seed finds the same, whatever the order of the rows', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const portfolio = tinyPortfolio(seed);
    const found = searchSelection(buildModel(portfolio), { rounds: 60 });
    expect(searchSelection(buildModel(portfolio), { rounds: 60 })).toEqual(found);
    expect(searchSelection(buildModel(reordered(portfolio)), { rounds: 60 })).toEqual(found);
  }
});

test('where there is nothing to choose nothing is chosen', () => {
  const portfolio = { ...tinyPortfolio(1), investments: [], needs: [], shares: [] };
  expect(searchSelection(buildModel(portfolio))).toEqual(new Int32Array(0));
});
