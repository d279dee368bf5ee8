import { describe, expect, it } from 'vitest';
import type { Lag, LagCalendar, PlanCalendar } from '../kernel/plan.ts';
import { explainStart } from './explain-start.ts';
import { schedule } from './schedule.ts';
import { at, lateSpansOf, spansOf, testLink, testPlan, testTask } from './testing.ts';

const everyDay = (uid: number, from: number, to: number): PlanCalendar => ({
  uid,
  name: `Calendar ${uid}`,
  baseUid: null,
  week: Array.from({ length: 7 }, () => [{ from: from * 600, to: to * 600 }]),
  workWeeks: [],
  exceptions: [],
});

/**
 * Task 1 works every day 6 to 18 and takes 12 h: Thursday 8 January 6:00 to 18:00, as the plan starts there. Task 2 works
 * every day 12 to 16 and takes 4 h, after a lag of 8 h. The project works Monday to Friday, 8 to 12 and 13 to 17.
 */
function plan(lagCalendar: LagCalendar | undefined, lag: Lag) {
  const tasks = [
    testTask(1, { calendarUid: 1, durationTicks: 7200 }),
    testTask(2, { calendarUid: 2, durationTicks: 2400 }),
  ];
  return testPlan(tasks, [testLink(1, 2, { lag })], {
    calendars: [everyDay(1, 6, 18), everyDay(2, 12, 16)],
    project: { start: at('2026-01-08T06:00'), ...(lagCalendar ? { options: { lagCalendar } } : {}) },
  });
}

const working: Lag = { kind: 'working', ticks: 4800, unit: 'hours' };
const cases: [LagCalendar | undefined, span: string, calculation: string][] = [
  [undefined, '01-11 12:00 – 01-11 16:00', 'as the successor: 4 h on Friday, 4 h on Saturday to 16:00, so Sunday'],
  ['successor', '01-11 12:00 – 01-11 16:00', '4 h on Friday, 4 h on Saturday to 16:00, so Sunday'],
  ['predecessor', '01-09 14:00 – 01-10 14:00', 'Friday 6:00 to 14:00; 2 h on Friday, 2 h on Saturday'],
  ['project', '01-10 12:00 – 01-10 16:00', 'Friday 8:00 to 17:00, so Saturday'],
  ['24-hour', '01-09 12:00 – 01-09 16:00', 'Thursday 18:00 to Friday 2:00, so Friday noon'],
];

describe('the calendar of lags', () => {
  it.each(cases)('%s leads to %s: %s', (lagCalendar, span) => {
    expect(spansOf(schedule(plan(lagCalendar, working)))[2]).toBe(span);
  });

  it('holds what leads to a task as well', () => {
    // The plan ends with task 2, so that task 1 may not slip: its late dates are its early ones, on each calendar that
    // has no gap between the lag and what follows: on the predecessor's.
    expect(lateSpansOf(schedule(plan('predecessor', working)))[1]).toBe('01-08 06:00 – 01-08 18:00');
    // Round the clock task 2 may start Friday 12:00; 8 h before is 4:00, when task 1 still ends on Thursday 18:00.
    expect(lateSpansOf(schedule(plan('24-hour', working)))[1]).toBe('01-08 06:00 – 01-08 18:00');
  });

  it('leaves elapsed lags as they are', () => {
    // Thursday 18:00 and 8 h is Friday 2:00, so Friday noon.
    const elapsed: Lag = { kind: 'elapsed', ticks: 4800, unit: 'hours' };
    for (const each of ['successor', 'predecessor', 'project', '24-hour'] as const)
      expect(spansOf(schedule(plan(each, elapsed)))[2]).toBe('01-09 12:00 – 01-09 16:00');
  });

  it('is what an explanation counts by', () => {
    const input = plan('predecessor', working);
    const result = schedule(input);
    expect(explainStart(input, result, 2)?.steps[0]?.reason).toMatchObject({ kind: 'predecessor', uid: 1 });
  });
});
