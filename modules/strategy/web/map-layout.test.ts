import { expect, test } from 'vitest';
import { layOutMap, nowhere } from './map-layout.ts';

const flows = [
  { id: 'screens', amountMinor: 100, parts: [] },
  {
    id: 'tills',
    amountMinor: 300,
    parts: [
      { objectiveId: 'basket', amountMinor: 200 },
      { objectiveId: 'freeze', amountMinor: 100 },
    ],
  },
];

test('the dearest project stands first, and what serves nothing flows to a block of its own', () => {
  const { left, right, bands, height } = layOutMap(flows, ['freeze', 'basket', 'stores'], 400);
  expect(left.map(({ id, height: of }) => [id, of])).toEqual([
    ['tills', 300],
    ['screens', 100],
  ]);
  expect(right.map(({ id }) => id)).toEqual(['freeze', 'basket', 'stores', nowhere]);
  // bands leave in the order of the right side, so that those of one project do not cross
  expect(bands.map(({ from, to, fromTop, fromHeight }) => [from, to, fromTop, fromHeight])).toEqual([
    ['tills', 'freeze', 0, 100],
    ['tills', 'basket', 100, 200],
    ['screens', nowhere, 306, 100],
  ]);
  expect(height).toBe(right.reduce((sum, node) => sum + node.height, 0) + 18);
});

test('blocks without money keep the height of their name, and nothing flows', () => {
  const { left, right } = layOutMap([{ id: 'a', amountMinor: 0, parts: [] }], ['b'], 400);
  expect([left[0]?.height, right[0]?.height]).toEqual([34, 34]);
  expect(layOutMap([], [], 400)).toEqual({ left: [], right: [], bands: [], height: 0 });
});
