import { expect, test } from 'vitest';
import { spanParts, tookMs } from './jobs.ts';

test.each([
  [400, 'seconds', { seconds: 0.4 }],
  [9960, 'seconds', { seconds: 10 }],
  [12_300, 'seconds', { seconds: 12 }],
  [59_700, 'minutes', { minutes: 1, seconds: 0 }],
  [185_000, 'minutes', { minutes: 3, seconds: 5 }],
  [7_800_000, 'hours', { hours: 2, minutes: 10 }],
])('%d ms are told as %s', (ms, key, values) => {
  expect(spanParts(ms)).toEqual({ key, values });
});

test('a job that has not begun took nothing yet, one that runs counts up to now', () => {
  const job = { startedAt: '2026-03-02T08:00:00.000Z', finishedAt: null } as Parameters<typeof tookMs>[0];
  expect(tookMs(job, Date.parse('2026-03-02T08:00:03.000Z'))).toBe(3000);
  expect(tookMs({ ...job, finishedAt: '2026-03-02T08:00:01.000Z' }, Number.NaN)).toBe(1000);
  expect(tookMs({ ...job, startedAt: null }, 0)).toBeNull();
});
