import type { PlanTime } from '../kernel/plan-time.ts';
import { askedOfRest, placeRest, retainLogic, shareOf, standBy } from './begun-work.ts';
import { drivers, type ForwardState, floorOf, progressOf } from './forward-dates.ts';
import { withinPlanTime } from './lag.ts';
import { none, rulesOf, type TaskFacts } from './plan-arrays.ts';

/** A manual task keeps the dates its author gave; what is missing follows from its duration. */
export function placeManual(state: ForwardState, task: number): void {
  const { plan, spans, dates } = state;
  const facts = plan.facts[task];
  const manualFinish = facts?.actualFinish ?? facts?.manualFinish ?? null;
  const manualStart = facts?.actualStart ?? facts?.manualStart ?? null;
  const start = manualStart ?? (manualFinish !== null ? spans.startFrom(task, manualFinish) : floorOf(state, task));
  const finish = manualFinish ?? spans.finishFrom(task, start);
  dates.start[task] = withinPlanTime(start);
  dates.finish[task] = withinPlanTime(Math.max(start, finish));
  dates.driver[task] = drivers.manual;
  dates.via[task] = -1;
  dates.allowed[task] = none;
}

/** Work that has begun stays where it began, or where its length before an actual finish says; what is left goes on where it resumes. */
export function placeStarted(state: ForwardState, task: number): void {
  const { plan, spans, dates } = state;
  const facts = plan.facts[task];
  const progress = progressOf(state, task);
  if (progress !== null && facts && facts.actualFinish === null) {
    placeRest(state, task, facts);
    return;
  }
  const ended = facts?.actualFinish ?? null;
  const start = withinPlanTime(facts?.actualStart ?? (ended === null ? 0 : spans.startFrom(task, ended)));
  dates.allowed[task] = none;
  standBy(state, task, none);
  const finish = ended ?? (facts ? finishOfRemainder(state, task, facts, start) : start);
  dates.start[task] = start;
  dates.finish[task] = Math.max(start, withinPlanTime(finish));
  if (progress !== null) retainLogic(state, task);
}

/** Work that was never interrupted finishes as planned from its start; after an interruption, or where it waits, the rest follows. */
function finishOfRemainder(state: ForwardState, task: number, facts: TaskFacts, start: PlanTime): PlanTime {
  const { plan, spans, dates } = state;
  const ticks = spans.durationOf(task);
  const { done, left } = shareOf(facts, ticks);
  const stop = withinPlanTime(facts.stop ?? spans.calendarOf(task).add(start, done));
  const resume = withinPlanTime(facts.resume ?? stop);
  const isSplit = rulesOf(plan, task).options?.progress === undefined;
  const asked = isSplit && left > 0 ? askedOfRest(state, task, left) : none;
  if (asked > Math.max(stop, resume)) {
    const rest = spans.startAt(task, asked);
    dates.allowed[task] = rest;
    standBy(state, task, asked);
    return spans.finishOfRest(task, rest, left);
  }
  const isInterrupted = spans.startAt(task, stop) < spans.startAt(task, resume);
  return isInterrupted || done + left !== ticks
    ? spans.finishOfRest(task, resume, left)
    : spans.finishFrom(task, start);
}
