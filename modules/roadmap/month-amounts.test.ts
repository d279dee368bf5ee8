import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfDate } from '#engine';
import { dueByMonth, peopleByMonth, spreadByMonth } from './month-amounts.ts';

const horizon = { firstMonth: 2027 * 12, months: 4 }; // January to April
const span = (from: readonly [number, number], to: readonly [number, number]) => ({
  firstDay: dayOfDate(2027, ...from),
  lastDay: dayOfDate(2027, ...to),
});

test('people of a span are full-time equivalents of each month by its days', () => {
  expect(peopleByMonth(horizon, 2, span([1, 1], [2, 14]))).toEqual([2, 1, 0, 0]); // 14 of 28 days
});

test('a repeated amount falls due in its months', () => {
  const flow = { firstDay: dayOfDate(2026, 12, 15), every: 'month', times: 3 } as const;
  expect(dueByMonth(horizon, 50, flow)).toEqual([50, 50, 0, 0]);
});

test('an amount that is spread lies whole within the months when its days do', () => {
  expect(spreadByMonth(horizon, 5900, span([1, 1], [2, 28]))).toEqual([3100, 2800, 0, 0]);
  const inside = fc.tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }), fc.nat(1_000_000));
  fc.assert(
    fc.property(inside, ([from, days, minor]) => {
      const firstDay = dayOfDate(2027, 1, 1) + from;
      const parts = spreadByMonth(horizon, minor, { firstDay, lastDay: firstDay + days });
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(minor);
    }),
  );
});
