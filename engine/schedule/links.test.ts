import { describe, expect, it } from 'vitest';
import type { Lag, LinkType } from '../kernel/plan.ts';
import { schedule } from './schedule.ts';
import { at, lateSpansOf, slackDaysOf, spansOf, testLink, testPlan, testTask } from './testing.ts';

const working = (days: number): Lag => ({ kind: 'working', ticks: days * 4800, unit: 'days' });
const elapsed = (days: number): Lag => ({ kind: 'elapsed', ticks: days * 14_400, unit: 'days' });
const percent = (of: number, isElapsed = false): Lag => ({ kind: 'percent', percent: of, isElapsed });

/**
 * Task 1 takes 2 days from Monday 5 January 8:00 to Tuesday 6 January 17:00; task 2 takes 1 day and follows by one link.
 */
const cases: [type: LinkType, lag: Lag, span: string, calculation: string][] = [
  ['FS', working(0), '01-07 08:00 – 01-07 17:00', 'Tuesday 17:00, so Wednesday'],
  ['FS', working(1), '01-08 08:00 – 01-08 17:00', 'Tuesday 17:00 and 8 h is Wednesday 17:00, so Thursday'],
  ['FS', working(5), '01-14 08:00 – 01-14 17:00', '8 h each Wed, Thu, Fri, Mon, Tue 13th, so Wednesday 14th'],
  ['FS', working(-1), '01-06 08:00 – 01-06 17:00', 'Tuesday 17:00 less 8 h is Tuesday 8:00'],
  ['FS', elapsed(2), '01-09 08:00 – 01-09 17:00', 'Tuesday 17:00 and 48 h is Thursday 17:00, so Friday'],
  ['FS', elapsed(3), '01-12 08:00 – 01-12 17:00', 'Friday 17:00, so Monday'],
  ['FS', elapsed(0.25), '01-07 08:00 – 01-07 17:00', 'Tuesday 23:00, so Wednesday'],
  ['FS', elapsed(-1), '01-06 08:00 – 01-06 17:00', 'Monday 17:00, so Tuesday'],
  ['FS', percent(50), '01-08 08:00 – 01-08 17:00', 'half of 2 days is 1 day'],
  [
    'FS',
    percent(-25),
    '01-06 13:00 – 01-07 12:00',
    'a quarter of 16 h is 4 h before Tuesday 17:00; 4 h Tuesday, 4 h Wednesday',
  ],
  ['FS', percent(50, true), '01-07 08:00 – 01-07 17:00', 'half of 16 h on the clock: Wednesday 1:00, so 8:00'],
  ['SS', working(0), '01-05 08:00 – 01-05 17:00', 'with task 1'],
  ['SS', working(0.5), '01-05 13:00 – 01-06 12:00', 'Monday 8:00 and 4 h is 12:00, so 13:00; 4 h Monday, 4 h Tuesday'],
  ['SS', working(1), '01-06 08:00 – 01-06 17:00', 'Monday 17:00, so Tuesday'],
  ['SS', elapsed(1), '01-06 08:00 – 01-06 17:00', 'Tuesday 8:00'],
  ['SS', working(-3), '01-05 08:00 – 01-05 17:00', 'three days earlier, but not before the project starts'],
  ['FF', working(0), '01-06 08:00 – 01-06 17:00', 'ends with task 1'],
  ['FF', working(1), '01-07 08:00 – 01-07 17:00', 'ends Wednesday 17:00'],
  ['FF', working(-1), '01-05 08:00 – 01-05 17:00', 'ends by Tuesday 8:00, that is Monday 17:00'],
  ['FF', percent(150), '01-09 08:00 – 01-09 17:00', 'three days after Tuesday 17:00 is Friday 17:00'],
  ['SF', working(2), '01-06 08:00 – 01-06 17:00', 'Monday 8:00 and 16 h is Tuesday 17:00'],
  ['SF', working(0), '01-05 08:00 – 01-05 17:00', 'could end Monday 8:00, but does not start before the project'],
  ['SF', elapsed(1), '01-05 08:00 – 01-06 08:00', 'Tuesday 8:00 is kept as it is; 8 h before it began Monday 8:00'],
];

describe('a link', () => {
  it.each(cases)('%s with %o leads to %s: %s', (type, lag, span) => {
    const plan = testPlan([testTask(1, { durationTicks: 9600 }), testTask(2)], [testLink(1, 2, { type, lag })]);
    expect(spansOf(schedule(plan))[2]).toBe(span);
  });

  it('SF keeps the raw instant also beside FF that asks for the same, whichever link comes first', () => {
    // task 1 stands on Wednesday 8:00; half a day before it is Tuesday 13:00, where task 2 stands
    const fixed = { durationTicks: 0, constraintType: 'MSO', constraintDate: at('2026-01-07T08:00') } as const;
    const tasks = [testTask(1, fixed), testTask(2, { durationTicks: 0 }), testTask(3)];
    const halfBefore = { type: 'FF', lag: { kind: 'working', ticks: -2400, unit: 'days' } } as const;
    const links = [testLink(1, 2, halfBefore), testLink(1, 3, halfBefore), testLink(2, 3, { type: 'SF' })];
    for (const order of [links, links.toReversed()])
      expect(spansOf(schedule(testPlan(tasks, order)))[3]).toBe('01-05 13:00 – 01-06 13:00');
  });

  it('SF keeps the raw instant of the start that it waits for', () => {
    // Task 1 begins Wednesday 8:00; task 2 ends then, not Tuesday 17:00, and began Tuesday 8:00.
    const waiting = testTask(1, { constraintType: 'SNET', constraintDate: at('2026-01-07T08:00') });
    const result = schedule(testPlan([waiting, testTask(2)], [testLink(1, 2, { type: 'SF' })]));
    expect(spansOf(result)[2]).toBe('01-06 08:00 – 01-07 08:00');
    expect(result.tasks[1]?.reason).toMatchObject({ kind: 'predecessor', uid: 1, type: 'SF', drivesBy: 'finish' });
  });

  it('of two the later drives, and the other keeps free slack', () => {
    // 1: Monday. 2: Monday to Wednesday. 3 follows both on Thursday; 1 could slip Tuesday and Wednesday.
    const tasks = [testTask(1), testTask(2, { durationTicks: 14_400 }), testTask(3)];
    const result = schedule(testPlan(tasks, [testLink(1, 3), testLink(2, 3)]));
    expect(result.tasks[2]?.reason).toMatchObject({ kind: 'predecessor', uid: 2 });
    expect(result.tasks.map(({ freeSlackTicks }) => freeSlackTicks)).toEqual([9600, 0, 0]);
    expect(lateSpansOf(result)[1]).toBe('01-07 08:00 – 01-07 17:00');
  });

  it('to a milestone leaves it at the predecessor’s finish, and what follows starts the next morning', () => {
    const tasks = [testTask(1), testTask(2, { durationTicks: 0 }), testTask(3)];
    const result = schedule(testPlan(tasks, [testLink(1, 2), testLink(2, 3)]));
    expect(spansOf(result)).toMatchObject({ 2: '01-05 17:00 – 01-05 17:00', 3: '01-06 08:00 – 01-06 17:00' });
  });

  it('to a task with elapsed time counts nights and weekends', () => {
    // Friday 17:00 and two days on the clock is Sunday 17:00.
    const tasks = [testTask(1, { durationTicks: 24_000 }), testTask(2, { durationTicks: 28_800, isElapsed: true })];
    expect(spansOf(schedule(testPlan(tasks, [testLink(1, 2)])))[2]).toBe('01-09 17:00 – 01-11 17:00');
  });
});

describe('a link with a summary', () => {
  // Summary 2 holds tasks 3 (1 day) and 4 (2 days); task 1 takes 1 day, task 5 one day.
  const tasks = [
    testTask(1),
    testTask(2),
    testTask(3, { parentUid: 2 }),
    testTask(4, { parentUid: 2, durationTicks: 9600 }),
    testTask(5),
  ];

  it('holds all that is in it, and drives by its rolled-up finish', () => {
    // 1 on Monday; 3 on Tuesday, 4 on Tuesday and Wednesday; 5 on Thursday.
    const result = schedule(testPlan(tasks, [testLink(1, 2), testLink(2, 5)]));
    expect(spansOf(result)).toEqual({
      1: '01-05 08:00 – 01-05 17:00',
      2: '01-06 08:00 – 01-07 17:00',
      3: '01-06 08:00 – 01-06 17:00',
      4: '01-06 08:00 – 01-07 17:00',
      5: '01-08 08:00 – 01-08 17:00',
    });
    expect(result.tasks[2]?.reason).toMatchObject({ kind: 'predecessor', uid: 1, viaUid: 2 });
    expect(slackDaysOf(result)).toEqual({ 1: 0, 2: 0, 3: 1, 4: 0, 5: 0 });
  });

  it('hands the summary’s constraint down', () => {
    const held = tasks.map((task) => {
      return task.uid === 2
        ? { ...task, constraintType: 'SNET' as const, constraintDate: at('2026-01-08T08:00') }
        : task;
    });
    const result = schedule(testPlan(held));
    expect(spansOf(result)[2]).toBe('01-08 08:00 – 01-09 17:00');
    expect(result.tasks[2]?.reason).toMatchObject({ kind: 'constraint', type: 'SNET', viaUid: 2 });
  });
});

describe('an inactive task', () => {
  it('keeps its place and drives nothing', () => {
    // 2 would follow 1 on Tuesday; 3 follows 2 and starts with the project; the summary 4 does not count the inactive 5.
    const tasks = [
      testTask(1),
      testTask(2, { isActive: false }),
      testTask(3),
      testTask(4),
      testTask(5, { parentUid: 4, isActive: false, durationTicks: 48_000 }),
      testTask(6, { parentUid: 4 }),
    ];
    const result = schedule(testPlan(tasks, [testLink(1, 2), testLink(2, 3)]));
    expect(spansOf(result)).toMatchObject({
      2: '01-06 08:00 – 01-06 17:00',
      3: '01-05 08:00 – 01-05 17:00',
      4: '01-05 08:00 – 01-05 17:00',
    });
    expect(slackDaysOf(result)).toEqual({ 1: 0, 2: null, 3: 0, 4: 0, 5: null, 6: 0 });
  });
});
