import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendarBook } from '../calendar/index.ts';
import {
  activityKinds,
  type ConstraintType,
  type Lag,
  type LinkType,
  lagCalendars,
  type PlanLink,
  type PlanTask,
  progressModes,
  type ScheduleInput,
  type SchedulingOptions,
} from '../kernel/plan.ts';
import { lastPlanTime, ticksPerDay } from '../kernel/plan-time.ts';
import { readNetwork } from '../network/index.ts';
import { explainStart } from './explain-start.ts';
import { afterLag, isElapsedLag, lagTicks } from './lag.ts';
import { criticalPaths, drivingPredecessors, floatPaths, longestPath } from './paths.ts';
import { schedule } from './schedule.ts';
import { at, testPlan, testTask } from './testing.ts';

const start = at('2026-01-05T08:00');
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const nearby = fc.integer({ min: start - 100 * ticksPerDay, max: start + 400 * ticksPerDay });
const anyDate = fc.oneof(
  { weight: 30, arbitrary: nearby },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: lastPlanTime }) },
);
const length = fc.oneof(fc.integer({ min: 0, max: 50_000 }), fc.constantFrom(0, 4800));
const constraints: ConstraintType[] = ['ASAP', 'ALAP', 'SNET', 'SNLT', 'FNET', 'FNLT', 'MSO', 'MFO'];

const facts = fc.record({
  isActive: fc.boolean(),
  isManual: fc.boolean(),
  isPlaceholder: fc.boolean(),
  durationTicks: orNull(length),
  isElapsed: fc.boolean(),
  manualStart: orNull(anyDate),
  manualFinish: orNull(anyDate),
  constraintType: fc.constantFrom(...constraints),
  constraintDate: orNull(anyDate),
  deadline: orNull(anyDate),
  calendarUid: orNull(fc.integer({ min: 0, max: 5 })),
  ignoresResourceCalendars: fc.boolean(),
  levellingDelayTicks: fc.oneof(fc.constant(0), length),
  actualStart: orNull(anyDate),
  actualFinish: orNull(anyDate),
  actualDurationTicks: orNull(length),
  remainingDurationTicks: orNull(length),
  percentComplete: fc.integer({ min: 0, max: 100 }),
  stop: orNull(anyDate),
  resume: orNull(anyDate),
  activity: orNull(
    fc.record({
      kind: fc.constantFrom(...activityKinds),
      isConstraintMandatory: fc.boolean(),
      secondConstraintType: fc.constantFrom(...constraints),
      secondConstraintDate: orNull(anyDate),
      expectedFinish: orNull(anyDate),
    }),
  ),
});

const lag: fc.Arbitrary<Lag> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('working' as const, 'elapsed' as const),
    ticks: fc.oneof(fc.constant(0), fc.integer({ min: -50_000, max: 50_000 })),
    unit: fc.constant('days' as const),
  }),
  fc.record({
    kind: fc.constant('percent' as const),
    percent: fc.integer({ min: -200, max: 300 }),
    isElapsed: fc.boolean(),
  }),
);

const range = fc.record({ from: fc.integer({ min: 0, max: 14_400 }), to: fc.integer({ min: 0, max: 14_400 }) });
const week = fc.array(orNull(fc.array(range, { maxLength: 2 })), { minLength: 7, maxLength: 7 });
const calendar = fc.record({
  uid: fc.integer({ min: 0, max: 5 }),
  name: fc.constant('Calendar'),
  baseUid: orNull(fc.integer({ min: 0, max: 6 })),
  week,
  workWeeks: fc.constant([]),
  exceptions: fc.array(
    fc.record({
      name: fc.constant('Exception'),
      from: nearby,
      to: nearby,
      ranges: fc.array(range, { maxLength: 1 }),
      recurrence: fc.constant(null),
      occurrences: fc.constant(null),
    }),
    { maxLength: 2 },
  ),
});

const options: fc.Arbitrary<SchedulingOptions> = fc.record(
  {
    progress: fc.constantFrom(...progressModes),
    lagCalendar: fc.constantFrom(...lagCalendars),
    startLagFrom: fc.constantFrom('early-start', 'actual-start'),
    usesExpectedFinish: fc.boolean(),
    mustFinishBy: anyDate,
    totalFloat: fc.constantFrom('smallest', 'start', 'finish'),
    floatCalendar: fc.constantFrom('project', 'task'),
    critical: fc.constantFrom('float', 'longest-path'),
  },
  { requiredKeys: [] },
);

/** Plans of up to twelve tasks with links, parents, calendars and facts that need make no sense. */
const anyPlan: fc.Arbitrary<ScheduleInput> = fc
  .record({
    tasks: fc.array(fc.tuple(facts, fc.integer({ min: -2, max: 11 })), { minLength: 1, maxLength: 12 }),
    links: fc.array(
      fc.record({
        predecessorUid: fc.integer({ min: 1, max: 14 }),
        successorUid: fc.integer({ min: 1, max: 14 }),
        type: fc.constantFrom<LinkType>('FS', 'SS', 'FF', 'SF'),
        lag,
      }),
      { maxLength: 20 },
    ),
    calendars: fc.array(calendar, { maxLength: 4 }),
    resources: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }),
    assignments: fc.array(
      fc.record({
        taskUid: fc.integer({ min: 1, max: 12 }),
        resourceUid: orNull(fc.integer({ min: 0, max: 3 })),
        units: fc.constantFrom(0, 0.25, 1, 2),
        workTicks: orNull(length),
        delayTicks: fc.constantFrom(0, 0, 600),
        split: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
    scheduleFrom: fc.constantFrom('start' as const, 'finish' as const),
    finish: orNull(anyDate),
    projectStart: anyDate,
    areConstraintsHonoured: fc.boolean(),
    calendarUid: orNull(fc.integer({ min: 0, max: 5 })),
    statusDate: orNull(anyDate),
    options: orNull(options),
  })
  .map(({ tasks, links, calendars, resources, assignments, projectStart, ...project }) =>
    testPlan(
      tasks.map(([values, parent], index): PlanTask => {
        return testTask(index + 1, { ...values, parentUid: parent >= 0 && parent < index ? parent + 1 : null });
      }),
      links,
      {
        calendars,
        resources: resources.map((calendarUid, uid) => ({
          uid,
          name: `Resource ${uid}`,
          kind: 'work',
          calendarUid,
          maxUnits: 1,
          group: null,
          initials: null,
          email: null,
          standardRateMinor: null,
        })),
        assignments: assignments.map(({ split, ...values }, uid) => ({
          uid,
          ...values,
          actualWorkTicks: null,
          remainingWorkTicks: values.workTicks,
          levellingDelayTicks: 0,
          contour: split ? 'contoured' : 'flat',
          timephased: split
            ? [
                { kind: 'remaining', start, finish: start + 4800, workTicks: 2400 },
                { kind: 'remaining', start: start + 90_000, finish: start + 94_800, workTicks: 2400 },
              ]
            : [],
        })),
        project: { ...project, start: projectStart },
      },
    ),
  );

describe('any plan, however odd', { timeout: 60_000 }, () => {
  it('is scheduled to dates within plan time, none of them without an end', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const result = schedule(plan);
        expect(result.tasks.map(({ uid }) => uid)).toEqual(plan.tasks.map(({ uid }) => uid));
        for (const task of result.tasks) {
          const dates = [task.start, task.finish, task.earlyStart, task.earlyFinish, task.lateStart, task.lateFinish];
          for (const date of dates) {
            if (date === null) continue;
            expect(Number.isInteger(date) && date >= 0 && date <= lastPlanTime).toBe(true);
          }
          if (task.start !== null) expect(task.finish).toBeGreaterThanOrEqual(task.start);
          for (const slack of [task.totalSlackTicks, task.freeSlackTicks, task.startSlackTicks, task.durationTicks])
            expect(slack === null || Number.isInteger(slack)).toBe(true);
          expect(explainStart(plan, result, task.uid)?.steps[0]?.uid).toBe(task.uid);
        }
        const uids = new Set(plan.tasks.map(({ uid }) => uid));
        const paths = [...criticalPaths(plan, result), ...floatPaths(plan, result, { limit: 20 })];
        for (const uid of [...longestPath(plan, result), ...paths.flatMap((path) => path.uids)])
          expect(uids.has(uid)).toBe(true);
        for (const uid of uids) expect(drivingPredecessors(plan, result, uid).length).toBeLessThan(21);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same answer again', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(schedule(plan)).toEqual(schedule(plan));
      }),
      { numRuns: 100 },
    );
  });

  it('puts no free task before its predecessors allow', () => {
    fc.assert(
      fc.property(anyPlan, (odd) => {
        // options of P6 and mandatory constraints let tasks stand before their links on purpose
        const plan = {
          ...odd,
          project: { ...odd.project, options: null },
          tasks: odd.tasks.map((task) => ({ ...task, activity: null })),
        };
        const result = schedule(plan);
        const dates = new Map(result.tasks.map((task) => [task.uid, task]));
        const tasks = new Map(plan.tasks.map((task) => [task.uid, task]));
        const book = createCalendarBook(plan.project, plan.calendars);
        for (const link of followedLinks(plan)) {
          const successor = tasks.get(link.successorUid);
          const [from, to] = [dates.get(link.predecessorUid), dates.get(link.successorUid)];
          if (!successor || !from || !to || to.isSummary || successor.isManual || successor.actualStart !== null)
            continue;
          if (!tasks.get(link.predecessorUid)?.isActive || isHeldBack(successor.constraintType)) continue;
          const driving = link.type === 'FS' || link.type === 'FF' ? from.finish : from.start;
          const held = link.type === 'FS' || link.type === 'SS' ? to.start : to.finish;
          if (driving === null || held === null) continue;
          const calendar = successor.isElapsed ? book.wholeDay : book.of(successor.calendarUid);
          const ticks = lagTicks(link.lag, from.durationTicks ?? 0);
          const allowed = afterLag(driving, ticks, isElapsedLag(link.lag), calendar);
          // What is held by its finish ends where work ends: no work lies between that and the bound.
          const missing = link.type === 'FS' || link.type === 'SS' ? allowed - held : calendar.count(held, allowed);
          if (allowed < lastPlanTime && (to.durationTicks ?? 0) === 0) expect(missing).toBeLessThanOrEqual(0);
          else if (allowed < lastPlanTime && held < lastPlanTime && !hasResources(plan, successor))
            expect(missing).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function isHeldBack(type: ConstraintType): boolean {
  return ['SNLT', 'FNLT', 'MSO', 'MFO'].includes(type);
}

function hasResources(plan: ScheduleInput, task: PlanTask): boolean {
  return plan.assignments.some(({ taskUid }) => taskUid === task.uid);
}

function followedLinks(plan: ScheduleInput): PlanLink[] {
  const { fault } = readNetwork(plan);
  return plan.links.filter((_, place) => fault[place] === 0);
}
