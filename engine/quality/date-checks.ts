import type { Severity } from '../kernel/finding.ts';
import type { ScheduleInput } from '../kernel/plan.ts';
import { ticksPerMinute } from '../kernel/plan-time.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { schedule } from '../schedule/schedule.ts';
import { type Check, daysParameter, gradeShare, type Outcome, tally, taskParameter } from './check.ts';
import { daysOf, type PlanView, type TaskView, workingDays } from './plan-view.ts';

const afterNow = (at: number | null, { context, input }: PlanView) =>
  at !== null && at > Math.max(context.now, input.project.statusDate ?? 0);

/** What has begun or ended by its own dates in what has not come yet. */
export const hasInvalidActual = ({ task }: TaskView, plan: PlanView): boolean =>
  afterNow(task.actualStart, plan) || afterNow(task.actualFinish, plan);

/** What is still to begin or to end, in the past. */
export function hasInvalidForecast(view: TaskView, plan: PlanView): boolean {
  const isPast = (at: number | null) => at !== null && at < plan.statusDay;
  return (!hasStarted(view) && isPast(view.dates.start)) || isPast(view.dates.finish);
}

const invalidActualDates: Check = {
  code: 'schedule.invalid-actual-dates',
  severity: 'major',
  standard: 'DCMA 14-point assessment, 9 Invalid dates',
  inputs: ['progress', 'clock'],
  find: (plan) =>
    tally(
      plan.detail,
      plan.detail.filter((view) => hasInvalidActual(view, plan)),
    ),
};

const hasStarted = ({ task }: TaskView) => task.actualStart !== null || task.percentComplete > 0;

const invalidForecastDates: Check = {
  code: 'schedule.invalid-forecast-dates',
  severity: 'minor',
  standard: 'DCMA 14-point assessment, 9 Invalid dates',
  inputs: ['tasks', 'links', 'calendars', 'progress', 'clock'],
  find: (plan) => {
    const past = plan.open.filter((view) => hasInvalidForecast(view, plan));
    return tally(plan.open, past, { severity: gradeShare(past.length, plan.open.length, 0) });
  },
};

/** The last instant for which progress is told. */
const statusAt = ({ input, context }: PlanView) => input.project.statusDate ?? context.now;

/** Detail tasks that were to be finished by the status date. Nothing where no baseline says so. */
const baselinedByNow = (plan: PlanView) =>
  plan.context.comparison.kind === 'baseline'
    ? plan.detail.filter(({ planned }) => planned?.finish != null && planned.finish <= statusAt(plan))
    : [];

/** Tasks that were to be finished by the status date, and those of them that were not. */
export function missedOf(plan: PlanView): { due: readonly TaskView[]; missed: readonly TaskView[] } {
  const due = baselinedByNow(plan);
  const missed = due.filter(({ task, planned, isComplete }) => {
    const finished = task.actualFinish;
    return !isComplete || (finished !== null && workingDays(plan, planned?.finish ?? finished, finished) > 0);
  });
  return { due, missed };
}

const missedTasks: Check = {
  code: 'schedule.missed-tasks',
  severity: 'minor',
  standard: 'DCMA 14-point assessment, 11 Missed tasks',
  inputs: ['baselines', 'progress', 'clock'],
  find: (plan) => {
    const { due, missed } = missedOf(plan);
    return tally(due, missed, { severity: gradeShare(missed.length, due.length, 5) });
  },
};

/** The delay that the assessment adds, in days. */
const testDelayDays = 600;

/** The first critical task delayed, and by how many days it and the finish moved; null where no critical task is left to delay. */
export function testCriticalPath(
  plan: PlanView,
): { uid: number; delay: number; moved: number; isPassed: boolean } | null {
  // A deadline makes tasks critical that do not drive the finish, so the test is made without them.
  const hasDeadline = plan.input.tasks.some(({ deadline }) => deadline !== null);
  const input = hasDeadline
    ? { ...plan.input, tasks: plan.input.tasks.map((task) => ({ ...task, deadline: null })) }
    : plan.input;
  const before = hasDeadline ? schedule(input) : plan.result;
  const uid = firstCritical(plan, before);
  if (uid === undefined) return null;
  const after = schedule(delayed(input, uid));
  const finishOf = ({ tasks }: ScheduleResult) => tasks.find((each) => each.uid === uid)?.finish;
  const delay = daysMoved(plan, finishOf(before), finishOf(after));
  const moved = daysMoved(plan, before.finish, after.finish);
  return { uid, delay, moved, isPassed: moved >= passingShare * delay };
}

const criticalPathTest: Check = {
  code: 'schedule.critical-path-test',
  severity: 'minor',
  standard: 'DCMA 14-point assessment, 12 Critical path test',
  inputs: ['tasks', 'links', 'calendars', 'progress'],
  find: (plan) => {
    const test = testCriticalPath(plan);
    const task = test && plan.byUid.get(test.uid)?.task;
    if (!test || !task || test.isPassed) return null;
    const { uid, delay, moved } = test;
    return { values: { task: taskParameter(task), delay, moved }, records: [taskReference(uid)] };
  },
};

function delayed(input: ScheduleInput, uid: number): ScheduleInput {
  const delayTicks = testDelayDays * input.project.minutesPerDay * ticksPerMinute;
  return {
    ...input,
    tasks: input.tasks.map((task) =>
      task.uid === uid ? { ...task, durationTicks: (task.durationTicks ?? 0) + delayTicks, workTicks: null } : task,
    ),
    assignments: input.assignments.filter(({ taskUid }) => taskUid !== uid),
  };
}

/** Calendars of the tasks behind the delayed one stretch or shrink its delay a little. */
const passingShare = 0.9;

const daysMoved = (plan: PlanView, from: number | null | undefined, to: number | null | undefined) =>
  from == null || to == null ? 0 : workingDays(plan, from, to);

function firstCritical(plan: PlanView, { tasks }: ScheduleResult): number | undefined {
  const movable = new Set(
    plan.open.filter((view) => !view.task.isManual && !view.task.isMilestone && !hasStarted(view)).map(uidOf),
  );
  const critical = tasks.filter(({ uid, isCritical }) => isCritical && movable.has(uid));
  return critical.toSorted((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity))[0]?.uid;
}

const uidOf = ({ task }: TaskView) => task.uid;

/** Of both indices of the assessment. */
export const indexTarget = 0.95;

function gradeIndex(index: number): Severity | null {
  if (index >= indexTarget) return null;
  return index < 0.8 ? 'major' : 'minor';
}

/** Working ticks from the status date to the finish, and from there to the baseline finish in all; null where there is none. */
export function criticalPathLength(plan: PlanView): { length: number; room: number } | null {
  const { book, result, plannedFinish, context } = plan;
  if (context.comparison.kind !== 'baseline' || plannedFinish === null) return null;
  const length = book.project.count(statusAt(plan), result.finish);
  return length <= 0 ? null : { length, room: length + book.project.count(result.finish, plannedFinish) };
}

const criticalPathLengthIndex: Check = {
  code: 'schedule.critical-path-length-index',
  severity: 'minor',
  standard: 'DCMA 14-point assessment, 13 Critical path length index',
  inputs: ['tasks', 'links', 'calendars', 'baselines', 'progress', 'clock'],
  find: (plan) => {
    const { length, room } = criticalPathLength(plan) ?? {};
    if (length === undefined || room === undefined) return null;
    const { input } = plan;
    return indexOutcome(room / length, {
      length: daysParameter(daysOf(input.project, length)),
      over: daysParameter(daysOf(input.project, length - room)),
    });
  },
};

/** Tasks that are done, of those that were to be done by the status date. */
export const executionOf = (plan: PlanView): { done: number; due: number } => ({
  done: plan.detail.filter(({ isComplete }) => isComplete).length,
  due: baselinedByNow(plan).length,
});

const baselineExecutionIndex: Check = {
  code: 'schedule.baseline-execution-index',
  severity: 'minor',
  standard: 'DCMA 14-point assessment, 14 Baseline execution index',
  inputs: ['baselines', 'progress', 'clock'],
  find: (plan) => {
    const { done: count, due } = executionOf(plan);
    return due === 0 ? null : indexOutcome(count / due, { count, of: due });
  },
};

function indexOutcome(index: number, values: Outcome['values']): Outcome | null {
  const severity = gradeIndex(index);
  return severity && { severity, values: { index: Math.round(index * 100) / 100, ...values }, records: [] };
}

/** Points 9 and 11–14 of the DCMA assessment. */
export const dateChecks: readonly Check[] = [
  invalidActualDates,
  invalidForecastDates,
  missedTasks,
  criticalPathTest,
  criticalPathLengthIndex,
  baselineExecutionIndex,
];
