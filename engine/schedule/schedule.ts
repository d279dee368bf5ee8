import type { ScheduleInput } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
import { type BackwardDates, backwardPass } from './backward-pass.ts';
import { engineVersion } from './engine-version.ts';
import type { ForwardDates } from './forward-dates.ts';
import { forwardPass } from './forward-pass.ts';
import { buildModel, type Model, none, placement } from './model.ts';
import { rollUpProgress } from './roll-up-progress.ts';
import { conflictFindings } from './schedule-findings.ts';
import { type Slack, slackOf } from './slack.ts';
import type { Span } from './span.ts';
import { startReason } from './start-reason.ts';

/**
 * Schedules a plan by the critical path method with the arithmetic of Microsoft Project: dates, slack and the reason for
 * every start. Faults of the plan are findings; whatever cannot be followed is left out and the rest is scheduled.
 * Never throws on a plan, however odd. Tasks come back in the order of the input, all of them.
 */
export function schedule(input: ScheduleInput): ScheduleResult {
  const model = buildModel(input);
  const { early, late, start, finish } = runPasses(model);
  const slacks = model.tasks.map((_, index) => slackOf(model, early, late, index));
  const percent = rollUpProgress(model);
  return {
    engineVersion,
    start,
    finish,
    tasks: model.tasks.map((_, index) =>
      taskDates(model, early, late, index, slacks[index] ?? null, percent[index] ?? 0),
    ),
    findings: [...model.book.findings(), ...model.network.findings, ...conflictFindings(model, early, late, slacks)],
  };
}

/** The dates of all passes over one plan, by task index. */
interface Passes {
  readonly early: ForwardDates;
  readonly late: BackwardDates;
  readonly start: PlanTime;
  readonly finish: PlanTime;
}

/**
 * Forward, backward, and both again where tasks go as late as possible: those then stand at their late start, and what
 * follows them with them. From the finish the backward pass comes first and gives the project its start.
 */
function runPasses(model: Model): Passes {
  const { project } = model.input;
  let floor = model.projectStart;
  let early = forwardPass(model, floor, null);
  let finish = latestFinish(model, early) ?? floor;
  const isFromFinish = project.scheduleFrom === 'finish' && project.finish !== null;
  if (isFromFinish) finish = project.finish ?? finish;
  let late = backwardPass(model, early, finish);
  if (isFromFinish) floor = earliestLateStart(model, late) ?? floor;
  const pinned = pinLateTasks(model, late);
  if (pinned || isFromFinish) {
    early = forwardPass(model, floor, pinned);
    if (!isFromFinish) finish = latestFinish(model, early) ?? floor;
    late = backwardPass(model, early, finish);
  }
  const start = earliestStart(model, early) ?? floor;
  return {
    early,
    late,
    start: isFromFinish ? Math.min(floor, start) : start,
    finish: latestFinish(model, early) ?? finish,
  };
}

/** Late starts of the tasks that go as late as possible; null where there are none. */
function pinLateTasks(model: Model, late: BackwardDates): Int32Array | null {
  let pinned: Int32Array | null = null;
  model.tasks.forEach((task, index) => {
    if (task.constraintType !== 'ALAP' || model.placement[index] !== placement.automatic || !task.isActive) return;
    pinned ??= new Int32Array(model.tasks.length).fill(none);
    pinned[index] = late.start[index] as number;
  });
  return pinned;
}

function latestFinish(model: Model, early: ForwardDates): PlanTime | null {
  return extreme(model, early.finish, Math.max);
}

function earliestStart(model: Model, early: ForwardDates): PlanTime | null {
  return extreme(model, early.start, Math.min);
}

function earliestLateStart(model: Model, late: BackwardDates): PlanTime | null {
  return extreme(model, late.start, Math.min);
}

function extreme(model: Model, dates: Int32Array, pick: (a: number, b: number) => number): PlanTime | null {
  let found: PlanTime | null = null;
  for (let index = 0; index < dates.length; index++) {
    const at = dates[index] as number;
    if (at === none || !model.tasks[index]?.isActive) continue;
    found = found === null ? at : pick(found, at);
  }
  return found;
}

function taskDates(
  model: Model,
  early: ForwardDates,
  late: BackwardDates,
  index: number,
  slack: Slack | null,
  percentComplete: number,
): TaskDates {
  const { network, tasks, input, book, dayTicks } = model;
  const task = tasks[index];
  const isSummary = network.isSummary[index] === 1;
  const start = dated(early.start[index]);
  const finish = dated(early.finish[index]);
  const hasSlack = slack !== null && !task?.isPlaceholder;
  const isComplete = model.placement[index] === placement.complete || percentComplete >= 100;
  return {
    uid: task?.uid ?? 0,
    outlineLevel: network.level[index] ?? 1,
    isSummary,
    start,
    finish,
    earlyStart: start,
    earlyFinish: finish,
    lateStart: dated(late.start[index]),
    lateFinish: dated(late.finish[index]),
    durationTicks: isSummary
      ? start !== null && finish !== null
        ? book.project.count(start, finish)
        : null
      : (model.spans[index] as Span).ticks,
    totalSlackTicks: hasSlack ? slack.total : null,
    freeSlackTicks: hasSlack ? slack.free : null,
    startSlackTicks: hasSlack ? slack.start : null,
    finishSlackTicks: hasSlack ? slack.finish : null,
    isCritical: hasSlack && !isComplete && slack.total <= input.project.criticalSlackLimitDays * dayTicks,
    percentComplete,
    reason: startReason(model, early, index),
  };
}

function dated(at: number | undefined): PlanTime | null {
  return at === undefined || at === none ? null : at;
}
