import { expect, test } from 'vitest';
import { openSolver } from '#platform/solver';
import { searchSelection } from './genetic-search.ts';
import { hasCore, searchCore } from './search-core.ts';
import { select } from './select.ts';
import { worldOf } from './testing.ts';

const solve = await openSolver();

test('the core holds a choice that keeps all rules, close to what the relaxation proves, and the same each time', () => {
  const { model, built, worth } = worldOf(160);
  const found = searchCore(model, built, null, { solve, worth });
  const [value, bound] = [worth(found.chosen as Int32Array), found.bound ?? Number.NaN];
  expect(found.status).toBe('feasible');
  expect(value).toBeLessThanOrEqual(bound);
  expect(value).toBeGreaterThan(bound * 0.99);
  expect(searchCore(model, built, null, { solve, worth })).toEqual(found);
});

test('a start is not made worse, and one of before that keeps the rules no more helps all the same', () => {
  const { model, built, worth } = worldOf(160);
  const start = searchSelection(model, { rounds: 1 }) as Int32Array;
  const { chosen } = searchCore(model, built, start, { solve, worth, share: 0.01 });
  expect(worth(chosen as Int32Array)).toBeGreaterThan(worth(start));
  const all = Int32Array.from(model.groups, ([first = -1]) => first);
  expect(worth(all)).toBe(Number.NEGATIVE_INFINITY);
  const near = searchCore(model, built, all, { solve, worth, share: 0.01 });
  expect(worth(near.chosen as Int32Array)).toBeGreaterThan(0);
});

test('in the core alone a choice is bounded by the relaxation, and what cannot be is said to be impossible', () => {
  const { portfolio } = worldOf(160);
  const best = select(portfolio, { solve, anyOfEqual: true, gapPercent: 0.1 });
  const soon = select(portfolio, { solve, coreAlone: true });
  expect(soon.status).toBe('feasible');
  expect(soon.bound).toBeGreaterThanOrEqual(best.value);
  expect(soon.gapPercent).toBeLessThan(1);
  const investments = portfolio.investments.map((one) => ({ ...one, obligation: 'law' }));
  expect(select({ ...portfolio, investments }, { solve, coreAlone: true }).status).toBe('infeasible');
});

test('among few there is no core: all are searched', () => {
  expect(hasCore(worldOf(40).model)).toBe(false);
  expect(select(worldOf(40).portfolio, { solve, coreAlone: true, anyOfEqual: true }).status).toBe('optimal');
});
