import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assessSchedule,
  checkPlan,
  controlAccounts,
  costVarianceParts,
  earnedCurve,
  finishVariance,
  measurePlan,
  nextDue,
  outlineDepth,
  ruleCounts,
  type ScheduleInput,
  schedule,
  schedulePlans,
  scheduleVarianceParts,
  spanOfTask,
  standingOf,
  summariseEarned,
  viewPlan,
} from '#engine';
import { anyPlan, brokenPlan } from './schedule/testing.ts';

/** Rules that point to what is not there, to themselves and in rings, and baselines of any shape. */
const rules = fc.array(
  fc.oneof(
    fc.constant(null),
    fc.constantFrom({ kind: 'fixed', startPercent: 25 } as const, { kind: 'level-of-effort' } as const),
    fc.record({ kind: fc.constant('apportioned' as const), toUid: fc.integer({ min: 0, max: 14 }) }),
    fc.record({ kind: fc.constant('units' as const), done: fc.double(), planned: fc.double() }),
    fc.record({
      kind: fc.constant('milestones' as const),
      milestones: fc.array(fc.record({ uid: fc.integer({ min: 0, max: 14 }), weight: fc.double() }), { maxLength: 3 }),
    }),
  ),
  { minLength: 12, maxLength: 12 },
);
const date = fc.option(fc.integer({ min: 0, max: 800_000_000 }), { nil: null });
const amount = fc.option(fc.integer({ min: -1000, max: 10_000_000 }), { nil: null });
const baselines = fc.array(
  fc.record({ number: fc.constant(0), start: date, finish: date, durationTicks: amount, workTicks: amount, costMinor: amount }), // biome-ignore format: one record
  { minLength: 12, maxLength: 12 },
);

const withAgreed = (plan: ScheduleInput, rule: readonly unknown[], agreed: readonly unknown[]): ScheduleInput => ({
  ...plan,
  tasks: plan.tasks.map((task, nth) => ({ ...task, earning: rule[nth] as never, baselines: [agreed[nth] as never] })),
});

test('whatever a plan says, all that is asked of it is answered, without an exception or a figure that is none', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyPlan, brokenPlan),
      rules,
      baselines,
      fc.integer({ min: 0, max: 800_000_000 }),
      (odd, rule, agreed, now) => {
        const plan = withAgreed(odd, rule, agreed);
        const result = schedule(plan);
        for (const comparison of [{ kind: 'none' }, { kind: 'baseline', number: 0 }] as const) {
          const context = { now, toleranceDays: 5, comparison };
          const view = viewPlan(plan, result, context);
          for (const { code, records } of checkPlan(plan, result, context)) expect([code, Array.isArray(records)]).toEqual([code, true]); // biome-ignore format: one loop
          expect(nextDue(plan, result, context) ?? now + 1).toBeGreaterThan(now);
          for (const { figure } of assessSchedule(view)) expect(figure === null || Number.isFinite(figure)).toBe(true);
          const variance = finishVariance(view);
          if (variance) expect(variance.causes.reduce((sum, { ticks }) => sum + ticks, 0)).toBe(variance.ticks);
        }
        const measured = measurePlan(plan, result, { at: now, baseline: 0 });
        if (measured) {
          const { amounts, indices, schedule: time } = standingOf(measured, measured.measured);
          for (const { value } of [...Object.values(indices), ...Object.values(time)]) expect(value === null || Number.isFinite(value)).toBe(true); // biome-ignore format: one loop
          const parts = (list: readonly { readonly amount: number }[]) =>
            list.reduce((sum, each) => sum + each.amount, 0);
          expect(parts(scheduleVarianceParts(measured)) - (amounts.discrete.ev - amounts.discrete.pv)).toBeCloseTo(
            0,
            3,
          );
          if (amounts.ac !== null)
            expect(parts(costVarianceParts(measured)) - (amounts.ev - amounts.ac)).toBeCloseTo(0, 3);
          const accounts = controlAccounts(measured, plan.tasks, outlineDepth(measured, plan.tasks));
          expect(accounts.reduce((sum, { standing }) => sum + standing.amounts.bac, 0)).toBe(amounts.bac);
          for (const { pv } of earnedCurve(measured, result.finish)) expect(Number.isFinite(pv)).toBe(true);
          expect(ruleCounts(measured.measured).every(({ tasks }) => tasks > 0)).toBe(true);
          expect(Number.isFinite(summariseEarned(measured).bac)).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test('plans that are linked in any way are scheduled as one, each task once', () => {
  const ends = fc.array(fc.record({ from: fc.integer({ min: 0, max: 14 }), to: fc.integer({ min: 0, max: 14 }), isBack: fc.boolean() }), { maxLength: 6 }); // biome-ignore format: one record
  fc.assert(
    fc.property(fc.oneof(anyPlan, brokenPlan), anyPlan, ends, (first, second, found) => {
      const plans = [{ id: 'a', input: first }, { id: 'b', input: second }]; // biome-ignore format: one list
      const links = found.map(({ from, to, isBack }) => ({ predecessorUid: from, successorUid: to, type: 'FS', lag: { kind: 'working', ticks: 0, unit: 'days' }, predecessorPlanId: isBack ? 'b' : 'a', successorPlanId: isBack ? 'a' : 'b' }) as const); // biome-ignore format: one record
      const results = schedulePlans(plans, links);
      for (const { id, input } of plans) expect(results.get(id)?.tasks.map(({ uid }) => uid)).toEqual(input.tasks.map(({ uid }) => uid)); // biome-ignore format: one loop
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('the span of any task reaches from its start forwards and from its finish back', () => {
  fc.assert(
    fc.property(anyPlan, fc.integer({ min: 0, max: 800_000_000 }), (plan, from) => {
      for (const task of plan.tasks) {
        const span = spanOfTask(task, { ...plan, assignments: plan.assignments.filter(({ taskUid }) => taskUid === task.uid) }); // biome-ignore format: one call
        expect(span.finishFrom(from)).toBeGreaterThanOrEqual(from);
        expect(span.startFrom(from)).toBeLessThanOrEqual(from);
      }
    }),
    { numRuns: 100 },
  );
});
