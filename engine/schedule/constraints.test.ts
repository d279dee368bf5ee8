import { describe, expect, it } from 'vitest';
import type { ConstraintType, PlanTask } from '../kernel/plan.ts';
import { schedule } from './schedule.ts';
import { at, lateSpansOf, slackDaysOf, spansOf, testLink, testPlan, testTask } from './testing.ts';

/**
 * Task 1 takes Monday 5 and Tuesday 6 January, task 2 follows for 1 day (Wednesday 7 without a constraint), and task 3
 * takes Monday to Friday 9, 17:00, beside them, so that task 2 has 2 days of slack and task 1 too.
 */
function plan(facts: Partial<PlanTask>, areConstraintsHonoured = true) {
  const tasks = [testTask(1, { durationTicks: 9600 }), testTask(2, facts), testTask(3, { durationTicks: 24_000 })];
  return testPlan(tasks, [testLink(1, 2)], { project: { areConstraintsHonoured } });
}

const constrained = (constraintType: ConstraintType, date: string | null) => ({
  constraintType,
  constraintDate: date === null ? null : at(`2026-${date}`),
});

/** Honoured: span of task 2, its slack and that of task 1 in days. */
const cases: [
  type: ConstraintType,
  date: string | null,
  span: string,
  slack: number,
  slackBefore: number,
  calculation: string,
][] = [
  ['SNET', '01-09T08:00', '01-09 08:00 – 01-09 17:00', 0, 2, 'waits until Friday; task 1 may run to Thursday'],
  ['SNET', '01-05T08:00', '01-07 08:00 – 01-07 17:00', 2, 2, 'task 1 is later'],
  ['SNET', '01-10T08:00', '01-12 08:00 – 01-12 17:00', 0, 3, 'Saturday, so Monday, which is the end of the project'],
  ['FNET', '01-09T17:00', '01-09 08:00 – 01-09 17:00', 0, 2, 'ends on Friday'],
  ['FNET', '01-06T17:00', '01-07 08:00 – 01-07 17:00', 2, 2, 'task 1 is later'],
  ['FNET', '01-12T12:00', '01-09 13:00 – 01-12 12:00', 0, 2.5, '4 h before Monday noon, 4 h on Friday from 13:00'],
  ['MSO', '01-09T08:00', '01-09 08:00 – 01-09 17:00', 0, 2, 'Friday, no earlier, no later'],
  ['MSO', '01-07T08:00', '01-07 08:00 – 01-07 17:00', 0, 0, 'where it stands; no later, so that task 1 may not slip'],
  ['MSO', '01-05T08:00', '01-05 08:00 – 01-05 17:00', 0, -2, 'task 1 ends 2 days after Friday 2nd, 17:00'],
  ['MFO', '01-09T17:00', '01-09 08:00 – 01-09 17:00', 0, 2, 'Friday'],
  ['MFO', '01-07T17:00', '01-07 08:00 – 01-07 17:00', 0, 0, 'where it stands'],
  ['MFO', '01-06T17:00', '01-06 08:00 – 01-06 17:00', 0, -1, 'task 1 ends 1 day after Monday 17:00'],
  ['SNLT', '01-12T08:00', '01-07 08:00 – 01-07 17:00', 2, 2, 'later than the project ends: no effect'],
  ['SNLT', '01-08T08:00', '01-07 08:00 – 01-07 17:00', 1, 1, 'late start is Thursday instead of Friday'],
  ['SNLT', '01-06T08:00', '01-06 08:00 – 01-06 17:00', 0, -1, 'held before what task 1 allows'],
  ['FNLT', '01-12T17:00', '01-07 08:00 – 01-07 17:00', 2, 2, 'no effect'],
  ['FNLT', '01-08T17:00', '01-07 08:00 – 01-07 17:00', 1, 1, 'late finish is Thursday'],
  ['FNLT', '01-06T17:00', '01-06 08:00 – 01-06 17:00', 0, -1, 'held before what task 1 allows'],
  ['ALAP', null, '01-09 08:00 – 01-09 17:00', 0, 2, 'as late as the project’s end allows'],
];

describe('a constraint', () => {
  it.each(cases)('%s %s leads to %s, slack %d and %d: %s', (type, date, span, slack, slackBefore) => {
    const result = schedule(plan(constrained(type, date)));
    expect(spansOf(result)[2]).toBe(span);
    expect(slackDaysOf(result)).toMatchObject({ 1: slackBefore, 2: slack });
  });

  it.each([
    ['MSO', '01-05T08:00', -2],
    ['MFO', '01-06T17:00', -1],
    ['SNLT', '01-06T08:00', -1],
    ['FNLT', '01-06T17:00', -1],
  ] as const)('%s %s gives way to links where constraints are not honoured, with slack %d', (type, date, slack) => {
    const result = schedule(plan(constrained(type, date), false));
    expect(spansOf(result)[2]).toBe('01-07 08:00 – 01-07 17:00');
    expect(slackDaysOf(result)).toMatchObject({ 1: slack, 2: slack });
  });

  it('against a link is a finding with what is missing', () => {
    const result = schedule(plan(constrained('FNLT', '01-06T17:00')));
    const conflict = result.findings.find(({ code }) => code === 'schedule.constraint-conflict');
    expect(conflict).toMatchObject({
      subject: { kind: 'task', id: '2' },
      values: { constraint: 'FNLT', allowed: { at: '2026-01-06T17:00:00' }, missing: { days: 1 } },
    });
    expect(result.tasks[1]?.reason).toMatchObject({ kind: 'constraint', type: 'FNLT' });
  });

  it('SNET may stand before the project’s start', () => {
    const early = testTask(1, constrained('SNET', '01-02T08:00'));
    expect(spansOf(schedule(testPlan([early])))[1]).toBe('01-02 08:00 – 01-02 17:00');
  });

  it('ALAP takes the slack of all that follows', () => {
    // 3 ends Friday; so 2 (after 1) stands on Friday at the latest, and 1 on Wednesday and Thursday.
    const tasks = [
      testTask(1, { durationTicks: 9600, constraintType: 'ALAP' }),
      testTask(2),
      testTask(3, { durationTicks: 24_000 }),
    ];
    const result = schedule(testPlan(tasks, [testLink(1, 2)]));
    expect(spansOf(result)).toMatchObject({ 1: '01-07 08:00 – 01-08 17:00', 2: '01-09 08:00 – 01-09 17:00' });
    expect(slackDaysOf(result)).toEqual({ 1: 0, 2: 0, 3: 0 });
    expect(result.tasks[0]?.reason).toMatchObject({ kind: 'constraint', type: 'ALAP' });
  });
});

describe('a deadline', () => {
  it('shortens late dates, never early ones', () => {
    // Late finish Thursday instead of Friday.
    const result = schedule(plan({ deadline: at('2026-01-08T17:00') }));
    expect(spansOf(result)[2]).toBe('01-07 08:00 – 01-07 17:00');
    expect(lateSpansOf(result)).toMatchObject({ 1: '01-06 08:00 – 01-07 17:00', 2: '01-08 08:00 – 01-08 17:00' });
    expect(slackDaysOf(result)).toMatchObject({ 1: 1, 2: 1 });
  });

  it('that is missed gives negative slack back to the first task, and names itself', () => {
    // Task 2 ends Wednesday 17:00, a day after its deadline; task 1 would have to end Monday.
    const result = schedule(plan({ deadline: at('2026-01-06T17:00') }));
    expect(slackDaysOf(result)).toEqual({ 1: -1, 2: -1, 3: 0 });
    expect(result.tasks.map(({ isCritical }) => isCritical)).toEqual([true, true, true]);
    expect(result.findings).toMatchObject([
      {
        code: 'schedule.negative-slack',
        subject: { id: '1' },
        values: {
          cause: 'deadline',
          by: { record: { id: '2' } },
          date: { at: '2026-01-06T17:00:00' },
          slack: { days: -1 },
        },
      },
      { code: 'schedule.negative-slack', subject: { id: '2' } },
    ]);
  });

  it('of a summary holds what is in it', () => {
    // Task 2 takes Monday and Tuesday, a day more than the summary’s deadline.
    const tasks = [
      testTask(1, { deadline: at('2026-01-05T17:00') }),
      testTask(2, { parentUid: 1, durationTicks: 9600 }),
    ];
    const result = schedule(testPlan(tasks));
    expect(slackDaysOf(result)).toEqual({ 1: -1, 2: -1 });
    expect(result.findings).toMatchObject([{ values: { cause: 'deadline', by: { record: { id: '1' } } } }]);
  });
});

describe('a constraint on every task', () => {
  it('at one date is found task by task, each by its nearest cause', () => {
    // A chain of 5,000 days that must all start on the first of them: all but the last push what follows.
    const tasks = Array.from({ length: 5000 }, (_, index) => testTask(index + 1, constrained('MSO', '01-05T08:00')));
    const links = tasks.slice(1).map(({ uid }) => testLink(uid - 1, uid));
    const { findings } = schedule(testPlan(tasks, links));
    const late = findings.filter(({ code }) => code === 'schedule.negative-slack');
    expect(late).toHaveLength(4999);
    expect(late.at(-1)).toMatchObject({
      subject: { id: '4999' },
      values: { cause: 'MSO', by: { record: { id: '5000' } } },
    });
  });
});

describe('scheduling from the finish', () => {
  const project = { scheduleFrom: 'finish', finish: at('2026-01-16T17:00') } as const;

  it('stands tasks as late as the finish allows', () => {
    // Friday 16: task 2. Wednesday 14 and Thursday 15: task 1. Task 3 goes as soon as possible: Wednesday, 2 days of slack.
    const late = { constraintType: 'ALAP' } as const;
    const tasks = [testTask(1, { ...late, durationTicks: 9600 }), testTask(2, late), testTask(3)];
    const result = schedule(testPlan(tasks, [testLink(1, 2)], { project }));
    expect(spansOf(result)).toEqual({
      1: '01-14 08:00 – 01-15 17:00',
      2: '01-16 08:00 – 01-16 17:00',
      3: '01-14 08:00 – 01-14 17:00',
    });
    expect(slackDaysOf(result)).toEqual({ 1: 0, 2: 0, 3: 2 });
    expect(result.start).toBe(at('2026-01-14T08:00'));
    expect(result.finish).toBe(at('2026-01-16T17:00'));
  });

  it('keeps lags, calendars and summaries', () => {
    // Task 3 on Friday 16; a lag of 2 days (Wednesday, Thursday) before it; task 2 on Tuesday 13; the summary spans both.
    const late = { constraintType: 'ALAP', parentUid: 1 } as const;
    const tasks = [testTask(1), testTask(2, late), testTask(3, late)];
    const lag = { kind: 'working', ticks: 9600, unit: 'days' } as const;
    const result = schedule(testPlan(tasks, [testLink(2, 3, { lag })], { project }));
    expect(spansOf(result)).toMatchObject({ 1: '01-13 08:00 – 01-16 17:00', 2: '01-13 08:00 – 01-13 17:00' });
  });

  it('leaves a milestone at the very end of what follows from it', () => {
    // The milestone ends the project on Friday 17:00; the day before it is Friday.
    const late = { constraintType: 'ALAP' } as const;
    const tasks = [testTask(1, late), testTask(2, { ...late, durationTicks: 0 })];
    const result = schedule(testPlan(tasks, [testLink(1, 2)], { project }));
    expect(spansOf(result)).toEqual({ 1: '01-16 08:00 – 01-16 17:00', 2: '01-16 17:00 – 01-16 17:00' });
  });

  it('lets a constraint hold a task earlier', () => {
    // Finish no later than Wednesday 14, 17:00, although Friday would do.
    const task = testTask(1, constrained('FNLT', '01-14T17:00'));
    const result = schedule(testPlan([task], [], { project }));
    expect(lateSpansOf(result)[1]).toBe('01-14 08:00 – 01-14 17:00');
  });
});

describe('the second constraint of an activity', () => {
  const second = (type: ConstraintType, day: string) => ({ kind: 'task', isConstraintMandatory: false, secondConstraintType: type, secondConstraintDate: at(`2026-01-${day}`), expectedFinish: null }) as const; // biome-ignore format: one record
  const project = { areConstraintsHonoured: false, options: { progress: 'retained-logic' } } as const;

  it('is the reason where it acts, not the first', () => {
    // The first lets it start until the 20th; the second not before the 14th.
    const task = testTask(1, { constraintType: 'SNLT', constraintDate: at('2026-01-20T08:00'), activity: second('SNET', '14T08:00') }); // biome-ignore format: one record
    const [dates] = schedule(testPlan([task], [], { project })).tasks;
    expect(dates?.reason).toEqual({ kind: 'constraint', type: 'SNET', date: at('2026-01-14T08:00'), viaUid: null });
  });

  it('is what a task without time cannot meet', () => {
    // 1 takes until the 9th; 2 shall start by the 8th and starts on the 12th.
    const held = testTask(2, { constraintType: 'SNET', constraintDate: at('2026-01-06T08:00'), activity: second('SNLT', '08T08:00') }); // biome-ignore format: one record
    const { findings } = schedule(testPlan([testTask(1, { durationTicks: 24_000 }), held], [testLink(1, 2)], { project })); // biome-ignore format: one call
    const causes = findings.filter(({ code }) => code === 'schedule.negative-slack').map(({ values }) => [values.cause, values.date]); // biome-ignore format: one list
    expect(causes).toEqual([1, 2].map(() => ['SNLT', { kind: 'date', at: '2026-01-08T08:00:00' }])); // biome-ignore format: one line
  });
});
