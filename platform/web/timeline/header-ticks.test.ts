import { expect, test } from 'vitest';
import { formatPlanTime, parsePlanTime } from '#engine';
import { headerTicks, labelStride, type TimeUnit } from './header-ticks.ts';

const starts = (unit: TimeUnit, from: string, to: string, firstWeekday = 1) =>
  headerTicks(unit, parsePlanTime(from) ?? 0, parsePlanTime(to) ?? 0, firstWeekday).map((tick) =>
    formatPlanTime(tick.from).slice(0, 13),
  );

test.each<[TimeUnit, string, string, string[]]>([
  ['hour', '2026-10-30T08:20', '2026-10-30T10:00', ['2026-10-30T08', '2026-10-30T09']],
  ['day', '2026-10-30T08:00', '2026-11-01', ['2026-10-30T00', '2026-10-31T00']],
  ['week', '2026-10-30', '2026-11-03', ['2026-10-26T00', '2026-11-02T00']],
  ['month', '2026-12-31', '2027-01-02', ['2026-12-01T00', '2027-01-01T00']],
  ['quarter', '2026-12-31', '2027-01-02', ['2026-10-01T00', '2027-01-01T00']],
  ['year', '2026-05-05', '2027-05-05', ['2026-01-01T00', '2027-01-01T00']],
  ['decade', '2029-05-05', '2030-05-05', ['2020-01-01T00', '2030-01-01T00']],
])('%ss that touch a span', (unit, from, to, expected) => {
  expect(starts(unit, from, to)).toEqual(expected);
});

test('weeks begin on the weekday that the locale says', () => {
  expect(starts('week', '2026-10-30', '2026-11-01T08:00', 0)).toEqual(['2026-10-25T00', '2026-11-01T00']);
});

test('each tick ends where the next begins', () => {
  const ticks = headerTicks('month', 0, 20_000_000, 1);
  expect(ticks.slice(1).map(({ from }) => from)).toEqual(ticks.slice(0, -1).map(({ to }) => to));
});

test('labels stand as densely as they have room', () => {
  expect([labelStride('week', 35, 30), labelStride('week', 22, 30), labelStride('year', 2, 30)]).toEqual([1, 2, 20]);
});
