import type { PlanTask, ScheduleInput } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
import { type ArraySchedule, scheduleArrays } from './array-schedule.ts';
import { engineVersion } from './engine-version.ts';
import { longestPath } from './paths.ts';
import { none, placement } from './plan-arrays.ts';
import { type ReadPlan, readPlan } from './read-plan.ts';
import { rollUpProgress } from './roll-up-progress.ts';
import { conflictFindings } from './schedule-findings.ts';
import { noSlack } from './slack.ts';
import { startReason } from './start-reason.ts';

/**
 * Schedules a plan by the critical path method with the arithmetic of Microsoft Project: dates, slack and the reason for
 * every start. Faults of the plan are findings; whatever cannot be followed is left out and the rest is scheduled.
 * Never throws on a plan, however odd. Tasks come back in the order of the input, all of them; dates are plan time, slack
 * and lengths ticks. Sources: J. E. Kelley and M. R. Walker, "Critical-Path Planning and Scheduling", 1959; Microsoft, "How
 * Project schedules tasks: Behind the scenes"; for plans with `options` Oracle, P6 Professional Help, "Scheduling projects".
 */
export function schedule(input: ScheduleInput): ScheduleResult {
  const read = readPlan(input);
  const result = resultOf(read, scheduleArrays(read.plan, read.network));
  return input.project.options?.critical === 'longest-path' ? withLongestPath(input, result) : result;
}

/** Critical is then what leads to the end of the plan and is not done, whatever slack it has. */
function withLongestPath(input: ScheduleInput, result: ScheduleResult): ScheduleResult {
  const path = new Set(longestPath(input, result));
  const isCritical = ({ uid, percentComplete }: TaskDates) => path.has(uid) && percentComplete < 100;
  return { ...result, tasks: result.tasks.map((dates) => ({ ...dates, isCritical: isCritical(dates) })) };
}

/** What is rolled up over a whole network, by task index. */
export interface RolledUp {
  readonly percent: readonly number[];
  readonly levels: Int32Array;
}

export function rollUp(read: ReadPlan): RolledUp {
  return { percent: rollUpProgress(read), levels: outlineLevels(read.network.parent) };
}

/** The dates of one task, by its index in the plan. */
export function taskDates(
  read: ReadPlan,
  scheduled: ArraySchedule,
  { percent, levels }: RolledUp,
  index: number,
): TaskDates {
  const task = read.tasks[index] as PlanTask;
  return {
    uid: task.uid,
    outlineLevel: levels[index] ?? 1,
    ...datesOf(read, scheduled, index, percent[index] ?? 0),
  };
}

/** The records of a schedule in flat arrays. */
function resultOf(read: ReadPlan, scheduled: ArraySchedule): ScheduleResult {
  const rolledUp = rollUp(read);
  return {
    engineVersion,
    start: scheduled.start,
    finish: scheduled.finish,
    tasks: read.tasks.map((_, index) => taskDates(read, scheduled, rolledUp, index)),
    findings: [...read.book.findings(), ...read.findings, ...conflictFindings(read, scheduled)],
  };
}

function datesOf(
  read: ReadPlan,
  { plan, network, early, late, slack }: ArraySchedule,
  index: number,
  percentComplete: number,
): Omit<TaskDates, 'uid' | 'outlineLevel'> {
  const { criticalSlackLimitDays, minutesPerDay } = read.input.project;
  const place = network.placeOf[index] as number;
  const isSummary = network.isSummary[place] === 1;
  const start = dated(early.dates.start[place]);
  const finish = dated(early.dates.finish[place]);
  const total = slack.total[place] as number;
  const hasSlack = total !== noSlack && !read.tasks[index]?.isPlaceholder;
  const isComplete = plan.placement[place] === placement.complete || percentComplete >= 100;
  const ofSummary = start !== null && finish !== null ? read.book.project.count(start, finish) : null;
  return {
    isSummary,
    start,
    finish,
    earlyStart: start,
    earlyFinish: finish,
    lateStart: dated(late.dates.start[place]),
    lateFinish: dated(late.dates.finish[place]),
    durationTicks: isSummary ? ofSummary : (plan.duration[place] as number),
    totalSlackTicks: hasSlack ? total : null,
    freeSlackTicks: hasSlack ? (slack.free[place] as number) : null,
    startSlackTicks: hasSlack ? slack.startSlack(place) : null,
    finishSlackTicks: hasSlack ? slack.finishSlack(place) : null,
    isCritical: hasSlack && !isComplete && total <= criticalSlackLimitDays * minutesPerDay * 10,
    percentComplete,
    reason: startReason(read, early, network, place),
  };
}

/** 1 at the top. */
function outlineLevels(parent: Int32Array): Int32Array {
  const levels = new Int32Array(parent.length);
  for (let index = 0; index < parent.length; index++) {
    const above = parent[index] as number;
    levels[index] = above < 0 ? 1 : (levels[above] as number) + 1;
  }
  return levels;
}

function dated(at: number | undefined): PlanTime | null {
  return at === undefined || at === none ? null : at;
}
