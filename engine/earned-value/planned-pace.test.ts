import { describe, expect, test } from 'vitest';
import { ticksPerDay } from '../kernel/plan-time.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testPlan, testTask } from '../schedule/testing.ts';
import { measurePlan } from './measure-plan.ts';
import { type PacedPlan, paceOf, sumSchedule } from './planned-pace.ts';

const start = at('2026-01-01T00:00');
const onDay = (day: number) => start + day * ticksPerDay;

/** 1,000 planned evenly over a hundred days from one on, as of a day. */
const even = (from: number, status: number, ev: number, done: number | null = null): PacedPlan => ({
  pace: { at: onDay(status), doneAt: done === null ? null : onDay(done), from: onDay(from), to: onDay(from + 100), shares: [0, 0.25, 0.5, 0.75, 1] },
  ...{ bac: 1000, pv: Math.min(1000, (status - from) * 10), ev },
}); // biome-ignore format: one record
const told = (...plans: PacedPlan[]) =>
  Object.fromEntries(Object.entries(sumSchedule(plans)).map(([name, { value, why }]) => [name, value ?? why]));

describe('earned schedule of several plans', () => {
  test('is when the sum of what was planned was to be what they have earned', () => {
    // by hand: day 80, earned 700 + 150; 10 t + 10 (t − 50) = 850 at t = 67.5; planned to day 150
    const { es, at: passed, pd, svTime, spiTime, ieacTime, tspi } = told(even(0, 80, 700), even(50, 80, 150));
    expect([es, passed, pd, svTime, spiTime]).toEqual([67.5, 80, 150, -12.5, 0.84375]);
    expect(ieacTime).toBeCloseTo(177.778, 3); // 150 / 0.84375
    expect(tspi).toBeCloseTo(82.5 / 70, 9);
  });

  test('of one plan is its own', () => {
    expect(told(even(0, 40, 300))).toMatchObject({ es: 30, at: 40, pd: 100, spiTime: 0.75 });
  });

  test('lays a plan that was told of earlier to the day of the latest', () => {
    // the second, told on day 70, lies ten days later: 10 t + 10 (t − 60) = 850 at t = 72.5, to day 160
    expect(told(even(0, 80, 700), even(50, 70, 150))).toMatchObject({ es: 72.5, at: 80, pd: 160 });
  });

  test('leaves what is done where it lay, however long ago it was told of', () => {
    // 1,000 from the first by day 100, the second earned 500 of 700 on day 120: 1,000 + 10 (t − 50) = 1,500 at t = 100
    for (const status of [90, 120]) {
      expect(told(even(0, status, 1000, 90), even(50, 120, 500))).toMatchObject({
        es: 100,
        at: 120,
        spiTime: 100 / 120,
      });
    }
  });

  test('stops the clock when the last is done', () => {
    const all = told(even(0, 300, 1000, 110), even(50, 300, 1000, 160));
    expect(all).toMatchObject({ es: 150, at: 160, spiTime: 0.9375, tspi: 'all-done' });
  });

  test('is on time where what was planned by the status dates is earned, whatever the shape between', () => {
    const bent = even(0, 30, 333);
    const uneven = { ...bent, pv: 333, pace: { ...bent.pace, shares: [0, 0.3, 0.4, 0.9, 1] } };
    expect(sumSchedule([uneven, even(10, 30, 200)]).svTime.value).toBeCloseTo(0, 6);
  });

  test('says why there is none: nothing planned, or not begun', () => {
    expect(told()).toMatchObject({ es: 'nothing-planned', spiTime: 'nothing-planned' });
    expect(told({ ...even(10, 0, 0), pv: 0 })).toMatchObject({ spiTime: 'not-begun', pd: 100 });
  });
});

test('the pace of a plan is what its discrete work was to earn by equal parts of its time', () => {
  const baseline = (from: string, to: string) => ({ baselines: [{ number: 0, start: at(from), finish: at(to), durationTicks: 4800, workTicks: 4800, costMinor: 100 }] }); // biome-ignore format: one record
  const plan = testPlan([
    testTask(1, baseline('2026-01-05T08:00', '2026-01-05T17:00')),
    testTask(2, { ...baseline('2026-01-05T08:00', '2026-02-27T17:00'), earning: { kind: 'level-of-effort' } }),
    testTask(3, baseline('2026-01-16T08:00', '2026-01-16T17:00')),
  ]);
  const measured = measurePlan(plan, schedule(plan), { at: at('2026-01-12T17:00'), baseline: 0 });
  const pace = measured && paceOf(measured);
  expect(pace).toMatchObject({ at: at('2026-01-12T17:00'), doneAt: null, from: at('2026-01-05T08:00'), to: at('2026-01-16T17:00') }); // biome-ignore format: one line
  // 24 parts of 11 h 22 min 30 s: the first day is over by the end of the first; the last begins at 5:37 of the 16th
  expect(pace?.shares.slice(0, 3)).toEqual([0, 0.5, 0.5]);
  expect(pace?.shares.slice(-2)).toEqual([0.5, 1]);
});
