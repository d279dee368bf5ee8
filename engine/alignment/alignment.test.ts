import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignmentOf, isShort, measureFigures, strengths } from './index.ts';

const themes = [
  { id: 'growth', weight: 30 },
  { id: 'safety', weight: 10 },
];
const objectives = [
  { id: 'basket', themeId: 'growth', weight: 2 },
  { id: 'stores', themeId: 'growth', weight: 1 },
  { id: 'freeze', themeId: 'safety', weight: 5 },
];

test('shares multiply down the tree, amounts are split 9 to 3 to 1, and what serves nothing is told', () => {
  const {
    objectives: served,
    investments,
    totalMinor,
    unalignedMinor,
  } = alignmentOf(themes, objectives, [
    {
      id: 'tills',
      amountMinor: 1000,
      contributions: [
        { objectiveId: 'basket', strength: 'strong' },
        { objectiveId: 'freeze', strength: 'weak' },
      ],
    },
    { id: 'screens', amountMinor: 250, contributions: [] },
    { id: 'unknown', amountMinor: null, contributions: [{ objectiveId: 'stores', strength: 'moderate' }] },
  ]);
  // 30/40 × 2/3, 30/40 × 1/3, 10/40
  expect(served.map(({ sharePercent }) => sharePercent)).toEqual([
    expect.closeTo(50, 9),
    expect.closeTo(25, 9),
    expect.closeTo(25, 9),
  ]);
  expect(served.map(({ amountMinor, investments: count }) => [amountMinor, count])).toEqual([
    [900, 1],
    [0, 1],
    [100, 1],
  ]);
  // 50 + 25/9; nothing; 25 × 3/9
  expect(investments.map(({ percent }) => percent)).toEqual([expect.closeTo(52.7778, 4), 0, expect.closeTo(8.3333, 4)]);
  expect([totalMinor, unalignedMinor]).toEqual([1250, 250]);
});

test('an objective that is gone counts for nothing, and a theme without objectives takes no share', () => {
  const { objectives: served, investments } = alignmentOf([...themes, { id: 'empty', weight: 1000 }], objectives, [
    { id: 'a', amountMinor: 5, contributions: [{ objectiveId: 'gone', strength: 'strong' }] },
  ]);
  expect(served.reduce((sum, { sharePercent }) => sum + sharePercent, 0)).toBeCloseTo(100, 9);
  expect(investments[0]).toMatchObject({ isUnaligned: true, percent: 0, parts: [] });
});

const anyInvestment = fc.record({
  id: fc.uuid(),
  amountMinor: fc.option(fc.nat(1_000_000_007)),
  contributions: fc.uniqueArray(
    fc.record({
      objectiveId: fc.constantFrom(...objectives.map(({ id }) => id), 'gone'),
      strength: fc.constantFrom(...strengths),
    }),
    { selector: ({ objectiveId }) => objectiveId },
  ),
});

test('amounts by objective and what is unaligned add up to the total, and nothing is aligned by more than 100 %', () => {
  fc.assert(
    fc.property(fc.array(anyInvestment), (investments) => {
      const told = alignmentOf(themes, objectives, investments);
      const served = told.objectives.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      expect(served + told.unalignedMinor).toBe(told.totalMinor);
      for (const { percent } of told.investments) {
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100 + 1e-9);
      }
    }),
  );
});

test('a measure that is to fall has come as far as it fell', () => {
  const figures = measureFigures({
    baseline: 2.4,
    target: 1.8,
    actuals: [
      { day: '2026-06-30', value: 2.1 },
      { day: '2026-03-31', value: 2.4 },
    ],
    expected: [-0.2, -0.1],
  });
  expect(figures).toEqual({
    latest: { day: '2026-06-30', value: 2.1 },
    progress: expect.closeTo(0.5, 9),
    effects: 2,
    expected: expect.closeTo(-0.3, 9),
    covered: expect.closeTo(0.5, 9),
  });
  expect(isShort(figures)).toBe(true);
});

test('decimals that add up to the target are not short of it; one that nobody names is not judged', () => {
  const of = (expected: number[]) => measureFigures({ baseline: 0, target: 0.3, actuals: [], expected });
  expect([of([0.1, 0.2]), of([0.1, 0.1]), of([])].map(isShort)).toEqual([false, true, false]);
  expect(isShort(of([0.2, -0.2]))).toBe(true); // two that cancel out reach nothing
  expect(measureFigures({ baseline: 1, target: 1, actuals: [], expected: [1] }).covered).toBeNull();
});
