import type { Baseline, PlanAssignment, PlanLink, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { ticksPerHour } from '../kernel/plan-time.ts';
import { at, testLink, testPlan, testTask } from '../schedule/testing.ts';
import type { QualityContext } from './plan-view.ts';

export const day = 4800;

export const noComparison: QualityContext = {
  now: at('2026-01-05T08:00'),
  toleranceDays: 10,
  comparison: { kind: 'none' },
};
export const againstBaseline: QualityContext = { ...noComparison, comparison: { kind: 'baseline', number: 0 } };

/** A baseline 0 from one local date-time to another. */
function baseline(start: string | null, finish: string | null): { baselines: Baseline[] } {
  const dates = { start: start === null ? null : at(start), finish: finish === null ? null : at(finish) };
  return { baselines: [{ number: 0, ...dates, durationTicks: null, workTicks: null, costMinor: null }] };
}

export function assign(taskUid: number): PlanAssignment {
  return {
    uid: taskUid,
    taskUid,
    resourceUid: 1,
    units: 1,
    workTicks: null,
    actualWorkTicks: null,
    remainingWorkTicks: null,
    delayTicks: 0,
    levellingDelayTicks: 0,
    contour: 'flat',
    timephased: [],
  };
}
export const ana = { uid: 1, name: 'Ana', kind: 'work', calendarUid: null, maxUnits: 1, group: null, initials: null, email: null, standardRateMinor: null } as const; // biome-ignore format: one record

const outline = [testTask(1), testTask(2, { parentUid: 1 })];
const staffed = (plan: ScheduleInput) => ({ ...plan, resources: [ana], assignments: [assign(1), assign(2)] });
const outlined = (taskUid: number) => ({ ...testPlan(outline), resources: [ana], assignments: [assign(taskUid)] });

/** Tasks 1 to n, each after the one before. */
export function chain(facts: readonly Partial<PlanTask>[], links: readonly PlanLink[] = []): ScheduleInput {
  const tasks = facts.map((each, index) => testTask(index + 1, each));
  return testPlan(tasks, [...tasks.slice(1).map(({ uid }) => testLink(uid - 1, uid)), ...links]);
}
export const two = chain([{}, {}]);
export const withProject = (plan: ScheduleInput, project: Partial<ScheduleInput['project']>): ScheduleInput => ({
  ...plan,
  project: { ...plan.project, ...project },
});
export const done = (start: string, finish: string): Partial<PlanTask> => ({
  actualStart: at(start),
  actualFinish: at(finish),
  percentComplete: 100,
  remainingDurationTicks: 0,
});

/** One task of so many hours at 20 an hour, for which 160 hours were agreed. */
export function priced(hours: number): ScheduleInput {
  const agreed = { ...baseline('2026-01-05T08:00', '2026-01-30T17:00').baselines[0], costMinor: 320_000 } as Baseline;
  return {
    ...testPlan([testTask(1, { durationTicks: 20 * day, baselines: [agreed] })]),
    resources: [{ ...ana, standardRateMinor: 2000 }],
    assignments: [{ ...assign(1), workTicks: hours * ticksPerHour }],
  };
}

export type Pair = readonly [faulty: ScheduleInput, repaired: ScheduleInput, context?: Partial<QualityContext>];

const manual = (start: string, finish: string): Partial<PlanTask> => ({
  isManual: true,
  manualStart: at(start),
  manualFinish: at(finish),
});
const lag = (ticks: number): PlanLink['lag'] => ({ kind: 'working', ticks, unit: 'days' });
const offCalendar = (uid: number, baseUid: number | null, isOff: boolean) => {
  const week = Array.from({ length: 7 }, () => (isOff ? [] : null));
  return { uid, name: `Calendar ${uid}`, baseUid, week, workWeeks: [], exceptions: [] };
};
export const monday = baseline('2026-01-05T08:00', '2026-01-05T17:00');
const dueMonday = { deadline: at('2026-01-05T17:00') };
const tuesday = baseline('2026-01-06T08:00', '2026-01-06T17:00');
const inAWeek: Partial<QualityContext> = { ...againstBaseline, now: at('2026-01-12T08:00') };

/** A task of twenty days, agreed at €3,200, of which half is done in so many days at €160 a day. */
function half(days: 10 | 20): ScheduleInput {
  const dates = { start: at('2026-01-05T08:00'), finish: at('2026-01-30T17:00') };
  const status = days === 20 ? dates.finish : at('2026-01-16T17:00');
  const agreed = { number: 0, ...dates, durationTicks: 20 * day, workTicks: 20 * day, costMinor: 320_000 };
  const progress = { actualStart: dates.start, stop: status, resume: status, percentComplete: 50 };
  const work = { workTicks: (days + 10) * day, actualWorkTicks: days * day, remainingWorkTicks: 10 * day };
  return {
    ...withProject(chain([{ durationTicks: 20 * day, ...progress, baselines: [agreed] }]), { statusDate: status }),
    resources: [{ ...ana, standardRateMinor: 2000 }],
    assignments: [{ ...assign(1), ...work }],
  };
}

/** Earns as another task does. */
export const as = (toUid: number) => ({ kind: 'apportioned', toUid }) as const;

/** For each code the smallest plan that has it, and the same plan repaired. */
export const pairs: Readonly<Record<string, Pair>> = {
  'schedule.loop': [testPlan(two.tasks, [testLink(1, 2), testLink(2, 1)]), two],
  'schedule.duplicate-task': [testPlan([testTask(1), testTask(1)]), testPlan([testTask(1), testTask(2)])],
  'schedule.missing-parent': [testPlan([testTask(1, { parentUid: 7 })]), testPlan([testTask(1)])],
  'schedule.parent-loop': [testPlan([testTask(1, { parentUid: 2 }), testTask(2, { parentUid: 1 })]), testPlan(outline)],
  'schedule.dangling-assignment': [{ ...two, resources: [ana], assignments: [assign(1), assign(7)] }, staffed(two)],
  'schedule.duplicate-record': [{ ...staffed(two), resources: [ana, { ...ana, name: 'Ben' }] }, staffed(two)],
  'schedule.dangling-link': [testPlan(two.tasks, [testLink(1, 2), testLink(7, 2)]), two],
  'schedule.self-link': [testPlan(two.tasks, [testLink(1, 2), testLink(2, 2)]), two],
  'schedule.summary-link': [testPlan(outline, [testLink(1, 2)]), testPlan(outline)],
  'schedule.duplicate-link': [testPlan(two.tasks, [testLink(1, 2), testLink(1, 2)]), two],
  'schedule.manual-conflict': [
    chain([{ durationTicks: 5 * day }, manual('2026-01-06T08:00', '2026-01-06T17:00')]),
    chain([{ durationTicks: 5 * day }, manual('2026-01-12T08:00', '2026-01-12T17:00')]),
  ],
  'schedule.constraint-conflict': [
    chain([{ durationTicks: 5 * day }, { constraintType: 'MSO', constraintDate: at('2026-01-06T08:00') }]),
    chain([{ durationTicks: 5 * day }, { constraintType: 'MSO', constraintDate: at('2026-01-12T08:00') }]),
  ],
  'schedule.beyond-calendar': [chain([{ durationTicks: 200_000_000 }]), chain([{}])],
  'schedule.empty-calendar': [
    { ...chain([{ calendarUid: 1 }]), calendars: [offCalendar(1, null, true)] },
    { ...chain([{ calendarUid: 1 }]), calendars: [offCalendar(1, 2, false)] },
  ],
  'schedule.calendar-loop': [
    { ...chain([{ calendarUid: 1 }]), calendars: [offCalendar(1, 2, false), offCalendar(2, 1, false)] },
    { ...chain([{ calendarUid: 1 }]), calendars: [offCalendar(1, 2, false), offCalendar(2, null, false)] },
  ],
  // 11 days instead of one.
  'baseline.finish-late': [
    chain([{ durationTicks: 11 * day, ...baseline('2026-01-05T08:00', '2026-01-05T17:00') }]),
    chain([{ durationTicks: day, ...baseline('2026-01-05T08:00', '2026-01-05T17:00') }]),
    againstBaseline,
  ],
  // done in eleven days instead of one
  'baseline.finished-late': [
    chain([{ durationTicks: 11 * day, ...done('2026-01-05T08:00', '2026-01-19T17:00'), ...baseline('2026-01-05T08:00', '2026-01-05T17:00') }]),
    chain([{ durationTicks: day, ...done('2026-01-05T08:00', '2026-01-05T17:00'), ...baseline('2026-01-05T08:00', '2026-01-05T17:00') }]),
    againstBaseline,
  ], // biome-ignore format: a pair
  // one task of 160 hours at 20 an hour: agreed are 3,200, with 161 hours done and left it is 3,220
  'baseline.cost-over': [priced(161), priced(160), againstBaseline],
  'baseline.milestone-late': [
    chain([{ durationTicks: 3 * day }, { durationTicks: 0, ...tuesday }]),
    chain([{ durationTicks: day }, { durationTicks: 0, ...tuesday }]),
    againstBaseline,
  ],
  'baseline.tasks-late': [chain([{ durationTicks: 12 * day, ...monday }]), chain([{ durationTicks: 11 * day, ...monday }]), againstBaseline], // biome-ignore format: a pair
  'baseline.no-baseline': [two, two, {}],
  'baseline.tasks-added': [chain([monday, {}]), chain([monday, tuesday]), againstBaseline],
  'baseline.incomplete': [chain([monday, baseline('2026-01-06T08:00', null)]), chain([monday, tuesday]), againstBaseline], // biome-ignore format: a pair
  // 46 days beside 1 day: 45 days of slack.
  'schedule.high-float': [
    testPlan([testTask(1, { durationTicks: 46 * day }), testTask(2)]),
    testPlan([testTask(1, { durationTicks: 45 * day }), testTask(2)]),
  ],
  'schedule.negative-float': [chain([{}, { deadline: at('2026-01-05T17:00') }]), chain([{}, { deadline: at('2026-01-06T17:00') }])], // biome-ignore format: a pair
  'schedule.high-duration': [chain([{ durationTicks: 45 * day }]), chain([{ durationTicks: 44 * day }])],
  'schedule.missing-resource': [{ ...two, resources: [ana], assignments: [assign(1)] }, staffed(two)],
  'schedule.deadline-missed': [chain([{ ...dueMonday, durationTicks: 2 * day }]), chain([dueMonday])],
  // due on Monday 5 January: on the 6th its day is over
  'progress.deadline-passed': [chain([dueMonday]), chain([{ ...dueMonday, ...done('2026-01-05T08:00', '2026-01-05T17:00') }]), { now: at('2026-01-06T08:00') }], // biome-ignore format: a pair
  'schedule.missing-predecessor': [
    testPlan([testTask(1), testTask(2), testTask(3)], [testLink(1, 3), testLink(2, 3)]),
    testPlan([testTask(1), testTask(2), testTask(3)], [testLink(1, 2), testLink(2, 3)]),
  ],
  'schedule.missing-successor': [
    testPlan([testTask(1), testTask(2), testTask(3)], [testLink(1, 2), testLink(1, 3)]),
    testPlan([testTask(1), testTask(2), testTask(3)], [testLink(1, 2), testLink(2, 3)]),
  ],
  'schedule.lead': [testPlan(two.tasks, [testLink(1, 2, { lag: lag(-day) })]), two],
  'schedule.lag': [testPlan(two.tasks, [testLink(1, 2, { lag: lag(day) })]), two],
  // Its start hangs: only its finish is held.
  'schedule.dangling-logic': [
    testPlan(two.tasks, [testLink(1, 2, { type: 'FF' })]),
    testPlan(two.tasks, [testLink(1, 2, { type: 'FF' }), testLink(1, 2, { type: 'SS' })]),
  ],
  'schedule.long-lag': [testPlan(two.tasks, [testLink(1, 2, { lag: lag(45 * day) })]), testPlan(two.tasks, [testLink(1, 2, { lag: lag(44 * day) })])], // biome-ignore format: a pair
  'schedule.soft-constraint': [
    chain([{ constraintType: 'SNET', constraintDate: at('2026-01-05T08:00') }]),
    chain([{ constraintType: 'ASAP' }]),
  ],
  'schedule.manual-task': [chain([manual('2026-01-05T08:00', '2026-01-05T17:00')]), chain([{}])],
  'schedule.relationship-types': [testPlan(two.tasks, [testLink(1, 2, { type: 'SS' })]), two],
  'schedule.hard-constraint': [
    chain([{ constraintType: 'MSO', constraintDate: at('2026-01-05T08:00') }]),
    chain([{ constraintType: 'SNET', constraintDate: at('2026-01-05T08:00') }]),
  ],
  'schedule.summary-logic': [
    testPlan([testTask(1), testTask(2, { parentUid: 1 }), testTask(3)], [testLink(1, 3)]),
    testPlan([testTask(1), testTask(2, { parentUid: 1 }), testTask(3)], [testLink(2, 3)]),
  ],
  'schedule.summary-resources': [outlined(1), outlined(2)],
  'schedule.overallocated-resource': [staffed(testPlan([testTask(1), testTask(2)])), staffed(two)],
  'schedule.no-holidays': [chain([{ durationTicks: 132 * day }]), chain([{ durationTicks: 131 * day }])],
  'schedule.invalid-actual-dates': [
    chain([{ ...done('2026-01-05T08:00', '2026-01-07T17:00') }]),
    chain([{ ...done('2026-01-05T08:00', '2026-01-05T17:00') }]),
    { now: at('2026-01-06T08:00') },
  ],
  'schedule.invalid-forecast-dates': [
    two,
    withProject(two, { start: at('2026-01-12T08:00') }),
    { now: at('2026-01-12T08:00') },
  ],
  'schedule.missed-tasks': [
    chain([{ ...monday }]),
    chain([{ ...monday, ...done('2026-01-05T08:00', '2026-01-05T17:00') }]),
    inAWeek,
  ],
  // The task cannot move, as it must start on its date: 600 days more at the one before it change nothing behind it.
  'schedule.critical-path-test': [
    chain([{}, { constraintType: 'MSO', constraintDate: at('2026-01-06T08:00'), durationTicks: 700 * day }]),
    chain([{}, { durationTicks: 700 * day }]),
  ],
  // 20 days to go, 5 of them late: (20 - 5) / 20 = 0.75.
  'schedule.critical-path-length-index': [
    chain([{ durationTicks: 20 * day, ...baseline('2026-01-05T08:00', '2026-01-23T17:00') }]),
    chain([{ durationTicks: 20 * day, ...baseline('2026-01-05T08:00', '2026-01-30T17:00') }]),
    againstBaseline,
  ],
  'schedule.baseline-execution-index': [
    chain([{ ...monday }, { ...monday, ...done('2026-01-05T08:00', '2026-01-05T17:00') }]),
    chain([
      { ...monday, ...done('2026-01-05T08:00', '2026-01-05T17:00') },
      { ...baseline('2026-01-19T08:00', '2026-01-19T17:00') },
    ]),
    inAWeek,
  ],
  'progress.finish-passed': [
    two,
    chain([done('2026-01-05T08:00', '2026-01-05T17:00'), done('2026-01-06T08:00', '2026-01-06T17:00')]),
    { now: at('2026-01-07T08:00') },
  ],
  'progress.late-start': [
    chain([monday]),
    chain([{ ...monday, actualStart: at('2026-01-05T08:00'), percentComplete: 50 }]),
    { ...againstBaseline, now: at('2026-01-06T08:00') },
  ],
  'progress.late-finish': [
    chain([monday]),
    chain([{ ...monday, ...done('2026-01-05T08:00', '2026-01-05T17:00') }]),
    { ...againstBaseline, now: at('2026-01-06T08:00') },
  ],
  'progress.out-of-sequence': [
    chain([{}, { actualStart: at('2026-01-05T08:00'), percentComplete: 50 }]),
    chain([done('2026-01-05T08:00', '2026-01-05T17:00'), { actualStart: at('2026-01-06T08:00'), percentComplete: 50 }]),
  ],
  'progress.complete-before-predecessor': [
    chain([{}, done('2026-01-05T08:00', '2026-01-05T17:00')]),
    chain([done('2026-01-05T08:00', '2026-01-05T17:00'), done('2026-01-06T08:00', '2026-01-06T17:00')]),
  ],
  'progress.complete-without-actual-finish': [
    chain([{ percentComplete: 100, actualStart: at('2026-01-05T08:00') }]),
    chain([done('2026-01-05T08:00', '2026-01-05T17:00')]),
  ],
  'progress.started-without-actual-start': [
    chain([{ percentComplete: 50 }]),
    chain([{ percentComplete: 50, actualStart: at('2026-01-05T08:00') }]),
  ],
  // half of twenty days earned in twenty: SPI(t) 0.5, twenty days more than planned
  'progress.schedule-efficiency': [half(20), half(10), { ...againstBaseline, now: at('2026-01-30T17:00') }],
  // half of the value for all of its cost: CPI 0.5
  'progress.cost-efficiency': [half(20), half(10), { ...againstBaseline, now: at('2026-01-30T17:00') }],
  'progress.status-date-missing': [
    chain([{ actualStart: at('2026-01-05T08:00') }]),
    withProject(chain([{ actualStart: at('2026-01-05T08:00') }]), { statusDate: at('2026-01-05T17:00') }),
  ],
  'progress.status-date-stale': [
    withProject(two, { statusDate: at('2026-01-05T17:00') }),
    withProject(two, { statusDate: at('2026-01-06T17:00') }),
    // 32 days after 6 January, 17:00, is 7 February, 17:00.
    { now: at('2026-02-07T08:00') },
  ],
  'data.empty-plan': [testPlan([]), two],
  'data.task-without-name': [chain([{ name: ' ' }]), chain([{ name: 'Design' }])],
  'data.duplicate-name': [
    chain([{ name: 'Design' }, { name: ' design' }]),
    chain([{ name: 'Design' }, { name: 'Build' }]),
  ],
  'data.long-name': [chain([{ name: 'x'.repeat(121) }]), chain([{ name: 'x'.repeat(120) }])],
  'data.missing-duration': [chain([{ durationTicks: null, isMilestone: false }]), chain([{}])],
  'data.negative-duration': [chain([{ durationTicks: -day }]), chain([{ durationTicks: 0 }])],
  'data.constraint-without-date': [chain([{ constraintType: 'FNLT' }]), chain([{ constraintType: 'ALAP' }])],
  'data.estimated-duration': [chain([{ isEstimated: true }]), chain([{ isEstimated: false }])],
  'data.placeholder-dates': [
    chain([{ isManual: true, isPlaceholder: true, durationTicks: null }]),
    chain([manual('2026-01-05T08:00', '2026-01-05T17:00')]),
  ],
  'data.inverted-dates': [
    chain([manual('2026-01-06T08:00', '2026-01-05T17:00')]),
    chain([manual('2026-01-05T08:00', '2026-01-06T17:00')]),
  ],
  'data.milestone-with-duration': [chain([{ isMilestone: true }]), chain([{ isMilestone: true, durationTicks: 0 }])],
  'data.unknown-calendar': [chain([{ calendarUid: 9 }]), { ...chain([{ calendarUid: 9 }]), calendars: [offCalendar(9, null, false)] }], // biome-ignore format: a pair
  'data.dangling-earning': [chain([{ earning: as(7) }, {}]), chain([{ earning: as(2) }, {}])],
};
