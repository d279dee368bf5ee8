import fc from 'fast-check';
import { plainProject } from '../kernel/plain-project.ts';
import { plainTask } from '../kernel/plain-task.ts';
import {
  activityKinds,
  type ConstraintType,
  type Lag,
  type LinkType,
  lagCalendars,
  type PlanLink,
  type PlanProject,
  type PlanResource,
  type PlanTask,
  progressModes,
  type ScheduleInput,
  type SchedulingOptions,
} from '../kernel/plan.ts';
import { formatPlanTime, lastPlanTime, type PlanTime, parsePlanTime, ticksPerDay } from '../kernel/plan-time.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';

/** A task with ordinary values, for tests: automatic, one working day, no constraint. */
export function testTask(uid: number, facts: Partial<PlanTask> = {}): PlanTask {
  const isMilestone = facts.durationTicks === 0;
  return { ...plainTask, uid, name: `Task ${uid}`, isMilestone, durationTicks: 4800, ...facts };
}

/** A link without lag unless `facts` say otherwise, for tests. */
export function testLink(predecessorUid: number, successorUid: number, facts: Partial<PlanLink> = {}): PlanLink {
  return { predecessorUid, successorUid, type: 'FS', lag: { kind: 'working', ticks: 0, unit: 'days' }, ...facts };
}

/** Somebody who works full time by the project's calendar unless `facts` say otherwise, for tests. */
export function testResource(uid: number, facts: Partial<PlanResource> = {}): PlanResource {
  return {
    uid,
    name: `Resource ${uid}`,
    kind: 'work',
    calendarUid: null,
    maxUnits: 1,
    group: null,
    initials: null,
    email: null,
    standardRateMinor: null,
    ...facts,
  };
}

/** A plan on the standard calendar from Monday 2026-01-05 08:00, for tests. */
export function testPlan(
  tasks: readonly PlanTask[],
  links: readonly PlanLink[] = [],
  facts: Partial<Omit<ScheduleInput, 'project'>> & { readonly project?: Partial<PlanProject> } = {},
): ScheduleInput {
  return {
    calendars: [],
    resources: [],
    assignments: [],
    tasks,
    links,
    ...facts,
    project: {
      ...plainProject,
      name: 'Plan',
      start: at('2026-01-05T08:00'),
      ...facts.project,
    },
  };
}

/** Plan time of an ISO text; throws on one that is none, as that is a fault of the test. */
export function at(text: string): PlanTime {
  const time = parsePlanTime(text);
  if (time === null) throw new Error(`no plan time: ${text}`);
  return time;
}

/** Start and finish of every task by uid, in short: `01-05 08:00 – 01-06 17:00`. */
export function spansOf({ tasks }: ScheduleResult): Record<number, string> {
  return Object.fromEntries(tasks.map(({ uid, start, finish }) => [uid, `${short(start)} – ${short(finish)}`]));
}

/** Late start and finish of every task by uid, as `spansOf` writes them. */
export function lateSpansOf({ tasks }: ScheduleResult): Record<number, string> {
  return Object.fromEntries(
    tasks.map(({ uid, lateStart, lateFinish }) => [uid, `${short(lateStart)} – ${short(lateFinish)}`]),
  );
}

/** Total slack of every task by uid, in days of 8 h. */
export function slackDaysOf({ tasks }: ScheduleResult): Record<number, number | null> {
  return Object.fromEntries(
    tasks.map(({ uid, totalSlackTicks }) => [uid, totalSlackTicks === null ? null : totalSlackTicks / 4800]),
  );
}

function short(time: PlanTime | null): string {
  return time === null ? 'none' : formatPlanTime(time).slice(5, 16).replace('T', ' ');
}

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
export const anyPlan: fc.Arbitrary<ScheduleInput> = fc
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
        resources: resources.map((calendarUid, uid) => testResource(uid, { calendarUid })),
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

/** The same with uids given twice, and parents, tasks, resources and calendars named that are not there or lead in a ring. */
export const brokenPlan: fc.Arbitrary<ScheduleInput> = fc
  .record({
    plan: anyPlan,
    uids: fc.array(fc.option(fc.integer({ min: 1, max: 12 }), { nil: null, freq: 3 }), {
      minLength: 12,
      maxLength: 12,
    }),
    parents: fc.array(orNull(fc.integer({ min: 1, max: 15 })), { minLength: 12, maxLength: 12 }),
    taskUids: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 6, maxLength: 6 }),
    resourceUids: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ plan, uids, parents, taskUids, resourceUids }) => ({
    ...plan,
    tasks: plan.tasks.map((task, nth) => ({ ...task, uid: uids[nth] ?? task.uid, parentUid: parents[nth] ?? null })),
    assignments: plan.assignments.map((each, nth) => ({ ...each, taskUid: taskUids[nth] ?? each.taskUid })),
    resources: plan.resources.map((each, nth) => ({ ...each, uid: resourceUids[nth] ?? each.uid })),
  }));
