import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Criterion,
  estimateJob,
  movedBy,
  neighbourSwaps,
  rank,
  scoreAssessments,
  scoreLines,
  weightForShare,
  withGivenPlaces,
} from './index.ts';

const steps: Criterion['value'] = { kind: 'categorical', worths: { none: 0, some: 0.5, all: 1 } };
const value: Criterion = { id: 'value', weight: 3, value: steps };
const risk: Criterion = { id: 'risk', weight: 1, value: steps };

test('a score is made of what each assessor gave, and wide where nobody did', () => {
  const answers = new Map([['value', ['some', 'all', null]]]);
  // 3/4 × mean of 0.5 and 1 = 56.25; the quarter of the risk may be anything
  const found = scoreAssessments([value, risk], answers);
  expect(found).toMatchObject({ score: { least: 56.25, most: 81.25 }, middle: 68.75 });
  expect(found?.terms[0]).toMatchObject({ weight: 0.75, assessment: { mean: 0.75, deviation: 0.25, count: 2 } });
  expect(found?.terms[1]?.assessment).toBeNull();
  expect(scoreAssessments([{ ...value, weight: 0 }], answers)).toBeNull();
});

test('a job is estimated by the mean of each figure, with the least and most that one estimate comes to', () => {
  const of = (businessValue: number, size: number | null) => ({ businessValue, timeCriticality: 3, riskReduction: 1, size }); // biome-ignore format: one line
  // (8+3+1)/4 = 3 and (4+3+1)/2 = 4; together (6+3+1)/3 = 10/3
  expect(estimateJob([of(8, 4), of(4, 2)])).toMatchObject({ middle: 10 / 3, score: { least: 3, most: 4 } });
  expect(estimateJob([of(8, 4), of(4, null)])).toBeNull();
  expect(estimateJob([])).toBeNull();
});

const judged = [
  { id: 'a', worths: [0.9, 0.2] },
  { id: 'b', worths: [0.5, 0.8] },
  { id: 'c', worths: [0.1, 0.1] },
];

test('with other weights those are named that stand elsewhere, and the weight that gives a share', () => {
  // a leads b by 0.4 in the first and trails by 0.6 in the second: level where the first has 60 %
  expect(neighbourSwaps(judged, [3, 1])[0]).toMatchObject({ above: 'a', below: 'b', swapsAt: expect.closeTo(0.6, 12) });
  expect(weightForShare([3, 1], 0, 0.6)).toBeCloseTo(1.5, 12);
  expect(weightForShare([3, 1], 0, 1)).toBeNull();
  expect(movedBy(judged, [3, 1], [1.6, 1])).toEqual([]);
  expect(movedBy(judged, [3, 1], [1.4, 1])).toEqual([
    { id: 'b', from: 2, to: 1 },
    { id: 'a', from: 1, to: 2 },
  ]);
  expect(movedBy(judged, [0, 0], [1, 1])).toEqual([]);
});

test('the lines of a criterion meet where two swap', () => {
  const lines = scoreLines(judged, [3, 1], 0);
  expect(lines[0]).toEqual({ id: 'a', without: expect.closeTo(20, 9), alone: 90 });
  const at = (share: number, id: string) => {
    const { without = 0, alone = 0 } = lines.find((line) => line.id === id) ?? {};
    return without + share * (alone - without);
  };
  expect(at(0.6, 'a')).toBeCloseTo(at(0.6, 'b'), 9);
  expect(at(0.75, 'a')).toBeCloseTo(rank(judged, [3, 1])?.[0]?.score ?? 0, 9);
  expect(scoreLines(judged, [1, 0], 0)).toEqual([]);
});

test('whoever was given a place stands there, and all others in their order', () => {
  expect(withGivenPlaces(['a', 'b', 'c', 'd'], [{ id: 'd', place: 2 }])).toEqual(['a', 'd', 'b', 'c']);
  expect(withGivenPlaces(['a', 'b', 'c'], [{ id: 'a', place: 9 }])).toEqual(['b', 'c', 'a']);
  expect(withGivenPlaces(['a', 'b', 'c'], [{ id: 'c', place: 1 }, { id: 'b', place: 1 }])).toEqual(['b', 'c', 'a']); // biome-ignore format: one line
  expect(withGivenPlaces(['a', 'b'], [{ id: 'gone', place: 1 }])).toEqual(['a', 'b']);
});

test('given places lose nobody, and each that fits alone is kept', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
      fc.shuffledSubarray([...'abcdefghi'], { minLength: 9 }),
      (places, ids) => {
        // biome-ignore format: one line
        const given = places.map((place, index) => ({ id: ids[index] ?? '', place }));
        const list = withGivenPlaces(ids, given);
        expect(list.toSorted()).toEqual([...'abcdefghi']);
        for (const { id, place } of given) expect(list[place - 1]).toBe(id);
        const rest = (of: readonly string[]) => of.filter((id) => !given.some((one) => one.id === id));
        expect(rest(list)).toEqual(rest(ids));
      },
    ),
    { numRuns: 100 },
  );
});
