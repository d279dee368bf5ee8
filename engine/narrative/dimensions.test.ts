import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DimensionStatus, dimensions, overallOf, settle, statusWithin } from './dimensions.ts';
import type { Status } from './project-status.ts';

const all = ['green', 'amber', 'red', 'grey'] as const;
const rank = { green: 1, amber: 2, red: 3, grey: 0 };
const judged = (computed: Status, measure = 'baseline'): DimensionStatus => ({
  ...{ dimension: 'schedule', computed, status: computed, measure, betterSince: null },
  ...{ rule: { key: 'rule', parameters: {} }, figure: null, threshold: null },
});

/** What counts on each day, a letter a day: R, A, G, or - for no data; another measure after a slash. */
function lived(history: string): string {
  let before: readonly DimensionStatus[] = [];
  let measure = 0;
  const counted: string[] = [];
  for (const [day, letter] of [...history].entries()) {
    if (letter === '/') measure++;
    const status = all.find((one) => one[0]?.toUpperCase() === letter) ?? 'grey';
    if (letter === '/') continue;
    before = settle([judged(letter === '-' ? 'grey' : status, `${measure}`)], before, `day ${day}`);
    counted.push(before[0]?.status === 'grey' ? '-' : (before[0]?.status[0]?.toUpperCase() ?? ''));
  }
  return counted.join('');
}

test.each([
  ['worse counts at once', 'GAR', 'GAR'],
  ['better counts on the second day', 'RGGG', 'RRGG'],
  ['as far as both days have it', 'RAGG', 'RRAG'],
  ['a day in between begins it anew', 'RGRGG', 'RRRRG'],
  ['what gets worse again meanwhile counts so', 'AGRA', 'AARR'],
  ['by another measure it counts at once', 'RR/G', 'RRG'],
  ['no data is nothing to compare with', 'R-G', 'R-G'],
])('%s', (_, computed, counted) => {
  expect(lived(computed)).toBe(counted);
});

test('what counts is never better than computed, and the same again on the same day', () => {
  const status = fc.constantFrom(...all);
  fc.assert(
    fc.property(fc.array(status, { minLength: 1, maxLength: 12 }), (history) => {
      let before: readonly DimensionStatus[] = [];
      for (const [day, computed] of history.entries()) {
        const now = settle([judged(computed)], before, `${day}`);
        expect(settle([judged(computed)], before, `${day}`)).toEqual(now);
        expect(rank[now[0]?.status ?? 'grey']).toBeGreaterThanOrEqual(rank[computed]);
        expect(now[0]?.betterSince === null).toBe(now[0]?.status === computed);
        before = now;
      }
      // two days of the same, and it counts
      const last = history.at(-1) ?? 'grey';
      const again = settle([judged(last)], settle([judged(last)], before, 'x'), 'y');
      expect(again[0]?.status).toBe(last);
    }),
  );
});

test('overall is the worst of those with data, the first of equal ones, and never green without a schedule', () => {
  const of = (...statuses: Status[]) =>
    overallOf(statuses.map((status, index) => ({ dimension: dimensions[index] ?? 'schedule', status })));
  expect(of('green', 'green', 'green', 'grey')).toEqual({ status: 'green', by: null });
  expect(of('amber', 'red', 'red', 'grey')).toEqual({ status: 'red', by: 'cost' });
  expect(of('amber', 'amber', 'green', 'grey')).toEqual({ status: 'amber', by: 'schedule' });
  expect(of('grey', 'green', 'green', 'grey')).toEqual({ status: 'grey', by: null });
  expect(of('grey', 'red', 'green', 'grey')).toEqual({ status: 'red', by: 'cost' });
  expect(of('grey', 'grey', 'grey', 'grey')).toEqual({ status: 'grey', by: null });
});

test.each([
  [-3, 'green'],
  [5, 'green'],
  [5.1, 'amber'],
  [10, 'amber'],
  [10.1, 'red'],
] as const)('%d of a tolerance of ten is %s', (figure, status) => {
  expect(statusWithin(figure, 10)).toBe(status);
});
