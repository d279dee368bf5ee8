import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanTask, ScheduleInput } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testLink, testPlan, testTask } from '../schedule/testing.ts';
import { finishVariance } from './finish-variance.ts';
import { type EarlierPlan, type PlannedDates, viewPlan } from './plan-view.ts';
import { chain, day, done } from './testing.ts';

/** A plan as it stood at a moment. */
type Moment = readonly [plan: ScheduleInput, now: PlanTime];

function earlier([plan, now]: Moment): EarlierPlan {
  const result = schedule(plan);
  const { forecastFinish, detail } = viewPlan(plan, result, { now, toleranceDays: 10, comparison: { kind: 'none' } });
  const datesByUid = new Map<number, PlannedDates>(detail.map(({ dates }) => [dates.uid, dates]));
  return { kind: 'earlier', finish: result.finish, forecastFinish, datesByUid };
}

const view = ([plan, now]: Moment, comparison: EarlierPlan) =>
  viewPlan(plan, schedule(plan), { now, toleranceDays: 10, comparison });

const changed = (then: Moment, now: Moment) => finishVariance(view(now, earlier(then)));
const causesOf = (then: Moment, now: Moment) =>
  changed(then, now)?.causes.map(({ kind, task, days }) => `${kind} ${task?.uid ?? '–'} ${days}`);

const change = (plan: ScheduleInput, uid: number, facts: Partial<PlanTask>): ScheduleInput => ({
  ...plan,
  tasks: plan.tasks.map((task) => (task.uid === uid ? { ...task, ...facts } : task)),
});

const [monday, thursday] = [at('2026-01-05T08:00'), at('2026-01-08T08:00')];
// 5 and 5 working days: Monday 5 to Friday 16 January
const plan = chain([{ durationTicks: 5 * day }, { durationTicks: 5 * day }, { durationTicks: 0 }]);

describe('the finish of a plan moves between two moments', () => {
  test('by nothing where nobody changed it', () => {
    expect(changed([plan, monday], [plan, thursday])).toMatchObject({ days: 0, causes: [] });
  });

  test('by what changed since, not by what was late already', () => {
    const late = change(plan, 1, { durationTicks: 8 * day });
    const later = change(late, 2, { durationTicks: 6 * day });
    expect(causesOf([plan, monday], [late, monday])).toEqual(['duration 1 3']);
    expect(causesOf([late, monday], [later, monday])).toEqual(['duration 2 1']);
  });

  test('by work that was added, and by work that was dropped', () => {
    const more = { ...plan, tasks: [...plan.tasks, testTask(4, { durationTicks: 4 * day })], links: [...plan.links, testLink(3, 4)] }; // biome-ignore format: one line
    expect(causesOf([plan, monday], [more, monday])).toEqual(['added-work 4 4']);
    expect(causesOf([more, monday], [change(more, 4, { isActive: false }), monday])).toEqual(['removed-work 4 -4']);
    // the plan does not know the task any more: nobody is named
    const without = { ...plan, tasks: plan.tasks.filter(({ uid }) => uid !== 2), links: [testLink(1, 3)] };
    expect(causesOf([plan, monday], [without, monday])).toEqual(['removed-work – -5']);
  });

  test('by the days that went by with the work open, counted once', () => {
    // the plan ends on Friday 16 January: its ten days begun on Monday 26 end on 6 February, 15 days late, and on Thursday 29 another 3
    const [first, second] = [at('2026-01-26T09:00'), at('2026-01-29T09:00')];
    expect(causesOf([plan, monday], [plan, first])).toEqual(['overdue 1 15']);
    expect(causesOf([plan, first], [plan, second])).toEqual(['overdue 1 3']);
  });

  test('back, where what was overdue turns out to be done', () => {
    const ends = [
      ['2026-01-05T08:00', '2026-01-09T17:00'],
      ['2026-01-12T08:00', '2026-01-16T17:00'],
      ['2026-01-16T17:00', '2026-01-16T17:00'],
    ] as const;
    const reported = ends.reduce((now, [start, finish], index) => change(now, index + 1, done(start, finish)), plan);
    const variance = changed([plan, at('2026-01-26T09:00')], [reported, at('2026-01-27T09:00')]);
    expect(variance).toMatchObject({ days: -15, causes: [{ kind: 'overdue', days: -15 }] });
  });
});

describe('through any history of a plan', () => {
  const facts = fc.record({
    durationTicks: fc.integer({ min: 0, max: 40 }).map((quarters) => quarters * 1200 + (quarters % 7) * 77),
    constraint: fc.option(fc.integer({ min: 0, max: 40 })),
    isActive: fc.boolean(),
    isThere: fc.boolean(),
    hasBegun: fc.boolean(),
  });
  const size = 7;
  const pair = fc.tuple(fc.integer({ min: 1, max: size }), fc.integer({ min: 1, max: size })).filter(([a, b]) => a < b);
  const moment = fc.record({
    tasks: fc.array(facts, { minLength: size, maxLength: size }),
    links: fc.array(fc.tuple(pair, fc.constantFrom('FS', 'SS', 'FF')), { maxLength: 9 }),
    passed: fc.integer({ min: 0, max: 30 }),
  });
  const begin = at('2026-01-05T08:00');
  const planOf = ({
    tasks,
    links,
  }: {
    tasks: readonly Facts[];
    links: readonly (readonly [readonly [number, number], string])[];
  }) => {
    const there = tasks.flatMap(({ isThere, ...task }, index) => (isThere ? [{ uid: index + 1, ...task }] : []));
    const uids = new Set(there.map(({ uid }) => uid));
    return testPlan(
      there.map(({ uid, durationTicks, constraint, isActive, hasBegun }) =>
        testTask(uid, {
          ...{ durationTicks, isActive, actualStart: hasBegun ? begin : null },
          ...(constraint !== null && { constraintType: 'SNET', constraintDate: begin + constraint * 14_400 }),
        }),
      ),
      links.flatMap(([[a, b], type]) => (uids.has(a) && uids.has(b) ? [testLink(a, b, { type: type as 'FS' })] : [])),
    );
  };
  type Facts = typeof facts extends fc.Arbitrary<infer T> ? T : never;

  test('the causes of each change add up to it, and the changes to the whole', () => {
    fc.assert(
      fc.property(fc.array(moment, { minLength: 2, maxLength: 5 }), (history) => {
        const days = (until: number) => history.slice(0, until).reduce((total, { passed }) => total + passed, 0);
        const moments = history.map((each, index): Moment => [planOf(each), begin + days(index + 1) * 14_400]);
        let sum = 0;
        for (const [index, each] of moments.entries()) {
          const before = moments[index - 1];
          const variance = before && changed(before, each);
          if (!variance) continue;
          expect(variance.causes.reduce((ticks, cause) => ticks + cause.ticks, 0)).toBe(variance.ticks);
          const told = variance.causes.reduce((total, cause) => total + cause.days, 0);
          expect(Math.round(told * 10) / 10 + 0).toBe(variance.days);
          sum += variance.ticks;
          expect(variance).toMatchObject({
            planned: earlier(before).forecastFinish,
            finish: earlier(each).forecastFinish,
          });
        }
        const [first, last] = [moments[0], moments.at(-1)];
        const isWhole = moments.slice(1).every((each, index) => changed(moments[index] as Moment, each) !== null);
        const whole = first && last && isWhole ? changed(first, last) : null;
        if (whole) expect(sum).toBe(whole.ticks);
      }),
      { numRuns: 300 },
    );
  });
});
