import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contourShare } from '../kernel/contours.ts';
import type { EarningRule } from '../kernel/earning-rule.ts';
import type { PlanAssignment, PlanTask, ScheduleInput, WorkContour } from '../kernel/plan.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testLink, testPlan, testResource, testTask } from '../schedule/testing.ts';
import { controlAccounts, outlineDepth } from './control-accounts.ts';
import { earnedCurve } from './earned-curve.ts';
import { earnedShare } from './earning-rule.ts';
import { measurePlan } from './measure-plan.ts';
import type { EarningContext } from './planned-task.ts';
import { standingOf } from './standing.ts';
import { costVarianceParts, scheduleVarianceParts } from './variance-parts.ts';

const day = 4800;
/** €80 an hour: €640 a day. */
const ana = testResource(1, { name: 'Ana', standardRateMinor: 8000 });

const baseline = (start: string, finish: string, days: number, costMinor: number | null = days * 64_000) => ({
  baselines: [{ number: 0, start: at(start), finish: at(finish), durationTicks: days * day, workTicks: days * day, costMinor }],
}); // biome-ignore format: one record

const works = (taskUid: number, doneDays: number, leftDays: number, more: Partial<PlanAssignment> = {}): PlanAssignment => ({
  ...{ uid: taskUid, taskUid, resourceUid: 1, units: 1, workTicks: (doneDays + leftDays) * day },
  ...{ actualWorkTicks: doneDays * day, remainingWorkTicks: leftDays * day, delayTicks: 0, levellingDelayTicks: 0 },
  ...{ contour: 'flat', timephased: [] },
  ...more,
}); // biome-ignore format: one record

/** Mo 5 Jan to Fr 9 Jan, then Mo 12 to Fr 16 Jan; five days each at €640. The first took six days and is done on the 12th. */
const plan = testPlan(
  [
    testTask(10, { name: 'Build' }),
    testTask(1, { parentUid: 10, durationTicks: 6 * day, actualStart: at('2026-01-05T08:00'), actualFinish: at('2026-01-12T17:00'), percentComplete: 100, ...baseline('2026-01-05T08:00', '2026-01-09T17:00', 5) }),
    testTask(2, { parentUid: 10, durationTicks: 5 * day, actualStart: at('2026-01-13T08:00'), percentComplete: 40, stop: at('2026-01-14T17:00'), ...baseline('2026-01-12T08:00', '2026-01-16T17:00', 5) }),
    testTask(3, { durationTicks: day }),
  ],
  [testLink(1, 2)],
  { resources: [ana], assignments: [works(1, 6, 0), works(2, 2, 3), works(3, 0, 1)] },
); // biome-ignore format: tasks
const on = (text: string, more: Partial<EarningContext> = {}) => ({ at: at(text), baseline: 0, ...more });
const measure = (input: ScheduleInput, context: EarningContext) => measurePlan(input, schedule(input), context);
const measured = (input: ScheduleInput, context: EarningContext) => {
  const found = measure(input, context);
  if (!found) throw new Error('nothing is planned');
  return found;
};

describe('a plan measured against its baseline', () => {
  const now = measured(plan, on('2026-01-14T17:00'));
  const { amounts, indices, schedule: time } = standingOf(now, now.measured);

  test('has planned, earned and incurred value by hand', () => {
    // planned: 5 days and 3 of 5; earned: all of the first, 40 % of the second; spent: 6 + 2 days; left: 3 + the new 1
    expect(amounts).toMatchObject({ bac: 640_000, pv: 512_000, ev: 448_000, ac: 512_000, etc: 256_000 });
    expect([indices.spi.value, indices.cpi.value]).toEqual([0.875, 0.875]);
    expect(indices.eacPlan.value).toBe(768_000);
  });

  test('has earned in eight days what was planned for seven', () => {
    expect([time.es.value, time.at.value, time.pd.value, time.svTime.value]).toEqual([7, 8, 10, -1]);
    expect(time.ieacTime.value).toBeCloseTo(80 / 7, 9);
    expect(time.tspi.value).toBe(1.5);
  });

  test('adds up to the whole at every level, new work in an account of its own', () => {
    const top = controlAccounts(now, plan.tasks, 1);
    expect(top.map(({ uid, standing }) => [uid, standing.amounts.bac, standing.amounts.ac])).toEqual([
      [10, 640_000, 512_000],
      [3, 0, 0],
    ]);
    expect(controlAccounts(now, plan.tasks, 2).map(({ uid }) => uid)).toEqual([1, 2, 3]);
    expect(outlineDepth(now, plan.tasks)).toBe(2);
  });

  test('draws curves that end in its amounts and in the forecast', () => {
    const result = schedule(plan);
    const curve = earnedCurve(now, result.finish);
    expect(curve.find((point) => point.at === now.at)).toEqual({ at: now.at, pv: 512_000, ev: 448_000, ac: 512_000, forecast: 512_000 }); // biome-ignore format: one line
    expect(curve.find((point) => point.at === at('2026-01-10T00:00'))).toMatchObject({ pv: 320_000, ac: 320_000, forecast: null }); // biome-ignore format: one line
    expect(curve.at(-1)).toMatchObject({ pv: 640_000, ev: null, forecast: 768_000 });
  });

  test('takes its cost variance apart: a day more at the planned rate', () => {
    expect(costVarianceParts(now)).toEqual([{ kind: 'usage', uid: 1, amount: -64_000 }]);
    expect(scheduleVarianceParts(now)).toEqual([{ uid: 2, amount: -64_000 }]);
  });

  test('tells a dearer rate from more hours, and work that was not planned from both', () => {
    const dearer = { ...plan, resources: [{ ...ana, standardRateMinor: 9000 }], assignments: [works(1, 6, 0), works(3, 1, 0)] }; // biome-ignore format: one line
    // €90: usage −1 day · €640; rate 6 days · 8 h · −€10; scope one day at €720; task 2 earned 2 days for nothing
    expect(costVarianceParts(measured(dearer, on('2026-01-14T17:00')))).toEqual([
      { kind: 'quantity', uid: 2, amount: 128_000 },
      { kind: 'scope', uid: 3, amount: -72_000 },
      { kind: 'usage', uid: 1, amount: -64_000 },
      { kind: 'rate', uid: 1, amount: -48_000 },
    ]);
  });

  test('stops its clock when all planned work is done', () => {
    const done = { actualStart: at('2026-01-05T08:00'), actualFinish: at('2026-01-12T17:00'), percentComplete: 100 };
    const whole = testPlan([testTask(1, { ...done, ...baseline('2026-01-05T08:00', '2026-01-09T17:00', 5) })], [], { resources: [ana], assignments: [works(1, 6, 0)] }); // biome-ignore format: one line
    const later = measured(whole, on('2026-03-02T08:00'));
    expect(standingOf(later, later.measured).schedule).toMatchObject({ at: { value: 6 }, es: { value: 5 } });
  });
});

test('a part that is done has its own pace, whatever is still open beside it', () => {
  const now = measured(plan, on('2026-01-30T17:00'));
  const [first] = controlAccounts(now, plan.tasks, 2);
  // five planned days in six, though twenty have passed since
  expect(first?.standing.schedule).toMatchObject({ at: { value: 6 }, spiTime: { value: 5 / 6 } });
});

describe('odd plans', () => {
  test('without a baseline are not measured', () => {
    expect(measure(testPlan([testTask(1)]), on('2026-01-06T08:00'))).toBeNull();
    expect(measure(plan, on('2026-01-06T08:00', { baseline: 3 }))).toBeNull();
    expect(measure(testPlan([]), on('2026-01-06T08:00'))).toBeNull();
  });

  test('without cost are measured in work, without work in durations', () => {
    const withoutCost = (workTicks: number | null) => ({ ...plan, tasks: plan.tasks.map((task) => ({ ...task, baselines: task.baselines.map((each) => ({ ...each, costMinor: null, workTicks })) })) }); // biome-ignore format: one line
    const work = measured(withoutCost(5 * day), on('2026-01-14T17:00'));
    expect([work.basis, standingOf(work, work.measured).amounts.ac]).toEqual(['work', 8 * day]);
    const duration = measured(withoutCost(null), on('2026-01-14T17:00'));
    const { amounts, indices } = standingOf(duration, duration.measured);
    expect([duration.basis, amounts.ac, indices.spi.value, indices.cpi.why]).toEqual(['duration', null, 0.875, 'no-cost']); // biome-ignore format: one line
  });

  test('before their start have planned and earned nothing, and say so', () => {
    const early = measured(plan, on('2026-01-02T17:00'));
    const { amounts, indices, schedule: time } = standingOf({ ...early, measured: [] }, []);
    expect([amounts.bac, indices.spi.why, time.spiTime.why]).toEqual([0, 'nothing-planned', 'nothing-planned']);
    const ahead = standingOf(early, early.measured.slice(1));
    expect([ahead.amounts.pv, ahead.indices.spi.why, ahead.schedule.spiTime.why]).toEqual([0, 'not-begun', 'not-begun']); // biome-ignore format: one line
  });

  test('whose resources have no rate say that no cost is known', () => {
    const free = measured({ ...plan, resources: [{ ...ana, standardRateMinor: null }] }, on('2026-01-14T17:00'));
    const { indices, isPartlyPriced } = standingOf(free, free.measured);
    expect([indices.cpi.why, indices.eacPlan.why, isPartlyPriced]).toEqual(['no-cost', 'no-cost', true]);
  });
});

describe('rules of earning', () => {
  const earnedBy = (earning: EarningRule, facts: Partial<PlanTask>) => {
    const one = testPlan([testTask(1, { durationTicks: 5 * day, ...baseline('2026-01-05T08:00', '2026-01-09T17:00', 5), earning, ...facts }), testTask(2, { actualFinish: at('2026-01-05T17:00') })]); // biome-ignore format: one line
    return measured(one, on('2026-01-07T17:00')).measured[0]?.ev;
  };
  const begun = { percentComplete: 10, actualStart: at('2026-01-05T08:00') };

  test('give what each says of a task of 320,000 of which a tenth is done and three fifths were planned', () => {
    expect(earnedBy({ kind: 'percent-complete' }, begun)).toBe(32_000);
    expect(earnedBy({ kind: 'physical-percent', percent: 25 }, begun)).toBe(80_000);
    expect(earnedBy({ kind: 'fixed', startPercent: 0 }, begun)).toBe(0);
    expect(earnedBy({ kind: 'fixed', startPercent: 25 }, begun)).toBe(80_000);
    expect(earnedBy({ kind: 'fixed', startPercent: 50 }, begun)).toBe(160_000);
    expect(earnedBy({ kind: 'fixed', startPercent: 50 }, {})).toBe(0);
    expect(earnedBy({ kind: 'units', done: 3, planned: 8 }, begun)).toBe(120_000);
    expect(earnedBy({ kind: 'units', done: 3, planned: 0 }, begun)).toBe(0);
    expect(earnedBy({ kind: 'level-of-effort' }, {})).toBe(192_000);
    expect(earnedBy({ kind: 'milestones', milestones: [{ uid: 2, weight: 1 }, { uid: 9, weight: 3 }] }, begun)).toBe(80_000); // biome-ignore format: one line
    expect(earnedBy({ kind: 'apportioned', toUid: 1 }, begun)).toBe(0);
  });

  test('pass what the last of a long row of tasks earns on to all that follow it', () => {
    const week = baseline('2026-01-05T08:00', '2026-01-09T17:00', 5);
    const count = 20_000;
    const row = Array.from({ length: count }, (_, index) => testTask(index + 1, { ...week, earning: { kind: 'apportioned', toUid: index + 2 } })); // biome-ignore format: one line
    const plan = testPlan([...row, testTask(count + 1, { ...week, earning: { kind: 'physical-percent', percent: 25 } })]); // biome-ignore format: one line
    expect(measured(plan, on('2026-01-07T17:00')).measured.every(({ ev }) => ev === 80_000)).toBe(true);
  });

  test('leave a level of effort out of the schedule, as it earns with the calendar', () => {
    const activity = { kind: 'level-of-effort', isConstraintMandatory: false, secondConstraintType: 'ASAP', secondConstraintDate: null, expectedFinish: null } as const; // biome-ignore format: one line
    const one = testPlan([testTask(1, { activity, ...baseline('2026-01-05T08:00', '2026-01-09T17:00', 5) }), testTask(2, { ...baseline('2026-01-05T08:00', '2026-01-09T17:00', 5) })]); // biome-ignore format: one line
    const now = measured(one, on('2026-01-07T17:00'));
    const { amounts, indices } = standingOf(now, now.measured);
    expect([amounts.ev, amounts.discrete.ev, indices.spi.value]).toEqual([192_000, 0, 0]);
  });

  test('earn a share between nothing and all, whatever they are told', () => {
    const number = fc.double();
    const rule: fc.Arbitrary<EarningRule> = fc.oneof(
      fc.record({ kind: fc.constant('physical-percent' as const), percent: number }),
      fc.record({ kind: fc.constant('units' as const), done: number, planned: number }),
      fc.record({
        kind: fc.constant('milestones' as const),
        milestones: fc.array(fc.record({ uid: fc.integer({ min: 1, max: 3 }), weight: number }), { maxLength: 4 }),
      }),
    );
    const facts = { isBegun: true, isComplete: false, shareDone: 0, sharePlanned: 0, isReached: (uid: number) => uid < 3, shareOf: () => null }; // biome-ignore format: one line
    fc.assert(
      fc.property(rule, (one) => {
        const share = earnedShare(one, facts);
        expect(share >= 0 && share <= 1).toBe(true);
      }),
    );
  });
});

test('contours put the same work elsewhere, all of it in the end', () => {
  expect(contourShare('back-loaded', 0.5)).toBe(150 / 600); // 10 + 15 + 25 + 50 + 50 of 600
  expect(contourShare('front-loaded', 0.5)).toBe(450 / 600);
  expect(contourShare('bell', 0.5)).toBe(0.5);
  expect(contourShare('flat', 0.3)).toBe(0.3);
  const contours: WorkContour[] = ['flat', 'back-loaded', 'front-loaded', 'double-peak', 'early-peak', 'late-peak', 'bell', 'turtle']; // biome-ignore format: one line
  fc.assert(
    fc.property(fc.constantFrom(...contours), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (contour, a, b) => {
      expect([contourShare(contour, 0), contourShare(contour, 1)]).toEqual([0, 1]);
      expect(contourShare(contour, Math.min(a, b))).toBeLessThanOrEqual(contourShare(contour, Math.max(a, b)) + 1e-12);
    }),
  ); // biome-ignore format: a property
});

test('parts of a variance add up to it, and accounts to the plan, in plans of any progress', () => {
  const facts = fc.record({ days: fc.integer({ min: 1, max: 9 }), cost: fc.integer({ min: 0, max: 900_001 }), percent: fc.integer({ min: 0, max: 100 }), worked: fc.integer({ min: 0, max: 12 }), left: fc.integer({ min: 0, max: 5 }), rate: fc.integer({ min: 0, max: 20_001 }), isPlanned: fc.boolean(), isUnder: fc.boolean() }); // biome-ignore format: one record
  fc.assert(
    fc.property(fc.array(facts, { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 30 }), (list, days) => {
      const tasks = list.map((one, index) => testTask(index + 1, { parentUid: one.isUnder ? 100 : null, durationTicks: one.days * day, percentComplete: one.percent, ...(one.percent > 0 && { actualStart: at('2026-01-05T08:00') }), ...(one.isPlanned && baseline('2026-01-05T08:00', '2026-01-16T17:00', one.days, one.cost)) })); // biome-ignore format: one record
      const under = tasks.filter(({ parentUid }) => parentUid !== null);
      const input = testPlan([testTask(100), ...under, ...tasks.filter((task) => !under.includes(task))], [], {
        resources: list.map(({ rate }, index) => ({ ...ana, uid: index + 1, standardRateMinor: rate })),
        assignments: list.map(({ worked, left }, index) => works(index + 1, worked, left, { resourceUid: index + 1 })),
      });
      const now = measure(input, { at: at('2026-01-05T08:00') + days * 14_400, baseline: 0 });
      if (!now) return;
      const { amounts } = standingOf(now, now.measured);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      expect(sum(costVarianceParts(now).map(({ amount }) => amount))).toBe(amounts.ev - (amounts.ac ?? 0) + 0);
      expect(sum(scheduleVarianceParts(now).map(({ amount }) => amount))).toBe(amounts.ev - amounts.pv + 0);
      for (const level of [1, 2]) {
        const accounts = controlAccounts(now, input.tasks, level).map(({ standing }) => standing.amounts);
        for (const name of ['bac', 'pv', 'ev', 'ac', 'etc'] as const) {
          expect(sum(accounts.map((each) => each[name] ?? 0))).toBe(amounts[name] ?? 0);
        }
      }
    }),
  );
});
