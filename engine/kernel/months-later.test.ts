import { expect, test } from 'vitest';
import { dayMonthsLater, monthsBetween, monthsLater } from './months-later.ts';
import { dayOfDate } from './plan-time.ts';

test('a day moves by months within its month, back and forth over years', () => {
  expect(monthsLater('2027-01-11', 6)).toBe('2027-07-11');
  expect(monthsLater('2027-01-31', 1)).toBe('2027-02-28');
  expect(monthsLater('2028-01-31', 1)).toBe('2028-02-29');
  expect(monthsLater('2027-03-15', -15)).toBe('2025-12-15');
  expect(dayMonthsLater(dayOfDate(2026, 12, 5), 1)).toBe(dayOfDate(2027, 1, 5));
});

test('months between days are counted by their months alone', () => {
  expect(monthsBetween(dayOfDate(2027, 1, 31), dayOfDate(2027, 7, 1))).toBe(6);
  expect(monthsBetween(dayOfDate(2027, 7, 1), dayOfDate(2026, 12, 31))).toBe(-7);
});
