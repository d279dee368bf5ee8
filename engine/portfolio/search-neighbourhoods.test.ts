import { expect, test } from 'vitest';
import { openSolver } from '#platform/solver';
import { searchSelection } from './genetic-search.ts';
import type { Programme, SolveOptions } from './programme.ts';
import { searchCore } from './search-core.ts';
import { searchNeighbourhoods } from './search-neighbourhoods.ts';
import { select } from './select.ts';
import { worldOf } from './testing.ts';

const solve = await openSolver();

function begun() {
  const world = worldOf(160);
  const start = searchSelection(world.model, { rounds: 1 }) as Int32Array;
  const { relaxed } = searchCore(world.model, world.built, null, { solve, worth: world.worth });
  return { ...world, start, relaxed: relaxed ?? expect.fail() };
}

test('a choice gets better part by part, keeps all rules, and is the same each time', () => {
  const { model, built, worth, start, relaxed } = begun();
  const after = (rounds: number) => searchNeighbourhoods(model, built, start, { solve, worth, relaxed, rounds });
  const found = after(4);
  expect(worth(found)).toBeGreaterThan(worth(start));
  expect(after(4)).toEqual(found);
  expect(worth(after(1))).toBeLessThanOrEqual(worth(found));
});

test('only a part is open at a time, and what the solver finds no better leaves the choice as it was', () => {
  const { model, built, worth, start, relaxed } = begun();
  const open: number[] = [];
  const idle = ({ lower, upper }: Programme, options: SolveOptions = {}) => {
    const groups = model.groups.filter((group) => group.some((index) => lower[index] !== upper[index]));
    open.push(groups.length);
    return { status: 'feasible' as const, values: options.start ?? null, objective: null, bound: null, nodes: 0 };
  };
  expect(searchNeighbourhoods(model, built, start, { solve: idle, worth, relaxed })).toEqual(start);
  expect([open.length, Math.max(...open)]).toEqual([9, 37]); // 23 in 100 of 160
});

test('among many investments the search of all begins with what the parts made better', () => {
  const { portfolio } = worldOf(160);
  const [soon, near] = [true, false].map((coreAlone) => select(portfolio, { solve, coreAlone, rounds: 1, anyOfEqual: true, gapPercent: 50 })); // biome-ignore format: one line
  expect(near?.value).toBeGreaterThanOrEqual(soon?.value ?? 0);
});
