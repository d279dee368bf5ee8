import fc from 'fast-check';
import {
  activityKinds,
  type Baseline,
  lagCalendars,
  type PlanTask,
  parsePlanTime,
  plainTask,
  progressModes,
  type ScheduleInput,
} from '#engine';
import { columnCodes } from './routes.ts';

const time = fc.nat(800_000_000);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const text = fc.string({ maxLength: 12 }).filter((value) => !value.includes('\u0000'));
const unit = fc.constantFrom(...columnCodes.unit.slice(0, 5));
const units = fc.integer({ min: 0, max: 400 }).map((value) => value / 100);
const ranges = fc.array(fc.record({ from: fc.nat(14_400), to: fc.nat(14_400) }), { maxLength: 3 });
const week = fc.array(maybe(ranges), { minLength: 7, maxLength: 7 });

const lag = fc.oneof(
  fc.record({
    kind: fc.constantFrom('working' as const, 'elapsed' as const),
    ticks: fc.integer({ min: -1e6, max: 1e6 }),
    unit,
  }),
  fc.record({
    kind: fc.constant('percent' as const),
    percent: fc.integer({ min: -100, max: 100 }),
    isElapsed: fc.boolean(),
  }),
);

const calendar = {
  name: text,
  baseUid: maybe(fc.nat(9)),
  week,
  workWeeks: fc.array(fc.record({ name: text, from: time, to: time, week }), { maxLength: 1 }),
  exceptions: fc.array(
    fc.record({
      name: text,
      from: time,
      to: time,
      ranges,
      recurrence: maybe(fc.record({ kind: fc.constant('daily' as const), everyDays: fc.nat(9) })),
      occurrences: maybe(fc.nat(9)),
    }),
    { maxLength: 2 },
  ),
};

const project = fc.record({
  name: text,
  scheduleFrom: fc.constantFrom('start' as const, 'finish' as const),
  start: time,
  finish: maybe(time),
  statusDate: maybe(time),
  calendarUid: maybe(fc.nat(9)),
  minutesPerDay: fc.constantFrom(450, 480),
  minutesPerWeek: fc.constant(2400),
  daysPerMonth: fc.constant(20),
  defaultStartTicks: fc.constant(4800),
  defaultFinishTicks: fc.constant(10_200),
  criticalSlackLimitDays: fc.nat(3),
  areConstraintsHonoured: fc.boolean(),
  hasMultipleCriticalPaths: fc.boolean(),
  currencyCode: maybe(fc.constant('EUR')),
  options: maybe(fc.record({ progress: fc.constantFrom(...progressModes), lagCalendar: fc.constantFrom(...lagCalendars), mustFinishBy: time }, { requiredKeys: [] })), // biome-ignore format: one record
});

const task: fc.Arbitrary<Omit<PlanTask, 'uid' | 'parentUid' | 'baselines'>> = fc.record({
  name: text,
  wbs: maybe(text),
  isActive: fc.boolean(),
  isManual: fc.boolean(),
  isMilestone: fc.boolean(),
  isPlaceholder: fc.boolean(),
  type: fc.constantFrom('fixed-units' as const, 'fixed-duration' as const, 'fixed-work' as const),
  isEffortDriven: fc.boolean(),
  durationTicks: maybe(fc.nat(5_000_000_000)),
  isElapsed: fc.boolean(),
  durationUnit: unit,
  isEstimated: fc.boolean(),
  workTicks: maybe(fc.nat(5_000_000_000)),
  manualStart: maybe(time),
  manualFinish: maybe(time),
  constraintType: fc.constantFrom(...columnCodes.constraint),
  constraintDate: maybe(time),
  deadline: maybe(time),
  calendarUid: maybe(fc.nat(9)),
  ignoresResourceCalendars: fc.boolean(),
  priority: fc.nat(1000),
  levellingDelayTicks: fc.nat(1000),
  actualStart: maybe(time),
  actualFinish: maybe(time),
  actualDurationTicks: maybe(time),
  remainingDurationTicks: maybe(time),
  percentComplete: fc.nat(100),
  stop: maybe(time),
  resume: maybe(time),
  notes: maybe(text),
  activity: maybe(fc.record({ kind: fc.constantFrom(...activityKinds), isConstraintMandatory: fc.boolean(), secondConstraintType: fc.constantFrom(...columnCodes.constraint), secondConstraintDate: maybe(time), expectedFinish: maybe(time) })), // biome-ignore format: one record
  earning: maybe(fc.constantFrom({ kind: 'fixed', startPercent: 25 } as const, { kind: 'milestones', milestones: [{ uid: 1, weight: 2 }] } as const, { kind: 'units', done: 1, planned: 4 } as const)), // biome-ignore format: one list
});

const baselines: fc.Arbitrary<Baseline[]> = fc
  .uniqueArray(
    fc.record({
      number: fc.nat(10),
      start: maybe(time),
      finish: maybe(time),
      durationTicks: maybe(time),
      workTicks: maybe(time),
      costMinor: maybe(fc.nat()),
    }),
    { selector: ({ number }) => number, maxLength: 2 },
  )
  .map((list) => list.sort((a, b) => a.number - b.number));

/** Any plan in the order that the database gives it back in: parts by uid, tasks in outline order, links by their tasks. */
export const anyPlan: fc.Arbitrary<ScheduleInput> = fc
  .array(fc.record({ task, baselines, depth: fc.nat(4) }), { maxLength: 12 })
  .chain((rows) => {
    const open: number[] = [];
    const tasks = rows.map(({ task, baselines, depth }, index): PlanTask => {
      const uid = rows.length - index; // uids fall while the outline goes on, so that neither stands in for the other
      open.length = Math.min(depth, open.length);
      const parentUid = open.at(-1) ?? null;
      open.push(uid);
      return { uid, parentUid, ...task, baselines };
    });
    const uid = fc.integer({ min: 1, max: rows.length + 1 });
    const numbered = <T>(record: fc.Arbitrary<T>) =>
      fc.array(record, { maxLength: 3 }).map((list) => list.map((value, index) => ({ uid: index + 1, ...value })));
    return fc.record({
      project,
      calendars: numbered(fc.record(calendar)),
      tasks: fc.constant(tasks),
      links: fc
        .array(fc.record({ predecessorUid: uid, successorUid: uid, type: fc.constantFrom(...columnCodes.type), lag }), {
          maxLength: 6,
        })
        .map((links) => links.sort((a, b) => a.successorUid - b.successorUid || a.predecessorUid - b.predecessorUid)),
      resources: numbered(
        fc.record({
          name: text,
          kind: fc.constantFrom('work' as const, 'material' as const, 'cost' as const),
          calendarUid: maybe(fc.nat(9)),
          maxUnits: units,
          group: maybe(text),
          initials: maybe(text),
          email: maybe(text),
          standardRateMinor: maybe(fc.nat(100_000)),
        }),
      ),
      assignments: numbered(
        fc.record({
          taskUid: uid,
          resourceUid: maybe(uid),
          units,
          workTicks: maybe(fc.nat()),
          actualWorkTicks: maybe(fc.nat()),
          remainingWorkTicks: maybe(fc.nat()),
          delayTicks: fc.nat(1000),
          levellingDelayTicks: fc.nat(1000),
          contour: fc.constantFrom('flat' as const, 'contoured' as const),
          timephased: fc.array(
            fc.record({
              kind: fc.constantFrom('actual' as const, 'remaining' as const),
              start: time,
              finish: time,
              workTicks: time,
            }),
            { maxLength: 2 },
          ),
        }),
      ),
    });
  });

/**
 * A phase of two tasks of five days and a milestone, one after the other, from Monday 5 January 2026: Design ends on
 * Friday the 9th, Build and with it the plan on Friday the 16th at 17:00.
 */
export function smallPlan(name = 'Small plan'): ScheduleInput {
  const hours = (from: number, to: number) => ({ from: from * 600, to: to * 600 });
  const workday = [hours(8, 12), hours(13, 17)];
  const task = (uid: number, parentUid: number | null, taskName: string, durationTicks: number): PlanTask => ({
    ...plainTask,
    ...{ uid, parentUid, name: taskName, isMilestone: durationTicks === 0, durationTicks },
  });
  const link = (predecessorUid: number, successorUid: number) =>
    ({ predecessorUid, successorUid, type: 'FS', lag: { kind: 'working', ticks: 0, unit: 'days' } }) as const;
  return {
    project: {
      name,
      scheduleFrom: 'start',
      start: parsePlanTime('2026-01-05T08:00:00') ?? 0,
      finish: null,
      statusDate: null,
      calendarUid: 1,
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      defaultStartTicks: 4800,
      defaultFinishTicks: 10_200,
      criticalSlackLimitDays: 0,
      areConstraintsHonoured: true,
      hasMultipleCriticalPaths: false,
      currencyCode: 'EUR',
    },
    calendars: [
      {
        uid: 1,
        name: 'Standard',
        baseUid: null,
        week: [[], workday, workday, workday, workday, workday, []],
        workWeeks: [],
        exceptions: [],
      },
    ],
    tasks: [
      task(1, null, 'Phase', 48_000),
      task(2, 1, 'Design', 24_000),
      task(3, 1, 'Build', 24_000),
      task(4, null, 'Done', 0),
    ],
    links: [link(2, 3), link(3, 4)],
    resources: [],
    assignments: [],
  };
}
