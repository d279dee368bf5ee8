import { expect, test } from 'vitest';
import { formatPlanTime } from '#engine';
import { instantOf, planNow } from './actions/plan-now.ts';

test('plan time is what the clock on the wall shows, through the change to summer time', () => {
  // Berlin is one hour ahead of UTC in winter and two in summer; in 2026 it changes on 29 March at 01:00 UTC
  expect(formatPlanTime(planNow('2026-03-29T00:30:00Z', 'Europe/Berlin'))).toBe('2026-03-29T01:30:00');
  expect(formatPlanTime(planNow('2026-03-29T01:30:00Z', 'Europe/Berlin'))).toBe('2026-03-29T03:30:00');
  expect(formatPlanTime(planNow('2026-03-02T23:30:59Z', 'Asia/Tokyo'))).toBe('2026-03-03T08:30:54');
});

test('plan time becomes the instant again', () => {
  const at = planNow('2026-07-01T06:00:00Z', 'Europe/Berlin');
  expect(instantOf(at, 'Europe/Berlin')).toBe('2026-07-01T06:00:00Z');
});
