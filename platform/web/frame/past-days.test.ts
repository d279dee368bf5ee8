import { expect, test } from 'vitest';
import { inPast } from './past.ts';
import { usualDays } from './past-days.ts';

test.each([
  ['2026-10-30', '2026-09-30', '2026-09-30', '2026-01-01'],
  ['2026-03-01', '2026-02-28', '2025-12-31', '2026-01-01'],
  ['2024-03-31', '2024-02-29', '2023-12-31', '2024-01-01'],
  ['2026-01-15', '2025-12-31', '2025-12-31', '2026-01-01'],
])('on %s the last month ended on %s, the last quarter on %s, the year began on %s', (today, month, quarter, year) => {
  expect(usualDays(today)).toEqual({ month, quarter, year });
});

test('whoever follows a link stays in the day that he looks at', () => {
  const then = { asOf: '2026-03-31', known: 'then' } as const;
  expect(inPast('/projects/1', null)).toBe('/projects/1');
  expect(inPast('/projects/1', then)).toBe('/projects/1?asOf=2026-03-31');
  expect(inPast('/projects/1?task=2#x', { ...then, known: 'now' })).toBe(
    '/projects/1?task=2&asOf=2026-03-31&known=now#x',
  );
  expect(inPast('/?asOf=2026-02-01', then)).toBe('/?asOf=2026-02-01');
});
