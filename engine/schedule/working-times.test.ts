import { describe, expect, it } from 'vitest';
import type { PlanAssignment, PlanCalendar, TimeRange } from '../kernel/plan.ts';
import { schedule } from './schedule.ts';
import { at, lateSpansOf, slackDaysOf, spansOf, testLink, testPlan, testResource, testTask } from './testing.ts';

const hours = (from: number, to: number): TimeRange => ({ from: from * 600, to: to * 600 });

/** A calendar that works the same hours Monday to Friday. */
function calendar(uid: number, ranges: TimeRange[], weekdays = [1, 2, 3, 4, 5]): PlanCalendar {
  const week = Array.from({ length: 7 }, (_, weekday) => (weekdays.includes(weekday) ? ranges : []));
  return { uid, name: `Calendar ${uid}`, baseUid: null, week, workWeeks: [], exceptions: [] };
}

const night = calendar(1, [hours(22, 6)]);
const morning = calendar(2, [hours(8, 12)]);
const afternoon = calendar(3, [hours(13, 17)]);
const tuesdayThursday = calendar(4, [hours(8, 12)], [2, 4]);
const calendars = [night, morning, afternoon, tuesdayThursday];

const resource = (uid: number, calendarUid: number | null) => testResource(uid, { calendarUid });

const assignment = (
  taskUid: number,
  resourceUid: number | null,
  facts: Partial<PlanAssignment> = {},
): PlanAssignment => ({
  uid: taskUid * 100 + (resourceUid ?? 0),
  taskUid,
  resourceUid,
  units: 1,
  workTicks: null,
  actualWorkTicks: null,
  remainingWorkTicks: null,
  delayTicks: 0,
  levellingDelayTicks: 0,
  contour: 'flat',
  timephased: [],
  ...facts,
});

describe('a task calendar', () => {
  it('lets a night shift begin in the evening, and says so', () => {
    // The project starts Monday 8:00; 12 h of nights: 8 h from Monday 22:00, 4 h from Tuesday 22:00.
    const result = schedule(testPlan([testTask(1, { durationTicks: 7200, calendarUid: 1 })], [], { calendars }));
    expect(spansOf(result)[1]).toBe('01-05 22:00 – 01-07 02:00');
    expect(result.tasks[0]?.reason).toEqual({ kind: 'calendar', calendarUid: 1 });
  });

  it('carries the lag of what leads to the task', () => {
    // Task 1 ends Monday 17:00. 8 h of nights from then end Tuesday 6:00; the next night begins Tuesday 22:00.
    const tasks = [testTask(1), testTask(2, { durationTicks: 4800, calendarUid: 1 })];
    const lag = { kind: 'working', ticks: 4800, unit: 'hours' } as const;
    const result = schedule(testPlan(tasks, [testLink(1, 2, { lag })], { calendars }));
    expect(spansOf(result)[2]).toBe('01-06 22:00 – 01-07 06:00');
  });

  it('counts slack in the project’s calendar all the same', () => {
    // 8 h on mornings: Monday and Tuesday to 12:00. Task 2 ends the project on Friday 17:00, so the last mornings are
    // Thursday and Friday: late start Thursday 8:00 is 3 days away, late finish Friday 12:00 three days too.
    const tasks = [testTask(1, { calendarUid: 2 }), testTask(2, { durationTicks: 24_000 })];
    const result = schedule(testPlan(tasks, [], { calendars }));
    expect(spansOf(result)[1]).toBe('01-05 08:00 – 01-06 12:00');
    expect(lateSpansOf(result)[1]).toBe('01-08 08:00 – 01-09 12:00');
    expect(slackDaysOf(result)[1]).toBe(3);
  });

  it('that is the project’s own moves everything', () => {
    // 8 h on mornings from Monday.
    const result = schedule(testPlan([testTask(1)], [], { calendars, project: { calendarUid: 2 } }));
    expect(spansOf(result)[1]).toBe('01-05 08:00 – 01-06 12:00');
  });
});

describe('resource calendars', () => {
  const resources = [resource(1, 4), resource(2, 2), resource(3, null), resource(4, 3)];

  it('drive the task', () => {
    // 8 h: 4 h on Tuesday morning, 4 h on Thursday morning.
    const plan = testPlan([testTask(1)], [], { calendars, resources, assignments: [assignment(1, 1)] });
    expect(spansOf(schedule(plan))[1]).toBe('01-06 08:00 – 01-08 12:00');
  });

  it('are cut to the task’s own calendar, unless it ignores them', () => {
    // The task works afternoons, resource 3 the standard day: 4 h Monday, 4 h Tuesday. Resource 1 never works then: the
    // task’s own calendar remains, as when resources’ calendars are ignored.
    for (const [resourceUid, ignoresResourceCalendars] of [
      [3, false],
      [1, false],
      [1, true],
    ] as const) {
      const task = testTask(1, { calendarUid: 3, ignoresResourceCalendars });
      const plan = testPlan([task], [], { calendars, resources, assignments: [assignment(1, resourceUid)] });
      expect(spansOf(schedule(plan))[1]).toBe('01-05 13:00 – 01-06 17:00');
    }
  });

  it('of several resources begin with the first and end with the last', () => {
    // 8 h each. Mornings: Monday and Tuesday to 12:00. Standard: Monday to 17:00. In 12 h somebody works: the duration.
    const assignments = [assignment(1, 2, { workTicks: 4800 }), assignment(1, 3, { workTicks: 4800 })];
    const plan = testPlan([testTask(1, { durationTicks: 7200 })], [], { calendars, resources, assignments });
    const result = schedule(plan);
    expect(spansOf(result)[1]).toBe('01-05 08:00 – 01-06 12:00');
    expect(result.tasks[0]?.durationTicks).toBe(7200);
    expect(slackDaysOf(result)[1]).toBe(0);
  });

  it('take work over units', () => {
    // Half time: 4 h of work take 8 h on mornings (Monday, Tuesday); 2 h full time in the afternoon end Monday 15:00.
    const assignments = [assignment(1, 2, { workTicks: 2400, units: 0.5 }), assignment(1, 4, { workTicks: 1200 })];
    const plan = testPlan([testTask(1, { durationTicks: 6000 })], [], { calendars, resources, assignments });
    expect(spansOf(schedule(plan))[1]).toBe('01-05 08:00 – 01-06 12:00');
  });

  it('give a task its duration where it says none', () => {
    // 8 h of work at half time are 16 h on mornings: Monday to Thursday.
    const assignments = [assignment(1, 2, { workTicks: 4800, units: 0.5 })];
    const plan = testPlan([testTask(1, { durationTicks: null })], [], { calendars, resources, assignments });
    expect(spansOf(schedule(plan))[1]).toBe('01-05 08:00 – 01-08 12:00');
  });

  it('do not count for material', () => {
    const material = { ...resource(1, 4), kind: 'material' as const };
    const plan = testPlan([testTask(1)], [], { calendars, resources: [material], assignments: [assignment(1, 1)] });
    expect(spansOf(schedule(plan))[1]).toBe('01-05 08:00 – 01-05 17:00');
  });
});

describe('a split', () => {
  // One day of work, a gap of one working day, one day of work; written as if the task began on Monday 5th.
  const day = (date: string, workTicks: number) => ({
    kind: 'remaining' as const,
    start: at(`2026-01-${date}T08:00`),
    finish: at(`2026-01-${date}T17:00`),
    workTicks,
  });
  const split = assignment(1, null, {
    contour: 'contoured',
    timephased: [day('05', 4800), day('06', 0), day('07', 4800)],
  });

  it('keeps its gap', () => {
    const plan = testPlan([testTask(1, { durationTicks: 9600 })], [], { assignments: [split] });
    const result = schedule(plan);
    expect(spansOf(result)[1]).toBe('01-05 08:00 – 01-07 17:00');
    expect(result.tasks[0]?.durationTicks).toBe(9600);
  });

  it('moves with its task', () => {
    // Task 2 takes Monday to Wednesday; then work on Thursday, a gap on Friday, work on Monday 12th.
    const tasks = [testTask(1, { durationTicks: 9600 }), testTask(2, { durationTicks: 14_400 })];
    const plan = testPlan(tasks, [testLink(2, 1)], { assignments: [split] });
    expect(spansOf(schedule(plan))[1]).toBe('01-08 08:00 – 01-12 17:00');
  });

  it('still ahead keeps its gap when begun work goes on later', () => {
    // A day is done on Monday 5th; of the other two, a day apart, the first goes on on Monday 12th, the second Wednesday.
    const done = { ...day('05', 4800), kind: 'actual' as const };
    const timephased = [done, day('06', 4800), day('07', 0), day('08', 4800)];
    const begun = testTask(1, {
      durationTicks: 14_400,
      actualStart: at('2026-01-05T08:00'),
      actualDurationTicks: 4800,
      remainingDurationTicks: 9600,
      stop: at('2026-01-05T17:00'),
      resume: at('2026-01-12T08:00'),
    });
    const result = schedule(testPlan([begun], [], { assignments: [{ ...split, timephased }] }));
    expect(spansOf(result)[1]).toBe('01-05 08:00 – 01-14 17:00');
  });

  it('counts in late dates', () => {
    // Task 2 ends the project on Friday 9th: the last day of work is Friday, the gap Thursday, the first day Wednesday.
    const tasks = [testTask(1, { durationTicks: 9600 }), testTask(2, { durationTicks: 24_000 })];
    const result = schedule(testPlan(tasks, [], { assignments: [split] }));
    expect(lateSpansOf(result)[1]).toBe('01-07 08:00 – 01-09 17:00');
    expect(slackDaysOf(result)[1]).toBe(2);
  });
});

describe('a levelling delay', () => {
  it.each([
    [28_800, '01-07 08:00 – 01-07 17:00', 'Monday 8:00 and 48 h on the clock is Wednesday 8:00'],
    [72_000, '01-12 08:00 – 01-12 17:00', 'five days on the clock is Saturday 8:00, so Monday'],
    [3600, '01-05 14:00 – 01-06 14:00', '6 h is 14:00: 3 h on Monday, 5 h on Tuesday with lunch between'],
  ])('of %d ticks leads to %s: %s', (levellingDelayTicks, span) => {
    const result = schedule(testPlan([testTask(1, { levellingDelayTicks })]));
    expect(spansOf(result)[1]).toBe(span);
    expect(result.tasks[0]?.reason).toEqual({ kind: 'levelling', delayTicks: levellingDelayTicks });
  });

  it('counts from where links put the task', () => {
    // Tuesday 8:00 behind task 1, and 24 h: Wednesday 8:00.
    const tasks = [testTask(1), testTask(2, { levellingDelayTicks: 14_400 })];
    expect(spansOf(schedule(testPlan(tasks, [testLink(1, 2)])))[2]).toBe('01-07 08:00 – 01-07 17:00');
  });
});
