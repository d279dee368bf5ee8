import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../calendar/index.ts';
import type { PlanLink, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testLink, testPlan, testTask } from '../schedule/testing.ts';
import { finishVariance } from './finish-variance.ts';
import { viewPlan } from './plan-view.ts';
import { againstBaseline, chain, day, noComparison } from './testing.ts';

/** The plan with baseline 0 at the dates that it has now. */
function baselined(plan: ScheduleInput): ScheduleInput {
  const { tasks } = schedule(plan);
  return {
    ...plan,
    tasks: plan.tasks.map((task, index) => {
      const { start = null, finish = null, durationTicks = null } = tasks[index] ?? {};
      return { ...task, baselines: [{ number: 0, start, finish, durationTicks, workTicks: null, costMinor: null }] };
    }),
  };
}

const change = (plan: ScheduleInput, uid: number, facts: Partial<PlanTask>): ScheduleInput => ({
  ...plan,
  tasks: plan.tasks.map((task) => (task.uid === uid ? { ...task, ...facts } : task)),
});

const explain = (plan: ScheduleInput) => finishVariance(viewPlan(plan, schedule(plan), againstBaseline));
const causesOf = (plan: ScheduleInput) =>
  explain(plan)?.causes.map(({ kind, task, days }) => `${kind} ${task?.uid ?? '–'} ${days}`);

describe('a finish variance is charged to', () => {
  const three = baselined(chain([{ durationTicks: 5 * day }, { durationTicks: 5 * day }, { durationTicks: 0 }]));

  test('nothing where the plan is kept', () => {
    expect(explain(three)).toMatchObject({ days: 0, causes: [] });
  });

  test('the tasks that take longer or less long', () => {
    const longer = change(change(three, 1, { durationTicks: 8 * day }), 2, { durationTicks: 4 * day });
    expect(causesOf(longer)).toEqual(['duration 1 3', 'duration 2 -1']);
    expect(explain(longer)?.days).toBe(2);
  });

  test('a constraint or the start of the project where the path begins', () => {
    // from Monday 5 to Thursday 8 January: 3 days
    const held = change(three, 1, { constraintType: 'SNET', constraintDate: at('2026-01-08T08:00') });
    expect(causesOf(held)).toEqual(['constraint 1 3']);
    const later = { ...three, project: { ...three.project, start: at('2026-01-07T08:00') } };
    expect(causesOf(later)).toEqual(['project-start 1 2']);
  });

  test('work that begins late', () => {
    expect(causesOf(change(three, 1, { actualStart: at('2026-01-06T08:00') }))).toEqual(['late-start 1 1']);
  });

  test('what the rest of begun work waits for', () => {
    // Task 1 ends three days late, on Wednesday 14th; a day of task 2 is done by then, and its four follow, to the 20th.
    const begun = { actualStart: at('2026-01-12T08:00'), actualDurationTicks: day, remainingDurationTicks: 4 * day };
    const split = change(change(three, 1, { durationTicks: 8 * day }), 2, { ...begun, percentComplete: 20 });
    expect(explain(split)).toMatchObject({ days: 2, path: [{ task: { uid: 1 } }, { task: { uid: 2 } }, { task: { uid: 3 } }] }); // biome-ignore format: one check
    expect(causesOf(split)).toEqual(['duration 1 3', 'slack-used 2 -1']);
  });

  test('days without work', () => {
    const closed = { name: 'Closed', from: at('2026-01-06T00:00'), to: at('2026-01-07T00:00'), ranges: [], recurrence: null, occurrences: null }; // biome-ignore format: one record
    const week = Array.from({ length: 7 }, () => null);
    const calendar = { uid: 1, name: 'Site', baseUid: null, week, workWeeks: [], exceptions: [closed] };
    const away = { ...change(three, 1, { calendarUid: 1 }), calendars: [calendar] };
    expect(causesOf(away)).toEqual(['calendar 1 2']);
  });

  test('tasks that were added', () => {
    const tasks = [...three.tasks, testTask(4, { durationTicks: 4 * day })];
    expect(causesOf({ ...three, tasks, links: [testLink(1, 4), testLink(4, 2), testLink(2, 3)] })).toEqual([
      'added-work 4 4',
    ]);
    expect(causesOf({ ...three, tasks, links: [...three.links, testLink(3, 4)] })).toEqual(['added-work 4 4']);
  });

  test('a longer lag', () => {
    const lag = { kind: 'working', ticks: 2 * day, unit: 'days' } as const;
    expect(causesOf({ ...three, links: [testLink(1, 2, { lag }), testLink(2, 3)] })).toEqual(['logic 2 2']);
  });

  test('slack that is used up before it counts', () => {
    // 2 beside 1 has 3 days of slack; it grows by 5, so that 2 are left at the end
    const beside = baselined(
      testPlan(
        [testTask(1, { durationTicks: 5 * day }), testTask(2, { durationTicks: 2 * day }), testTask(3)],
        [testLink(1, 3), testLink(2, 3)],
      ),
    );
    expect(causesOf(change(beside, 2, { durationTicks: 7 * day }))).toEqual(['duration 2 5', 'slack-used 3 -3']);
  });

  test('a predecessor that would have delayed it anyway, before what drives it now', () => {
    // The rig takes 12 days longer, to Tuesday 27 January. The release is also tied to the end of a freeze on Monday
    // 16 March, 08:00: 33 working days after the rig and 45 after the planned 9 January, 17:00.
    const plan = baselined(chain([{ durationTicks: 5 * day }, { durationTicks: 0 }]));
    const freeze = testTask(3, { durationTicks: 0, constraintType: 'SNET', constraintDate: at('2026-03-16T08:00') });
    const longer = change(plan, 1, { durationTicks: 17 * day });
    const tied = { ...longer, tasks: [...longer.tasks, freeze], links: [testLink(1, 2), testLink(3, 2)] };
    expect(explain(tied)?.days).toBe(45);
    expect(causesOf(tied)).toEqual(['other-predecessor 1 12', 'constraint 3 33']);
  });
});

test('nothing can be said without anything to compare with', () => {
  const plan = chain([{}]);
  expect(finishVariance(viewPlan(plan, schedule(plan), noComparison))).toBeNull();
  expect(explain(plan)).toBeNull();
});

describe('whatever changes, the causes add up to the whole', () => {
  const size = 8;
  const summary = 3;
  const uid = fc.integer({ min: 1, max: size });
  const type = fc.constantFrom('FS', 'SS', 'FF', 'SF');
  const link = fc
    .record({ a: uid, b: uid, type, days: fc.integer({ min: -2, max: 3 }) })
    .filter(({ a, b }) => a !== b)
    .map(
      ({ a, b, type, days }): PlanLink =>
        testLink(Math.min(a, b), Math.max(a, b), { type, lag: { kind: 'working', ticks: days * day, unit: 'days' } }),
    );
  const facts = fc.record({
    durationTicks: fc.integer({ min: 0, max: 12 }).map((days) => days * 1200),
    constraint: fc.option(fc.integer({ min: 0, max: 40 })),
    isManual: fc.boolean(),
    hasBegun: fc.boolean(),
    isNew: fc.boolean(),
  });
  const version = fc.record({ facts: fc.array(facts, { minLength: size, maxLength: size }), links: fc.array(link) });
  const monday = at('2026-01-05T08:00');
  const standard = compileCalendar([]);

  const planOf = ({
    facts: all,
    links,
  }: {
    facts: readonly (typeof facts extends fc.Arbitrary<infer T> ? T : never)[];
    links: readonly PlanLink[];
  }) =>
    testPlan(
      all.map(({ durationTicks, constraint, isManual, hasBegun }, index) =>
        testTask(index + 1, {
          durationTicks,
          isManual: isManual && constraint !== null,
          manualStart: constraint === null ? null : monday + constraint * 14_400,
          ...(constraint !== null && { constraintType: 'SNET', constraintDate: monday + constraint * 14_400 }),
          actualStart: hasBegun ? monday : null,
          parentUid: index === 3 || index === 4 ? summary : null,
        }),
      ),
      links,
    );

  test('for any two versions of a plan', () => {
    let told = 0;
    fc.assert(
      fc.property(version, version, (before, after) => {
        const old = baselined(planOf(before));
        const now = planOf(after);
        const tasks = now.tasks.map((task, index) => ({
          ...task,
          baselines: after.facts[index]?.isNew ? [] : (old.tasks[index]?.baselines ?? []),
        }));
        const variance = explain({ ...now, tasks });
        if (variance === null) return;
        told++;
        // counted by the calendar from the one finish to the other, whatever the causes say
        const planned = tasks.flatMap(({ uid, baselines: [set] }) => (uid === summary ? [] : (set?.finish ?? [])));
        const finish = schedule(now).finish ?? monday;
        expect(variance.ticks).toBe(standard.count(Math.max(...planned), finish));
        expect(variance.causes.reduce((sum, { ticks }) => sum + ticks, 0)).toBe(variance.ticks);
        expect(variance.causes.filter(({ kind }) => kind === 'unexplained')).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(told).toBeGreaterThan(400); // or nearly nothing was looked at
  });
});
