import { expect, test } from 'vitest';
import type { ScheduleInput } from '../kernel/plan.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testLink, testPlan, testTask } from '../schedule/testing.ts';
import { assessSchedule, type PointName, pointNames } from './assess-schedule.ts';
import { type QualityContext, viewPlan } from './plan-view.ts';
import { againstBaseline, chain, day, done, monday, noComparison, two } from './testing.ts';

const assess = (plan: ScheduleInput, context: Partial<QualityContext> = {}) =>
  assessSchedule(viewPlan(plan, schedule(plan), { ...noComparison, ...context }));
const pointOf = (name: PointName, plan: ScheduleInput, context: Partial<QualityContext> = {}) =>
  assess(plan, context).find((point) => point.name === name);

test('has fourteen points in their order, each judged or with the reason why not', () => {
  const points = assess(two);
  expect(points.map(({ name }) => name)).toEqual(pointNames);
  expect(points.every(({ isMet, why }) => (isMet === null) === (why !== null))).toBe(true);
  expect(assess(testPlan([])).filter(({ isMet }) => isMet !== null)).toEqual([]);
});

test('counts what fails, of how many, with its tasks, and what is kept too', () => {
  // twenty tasks: a row of nineteen, and one that follows the first and has no successor: 1 of 20, 5 %
  const tasks = Array.from({ length: 20 }, (_, index) => testTask(index + 1));
  const links = tasks.slice(1).map(({ uid }) => testLink(uid <= 19 ? uid - 1 : 1, uid));
  expect(pointOf('logic', testPlan(tasks, links))).toMatchObject({ count: 1, of: 20, figure: 5, isMet: true, uids: [20] });
  const lags = links.map((link, index) => (index < 2 ? { ...link, lag: { kind: 'working' as const, ticks: (index === 0 ? 1 : -1) * day, unit: 'days' as const } } : link));
  expect(pointOf('lags', testPlan(tasks, lags))).toMatchObject({ count: 1, of: 19, isMet: false, uids: [2] });
  expect(pointOf('leads', testPlan(tasks, lags))).toMatchObject({ count: 1, of: 19, isMet: false, uids: [3] });
  const starts = links.map((link, index) => (index < 2 ? { ...link, type: 'SS' as const } : link));
  // 17 of 19 finish to start: 89.5 %
  expect(pointOf('relationship-types', testPlan(tasks, starts))).toMatchObject({ count: 17, of: 19, threshold: 90, isMet: false });
}); // biome-ignore format: long lines

test('names as many tasks as a finding does, and tells how many there are behind it', () => {
  const tasks = Array.from({ length: 60 }, (_, index) => testTask(index + 1));
  const logic = pointOf('logic', testPlan(tasks));
  // none of the 60 is linked, so each of them lacks one end
  expect([logic?.count, logic?.uids.length, logic?.behind]).toEqual([60, 50, 60]);
  expect(pointOf('critical-path-test', chain([{}, {}]))?.behind).toBe(1);
});

test('measures slack, durations and constraints against two months of working days', () => {
  const loose = testPlan([testTask(1, { durationTicks: 50 * day }), testTask(2)]);
  expect(pointOf('high-float', loose)).toMatchObject({ count: 1, of: 2, figure: 50, isMet: false, uids: [2] });
  expect(pointOf('high-duration', loose)).toMatchObject({ count: 1, of: 2, uids: [1] });
  expect(pointOf('negative-float', chain([{}, { deadline: at('2026-01-05T17:00') }]))).toMatchObject({ count: 2, isMet: false });
  expect(pointOf('hard-constraints', chain([{ constraintType: 'MFO', constraintDate: at('2026-01-05T17:00') }, {}]))).toMatchObject({ count: 1, of: 2, isMet: false });
  const second = { kind: 'task', isConstraintMandatory: false, secondConstraintType: 'FNLT', secondConstraintDate: at('2026-01-05T17:00'), expectedFinish: null } as const;
  expect(pointOf('hard-constraints', chain([{ activity: second }, {}]))).toMatchObject({ count: 1, of: 2 });
  expect(pointOf('resources', two)).toMatchObject({ isMet: null, why: 'not-loaded' });
}); // biome-ignore format: long lines

test('holds progress against the baseline by indices that are told when they are kept too', () => {
  const now = at('2026-01-12T08:00');
  const kept = chain([{ ...monday, ...done('2026-01-05T08:00', '2026-01-05T17:00') }, {}]);
  const context = { ...againstBaseline, now };
  expect(pointOf('baseline-execution-index', kept, context)).toMatchObject({ count: 1, of: 1, figure: 1, isMet: true });
  expect(pointOf('missed-tasks', kept, context)).toMatchObject({ count: 0, of: 1, figure: 0, isMet: true });
  expect(pointOf('missed-tasks', chain([monday]), context)).toMatchObject({ count: 1, isMet: false, uids: [1] });
  expect(pointOf('missed-tasks', two)).toMatchObject({ why: 'no-baseline' });
  // twenty days to go and five more to the baseline finish: (20 + 5) / 20
  const early = { baselines: [{ number: 0, start: at('2026-01-05T08:00'), finish: at('2026-02-06T17:00'), durationTicks: null, workTicks: null, costMinor: null }] };
  expect(pointOf('critical-path-length-index', chain([{ durationTicks: 20 * day, ...early }]), againstBaseline)).toMatchObject({ figure: 1.25, isMet: true });
  expect(pointOf('critical-path-length-index', chain([monday]), context)).toMatchObject({ why: 'finish-passed' });
}); // biome-ignore format: long lines

test('tells how much of a delay of the critical path reaches the finish', () => {
  expect(pointOf('critical-path-test', two)).toMatchObject({
    count: 600,
    of: 600,
    figure: 100,
    isMet: true,
    uids: [1],
  });
  const held = chain([{}, { constraintType: 'MSO', constraintDate: at('2026-01-06T08:00'), durationTicks: 700 * day }]);
  expect(pointOf('critical-path-test', held)).toMatchObject({ isMet: false });
});
