import { expect, test } from 'vitest';
import { mapInTurns } from './in-turns.ts';

test('of many each is mapped in its order, and others have their turn between', async () => {
  const busy = (ms: number) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
    return ms;
  };
  let turns = 0;
  const count = setInterval(() => turns++, 1);
  const found = await mapInTurns([5, 4, 3, 2, 5, 4, 3, 2, 5, 4, 3, 2, 5, 4, 3, 2], busy);
  clearInterval(count);
  expect(found).toEqual([5, 4, 3, 2, 5, 4, 3, 2, 5, 4, 3, 2, 5, 4, 3, 2]);
  expect(turns).toBeGreaterThan(2);
  expect(await mapInTurns([], busy)).toEqual([]);
});
