import { expect, test } from 'vitest';
import { monthEndBefore, monthsUpTo } from './months.ts';

test.each([
  ['2026-10-30', '2026-09-30'],
  ['2026-03-01', '2026-02-28'],
  ['2028-03-31', '2028-02-29'],
  ['2026-01-31', '2025-12-31'],
])('the month before %s ended on %s', (day, end) => {
  expect(monthEndBefore(day)).toBe(end);
});

test('twelve months end with that of the day', () => {
  const months = monthsUpTo('2026-02-28', 12);
  expect([months[0], months[10], months[11], months.length]).toEqual(['2025-03', '2026-01', '2026-02', 12]);
});
