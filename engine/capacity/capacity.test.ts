import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standardWorkingTime } from '../calendar/index.ts';
import type { PlanAssignment } from '../kernel/plan.ts';
import { ticksPerDay } from '../kernel/plan-time.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, testPlan, testTask } from '../schedule/testing.ts';
import { balanceCapacity, fullTimeTicksOf, sumLines, usePercent } from './balance.ts';
import { demandOfPlan, firstDayOfMonth, monthOfDay } from './plan-demand.ts';
import { type CapacityResource, partsOf, supplyOf } from './supply.ts';

const hour = 600;
const day = 8 * hour;
const calendar = standardWorkingTime();
const dayOf = (text: string) => at(`${text}T00:00`) / ticksPerDay;
const span = (first: string, last: string) => ({ firstDay: dayOf(first), lastDay: dayOf(last) });
const month = (text: string) => monthOfDay(dayOf(`${text}-01`));

const ana: CapacityResource = {
  id: 'ana',
  calendar,
  availability: [{ fromDay: dayOf('2026-01-01'), fullTime: 1 }],
  absences: [],
  skills: [],
};
const january = span('2026-01-01', '2026-01-31'); // 22 working days
const february = span('2026-02-01', '2026-02-28'); // 20

describe('what somebody supplies', () => {
  test('is the working time of the calendar times the share of full time, without absences', () => {
    expect(supplyOf(ana, [january, february])).toEqual([22 * day, 20 * day]);
    // from Monday 16 February half; away Thursday 1 to Monday 5 January (3 working days), told twice
    const halved: CapacityResource = {
      ...ana,
      availability: [...ana.availability, { fromDay: dayOf('2026-02-16'), fullTime: 0.5 }],
      absences: [span('2026-01-01', '2026-01-05'), span('2026-01-02', '2026-01-05')],
    };
    expect(supplyOf(halved, [january, february])).toEqual([19 * day, 10 * day + 5 * day]);
  });

  test('is nothing before the first day of availability', () => {
    const later = { ...ana, availability: [{ fromDay: dayOf('2026-02-02'), fullTime: 2 }] };
    expect(supplyOf(later, [january, february])).toEqual([0, 40 * day]);
  });

  test('counts once, whatever skills there are', () => {
    const skills = [
      { skillId: 'java', sharePercent: 60 },
      { skillId: 'tests', sharePercent: 30 },
      { skillId: 'sql', sharePercent: 0 },
    ];
    const parts = partsOf({ skills });
    expect(parts.map(({ skillId, part }) => [skillId, Math.round(part * 100)])).toEqual([['java', 60], ['tests', 30], [null, 10]]); // biome-ignore format: one table
  });
});

/** Any resource of 2026 with its skills. */
const anyResource = fc
  .record({
    steps: fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 4 }),
    full: fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }),
    off: fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 30 })), { maxLength: 4 }),
    shares: fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 }),
  })
  .map(({ steps, full, off, shares }, first = dayOf('2026-01-01')): CapacityResource => {
    const sum = Math.max(
      100,
      shares.reduce((total, share) => total + share, 0),
    );
    return {
      id: 'any',
      calendar,
      availability: steps
        .toSorted((a, b) => a - b)
        .map((step, index) => ({ fromDay: first + step, fullTime: full[index] ?? 1 })),
      absences: off.map(([from, days]) => ({ firstDay: first + from, lastDay: first + from + days })),
      skills: shares.map((share, index) => ({ skillId: `${index}`, sharePercent: (share * 100) / sum })),
    };
  });
const months = Array.from({ length: 12 }, (_, index) => ({
  firstDay: firstDayOfMonth(month('2026-01') + index),
  lastDay: firstDayOfMonth(month('2026-01') + index + 1) - 1,
}));

test('nobody supplies more than he works, over all skills and in every period', () => {
  fc.assert(
    fc.property(anyResource, (resource) => {
      const most = Math.max(...resource.availability.map(({ fullTime }) => fullTime));
      const full = fullTimeTicksOf(calendar, months);
      const { supply } = balanceCapacity([resource], [], months, full);
      for (const [index, whole] of supplyOf(resource, months).entries()) {
        const sum = sumLines(supply, months.length)[index] ?? 0;
        expect(sum).toBeCloseTo(whole, 3);
        expect(sum).toBeLessThanOrEqual((full[index] ?? 0) * most + 0.001);
        expect(sum).toBeGreaterThanOrEqual(-0.001);
      }
    }),
    { numRuns: 200 },
  );
});

test('a year supplies what its months do', () => {
  const year = span('2026-01-01', '2026-12-31');
  fc.assert(
    fc.property(anyResource, (resource) => {
      const sum = supplyOf(resource, months).reduce((total, ticks) => total + ticks, 0);
      expect(sum).toBeCloseTo(supplyOf(resource, [year])[0] ?? 0, 3);
    }),
    { numRuns: 200 },
  );
});

const people = (uid: number, name: string) => ({ uid, name, kind: 'work', calendarUid: null, maxUnits: 1, group: null, initials: null, email: null, standardRateMinor: null }) as const; // biome-ignore format: one record
const assigned = (taskUid: number, resourceUid: number | null, leftTicks: number, doneTicks = 0): PlanAssignment => ({
  ...{ uid: taskUid * 10 + (resourceUid ?? 0), taskUid, resourceUid, units: 1, workTicks: leftTicks + doneTicks },
  ...{ actualWorkTicks: doneTicks, remainingWorkTicks: leftTicks, delayTicks: 0, levellingDelayTicks: 0 },
  ...{ contour: 'flat', timephased: [] },
}); // biome-ignore format: one record

describe('what a plan asks for', () => {
  test('lies in the months in which the rest of its tasks does', () => {
    // Monday 26 January for ten days: five in January, five in February
    const plan = testPlan(
      [testTask(1, { durationTicks: 10 * day, constraintType: 'SNET', constraintDate: at('2026-01-26T08:00') })],
      [],
      { resources: [people(1, 'Ana')], assignments: [assigned(1, 1, 10 * day)] },
    );
    const [ask] = demandOfPlan(plan, schedule(plan), at('2026-01-05T08:00'));
    expect(ask).toEqual({ name: 'Ana', email: null, months: [[month('2026-01'), 5 * day], [month('2026-02'), 5 * day]] }); // biome-ignore format: one record
  });

  test('is only what is left, and of work left in the past right behind the status date', () => {
    const plan = testPlan(
      [
        testTask(1, { durationTicks: 5 * day, actualStart: at('2026-01-05T08:00'), percentComplete: 40, stop: at('2026-01-06T17:00') }),
        testTask(2, { durationTicks: 5 * day, actualStart: at('2026-01-05T08:00'), actualFinish: at('2026-01-09T17:00'), percentComplete: 100 }),
      ],
      [],
      { resources: [people(1, 'Ana')], assignments: [assigned(1, 1, 3 * day, 2 * day), assigned(2, 1, 0, 5 * day)] },
    ); // biome-ignore format: tasks
    const [ask] = demandOfPlan(plan, schedule(plan), at('2026-03-02T08:00'));
    expect(ask?.months).toEqual([[month('2026-03'), 3 * day]]);
  });

  test('names work of nobody as such, and asks nobody for what is bought', () => {
    const steel = { ...people(2, 'Steel'), kind: 'material' } as const;
    const plan = testPlan([testTask(1, { durationTicks: day })], [], {
      resources: [steel],
      assignments: [assigned(1, null, day), assigned(1, 2, day)],
    });
    const asks = demandOfPlan(plan, schedule(plan), plan.project.start);
    expect(asks.map(({ name, months: asked }) => [name, asked.length])).toEqual([[null, 1]]);
  });

  test('adds up to what is left, however the work lies', () => {
    const task = fc.record({
      days: fc.integer({ min: 1, max: 120 }),
      left: fc.integer({ min: 0, max: 100_000 }),
      start: fc.integer({ min: 0, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(task, { minLength: 1, maxLength: 6 }), (drawn) => {
        const plan = testPlan(
          drawn.map(({ days, start }, index) =>
            testTask(index + 1, {
              durationTicks: days * day,
              constraintType: 'SNET',
              constraintDate: at('2026-01-05T08:00') + start * ticksPerDay,
            }),
          ),
          [],
          {
            resources: [people(1, 'Ana')],
            assignments: drawn.map(({ left }, index) => assigned(index + 1, 1, left)),
          },
        );
        const asked = demandOfPlan(plan, schedule(plan), at('2026-06-01T08:00')).flatMap((one) => one.months);
        const sum = asked.reduce((total, [, ticks]) => total + ticks, 0);
        expect(sum).toBe(drawn.reduce((total, { left }) => total + left, 0));
      }),
      { numRuns: 100 },
    );
  });
});

describe('both sides', () => {
  const both: CapacityResource = {
    ...ana,
    skills: [
      { skillId: 'java', sharePercent: 75 },
      { skillId: 'tests', sharePercent: 25 },
    ],
  };
  const periods = [january, february];
  const full = fullTimeTicksOf(calendar, periods);

  test('of somebody stand under the same skills in the same shares', () => {
    const ask = { sourceId: 'till', resourceId: 'ana', skillId: null, months: [[month('2026-01'), 44 * day]] } as const;
    const { supply, demand } = balanceCapacity([both], [ask], periods, full);
    const of = (lines: typeof supply, skillId: string) => sumLines(lines.filter((one) => one.skillId === skillId), 2); // biome-ignore format: one line
    expect(of(supply, 'java')).toEqual([16.5 * day, 15 * day]);
    expect(of(demand, 'java')).toEqual([33 * day, 0]);
    expect(usePercent(33 * day, 16.5 * day)).toBe(200);
    expect(of(demand, 'tests')).toEqual([11 * day, 0]);
  });

  test('count what is overdue in the first period, and leave out what comes behind the last', () => {
    const ask = {
      sourceId: 'till',
      resourceId: null,
      skillId: 'java',
      months: [
        [month('2025-11'), day],
        [month('2026-02'), 2 * day],
        [month('2026-03'), 4 * day],
      ],
    } as const;
    expect(balanceCapacity([], [ask], periods, full).demand.map(({ byPeriod }) => byPeriod)).toEqual([[day, 2 * day]]);
  });

  test('leave what is overdue out of the two days that a month still has', () => {
    const parts = [span('2026-01-30', '2026-01-31'), span('2026-02-01', '2026-02-28')];
    const ask = { sourceId: 'app', resourceId: null, skillId: 'java', months: [[month('2025-11'), 3 * day], [month('2026-01'), day]] } as const; // biome-ignore format: one record
    expect(balanceCapacity([], [ask], parts, full).demand[0]?.byPeriod).toEqual([day, 3 * day]);
  });

  test('take full-time equivalents of a span for what a full-time person works in that part of a period', () => {
    // the last 14 of 28 days of February at 1.5 people: 20 × 1.5 / 2 days
    const ask = { sourceId: 'idea', resourceId: null, skillId: 'java', fullTime: { people: 1.5, span: span('2026-02-15', '2026-03-31') } }; // biome-ignore format: one record
    expect(balanceCapacity([], [ask], periods, full).demand[0]?.byPeriod).toEqual([0, 15 * day]);
  });

  test('have no share of use where nobody supplies', () => {
    expect(usePercent(10, 0)).toBeNull();
  });
});
