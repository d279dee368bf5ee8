import type { PlanTime } from '../kernel/plan-time.ts';
import { expectedFinish } from './begun-work.ts';
import { drivers, type ForwardState, floorOf, progressOf } from './forward-dates.ts';
import { honoured, isDatedFloor, startByConstraint } from './held-dates.ts';
import { withinPlanTime } from './lag.ts';
import { activityOf, constraintCode, linkCode, none, rulesOf } from './plan-arrays.ts';

/** Places a task that has not begun and that the scheduler may move. */
export function placeAutomatic(state: ForwardState, task: number): void {
  const { plan, spans, dates, startHold: start, finishHold, pinned } = state;
  const date = plan.constraintDate[task] as number;
  const type = plan.constraintType[task] as number;
  const activity = activityOf(plan, task);
  const expected = activity ? expectedFinish(state, task) : null;
  const mustFinish = finishHold.at;
  if (mustFinish !== none) start.raise(spans.startFrom(task, mustFinish), finishHold.by, finishHold.via);
  if (date === none || !isDatedFloor(type) || progressOf(state, task) !== null)
    start.raise(floorOf(state, task), drivers.projectStart, -1);
  dates.allowed[task] = start.at;
  if (date !== none) start.raise(startByConstraint(spans, task, type, date), drivers.constraint, -1);
  if (activity && activity.secondConstraintDate !== null) {
    const second = constraintCode[activity.secondConstraintType];
    start.raise(startByConstraint(spans, task, second, activity.secondConstraintDate), drivers.secondConstraint, -1);
  }
  if (pinned) start.raise(pinned[task] as number, drivers.asLateAsPossible, -1);
  if (plan.isSpecial[task]) delayByLevelling(state, task);

  const ticks = plan.duration[task] as number;
  // A milestone behind a link keeps its predecessor's instant, be it the end of a day (14 of 14 in Microsoft's files);
  // likewise a dated one, and one that goes as late as possible.
  // A start milestone of P6 stands where work begins.
  const keepsInstant =
    ticks === 0 &&
    start.by !== drivers.projectStart &&
    start.by !== drivers.levelling &&
    activity?.kind !== 'start-milestone';
  let begin = keepsInstant ? start.at : spans.startAt(task, start.at);
  let end = spans.finishFrom(task, begin);
  // A finish held by SF keeps the raw instant: the morning, not the evening before.
  if (start.by >= 0 && start.by === finishHold.by && plan.links.type[start.by] === linkCode.SF && end < mustFinish)
    end = mustFinish;

  if (expected !== null) {
    end = Math.max(begin, spans.finishAt(task, expected));
    plan.duration[task] = spans.calendarOf(task).count(begin, end);
  }
  if (date !== none && (rulesOf(plan, task).areConstraintsHonoured || activity?.isConstraintMandatory)) {
    const held = honoured(spans, task, type, date, begin, end);
    if (held) {
      [begin, end] = held;
      start.set(begin, drivers.constraint, -1);
    }
  }
  dates.start[task] = begin;
  dates.finish[task] = Math.max(begin, end);
  dates.driver[task] = start.by;
  dates.via[task] = start.via;
}

/** Levelling delays count elapsed time from where the task would otherwise stand. */
function delayByLevelling({ plan, spans, startHold }: ForwardState, task: number): void {
  const delay = plan.facts[task]?.levellingDelayTicks ?? 0;
  if (delay <= 0) return;
  const delayed: PlanTime = withinPlanTime(spans.startAt(task, startHold.at) + Math.round(delay));
  startHold.set(delayed, drivers.levelling, -1);
}
