import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assess,
  type Criterion,
  leastToCrossLine,
  neighbourSwaps,
  pairwiseWeights,
  rank,
  scoreAnswers,
  weightedShortestJobFirst,
  worthOf,
} from './index.ts';

const reach: Criterion = { id: 'reach', weight: 3, value: { kind: 'linear', worst: 0, best: 200 } };
const effort: Criterion = {
  id: 'effort',
  weight: 1,
  value: {
    kind: 'piecewise',
    points: [
      { at: 10, worth: 1 },
      { at: 20, worth: 0.2 },
      { at: 40, worth: 0 },
    ],
  },
};
const fit: Criterion = { id: 'fit', weight: 0, value: { kind: 'categorical', worths: { poor: 0.1, good: 0.8 } } };

test('answers are worth what the scale says, and beyond its ends what its ends are worth', () => {
  const exact = (worth: number) => ({ least: expect.closeTo(worth, 12), most: expect.closeTo(worth, 12) });
  expect(worthOf(reach.value, 50)).toEqual(exact(0.25));
  expect(worthOf(reach.value, 900)).toEqual(exact(1));
  expect(worthOf({ kind: 'linear', worst: 100, best: 0 }, 25)).toEqual(exact(0.75));
  expect(worthOf(effort.value, 15)).toEqual(exact(0.6));
  expect([5, 20, 99].map((answer) => worthOf(effort.value, answer).least)).toEqual([1, 0.2, 0]);
  expect(worthOf(fit.value, 'good')).toEqual(exact(0.8));
});

test('what is missing or unknown to the scale may be worth all that it has', () => {
  expect(worthOf(fit.value, null)).toEqual({ least: 0.1, most: 0.8 });
  expect(worthOf(fit.value, 'toString')).toEqual({ least: 0.1, most: 0.8 });
  expect(worthOf(reach.value, 'many')).toEqual({ least: 0, most: 1 });
  expect(worthOf({ kind: 'piecewise', points: [] }, 3)).toEqual({ least: 0, most: 1 });
});

test('a score is the sum of its terms, and a range where an answer is missing', () => {
  const { terms, score } = scoreAnswers([reach, effort, fit], { reach: 100, effort: null }) ?? {
    terms: [],
    score: null,
  };
  // 100 × (3/4 × 0.5 + 1/4 × [0, 1])
  expect(score).toEqual({ least: 37.5, most: 62.5 });
  expect(terms.map(({ criterion, isMissing }) => [criterion, isMissing])).toEqual([
    ['reach', false],
    ['effort', true],
    ['fit', true],
  ]);
  expect(scoreAnswers([fit], {})).toBeNull();
  expect(scoreAnswers([], {})).toBeNull();
});

test('several assessors give a mean and how far they are apart', () => {
  expect(assess(reach, [0, 100, null])).toEqual({ mean: 0.25, deviation: 0.25, least: 0, most: 0.5, count: 2 });
  expect(assess(reach, [null])).toBeNull();
});

test('the shortest weighted job comes first', () => {
  expect(weightedShortestJobFirst({ businessValue: 8, timeCriticality: 5, riskReduction: 3, size: 4 })).toBe(4);
  expect(weightedShortestJobFirst({ businessValue: 8, timeCriticality: 5, riskReduction: 3, size: 0 })).toBeNull();
  expect(weightedShortestJobFirst({ businessValue: 8, timeCriticality: null, riskReduction: 3, size: 1 })).toBeNull();
});

test('three criteria compared in pairs: 3, 5 and 3 give 0.637, 0.258, 0.105 with a ratio of 0.033', () => {
  const found = pairwiseWeights([
    [1, 3, 5],
    [0, 1, 3],
    [0, 0, 1],
  ]);
  expect(found?.weights).toEqual([expect.closeTo(0.637, 3), expect.closeTo(0.258, 3), expect.closeTo(0.105, 3)]);
  expect(found?.principalEigenvalue).toBeCloseTo(3.0385, 4);
  expect(found?.consistencyRatio).toBeCloseTo(0.033, 3);
  expect(found?.inconsistentTriple).toBeNull();
});

test('of judgements that contradict each other the worst triple is named', () => {
  // the first is twice the second and the second twice the third, yet the third was said to be six times the first
  const found = pairwiseWeights([
    [1, 2, 1 / 6, 1],
    [0, 1, 2, 1],
    [0, 0, 1, 1],
    [0, 0, 0, 1],
  ]);
  expect(found?.consistencyRatio).toBeGreaterThan(0.1);
  expect(found?.inconsistentTriple).toMatchObject({ direct: expect.any(Number), implied: expect.any(Number) });
  const { first, second, by } = found?.inconsistentTriple ?? { first: -1, second: -1, by: -1 };
  expect(new Set([first, second, by])).toEqual(new Set([0, 1, 2]));
  expect(pairwiseWeights([])).toBeNull();
  expect(pairwiseWeights([[1, 0], [1, 1]])).toBeNull(); // biome-ignore format: one matrix
  expect(pairwiseWeights([[1, 4], [1, 1]])).toMatchObject({ consistencyRatio: null }); // biome-ignore format: one matrix
});

test('judgements from weights give these weights back, without contradiction', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 10 }), (weights) => {
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const found = pairwiseWeights(weights.map((mine) => weights.map((other) => mine / other)));
      for (const [at, weight] of weights.entries()) expect(found?.weights[at]).toBeCloseTo(weight / sum, 9);
      expect(found?.consistencyRatio).toBeLessThan(1e-9);
    }),
    { numRuns: 50 },
  );
});

const hundredth = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const situations = fc.record({
  worths: fc.array(fc.array(hundredth, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 }),
  weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
});
const asJudged = (worths: readonly (readonly number[])[]) =>
  worths.map((row, index) => ({ id: `p${index}`, worths: row }));

/** Weights with one share set and the others in proportion. */
function withShare(weights: readonly number[], criterion: number, share: number): number[] {
  const others = weights.reduce((sum, weight, at) => sum + (at === criterion ? 0 : weight), 0);
  return weights.map((weight, at) => (at === criterion ? share : (weight * (1 - share)) / others));
}

test('at the weight that is named two neighbours are level, and beyond it they have swapped', () => {
  fc.assert(
    fc.property(situations, ({ worths, weights }) => {
      const judged = asJudged(worths);
      for (const { above, below, criterion, weight, swapsAt } of neighbourSwaps(judged, weights)) {
        const apart = (share: number) => {
          const ranked = rank(judged, withShare(weights, criterion, share)) ?? [];
          const scoreOf = (id: string) => ranked.find((one) => one.id === id)?.score ?? Number.NaN;
          return scoreOf(above) - scoreOf(below);
        };
        expect(Math.abs(apart(swapsAt))).toBeLessThan(1e-7);
        const beyond = swapsAt + Math.sign(swapsAt - weight) * 0.001;
        if (beyond > 0 && beyond < 1 && Math.abs(swapsAt - weight) > 1e-6) expect(apart(beyond)).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 200 },
  );
});

test('the least change that is named brings an investment to the line, and half of it does not', () => {
  fc.assert(
    fc.property(situations, fc.integer({ min: 1, max: 3 }), ({ worths, weights }, places) => {
      const judged = asJudged(worths);
      const before = rank(judged, weights) ?? [];
      for (const { id, score } of before) {
        const isAbove = before.findIndex((one) => one.id === id) < places;
        /** How far it stands on its side of the line: the best of below, or the last above. */
        const lead = (changed: typeof judged, by: readonly number[]) => {
          const ranked = rank(changed, by) ?? [];
          const mine = ranked.find((one) => one.id === id)?.score ?? 0;
          const others = ranked.filter((one) => one.id !== id);
          const line = others[places - 1]?.score;
          return line === undefined ? null : isAbove ? mine - line : line - mine;
        };
        const { weight, answer } = leastToCrossLine(judged, weights, id, places);
        if (weight) {
          const { criterion, from, to } = weight;
          expect(Math.abs(lead(judged, withShare(weights, criterion, to)) ?? 0)).toBeLessThan(1e-6);
          expect(lead(judged, withShare(weights, criterion, (from + to) / 2))).toBeGreaterThanOrEqual(-1e-9);
        }
        if (answer) {
          const changed = judged.map((one) =>
            one.id === id
              ? { id, worths: one.worths.map((worth, at) => (at === answer.criterion ? answer.to : worth)) }
              : one,
          );
          expect(Math.abs(lead(changed, weights) ?? 0)).toBeLessThan(1e-6);
        }
        expect(score).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 200 },
  );
});

test('of two that score the same the one with the lesser id is first, whichever way the sums round', () => {
  const [up, down] = [
    [0.1, 0.1, 0.1, 0.3],
    [0.3, 0.1, 0.1, 0.1],
  ] as const; // in doubles 15.000000000000002 and 15
  for (const [worths, others] of [
    [up, down],
    [down, up],
  ] as const) {
    const both = [{ id: 'b', worths: others }, { id: 'a', worths }]; // biome-ignore format: one list
    expect(rank(both, [1, 1, 1, 1])?.map(({ id }) => id)).toEqual(['a', 'b']);
  }
});
