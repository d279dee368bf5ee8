import type { PlanTask } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import { drivers, type ForwardState } from './forward-dates.ts';
import { withinPlanTime } from './lag.ts';
import type { Span } from './span.ts';

/** A manual task keeps the dates its author gave; what is missing follows from its duration. */
export function placeManual({ model, dates, floor }: ForwardState, index: number): void {
  const task = model.tasks[index] as PlanTask;
  const span = model.spans[index] as Span;
  const manualFinish = task.actualFinish ?? task.manualFinish;
  const manualStart = task.actualStart ?? task.manualStart;
  const start = manualStart ?? (manualFinish !== null ? span.startFrom(manualFinish) : floor);
  const finish = manualFinish ?? span.finishFrom(start);
  dates.start[index] = withinPlanTime(start);
  dates.finish[index] = withinPlanTime(Math.max(start, finish));
  dates.driver[index] = drivers.manual;
}

/** Work that has begun stays where it began; what is left goes on where it resumes. */
export function placeStarted({ model, dates }: ForwardState, index: number): void {
  const task = model.tasks[index] as PlanTask;
  const span = model.spans[index] as Span;
  const start = withinPlanTime(task.actualStart ?? 0);
  const finish = task.actualFinish !== null ? withinPlanTime(task.actualFinish) : finishOfRemainder(task, span, start);
  dates.start[index] = start;
  dates.finish[index] = Math.max(start, finish);
  dates.driver[index] = drivers.progress;
}

/** Work that was never interrupted finishes as planned from its start; after an interruption the rest follows it. */
function finishOfRemainder(task: PlanTask, span: Span, start: PlanTime): PlanTime {
  const done = Math.max(0, Math.round(task.actualDurationTicks ?? (span.ticks * task.percentComplete) / 100));
  const left = Math.max(0, Math.round(task.remainingDurationTicks ?? span.ticks - done));
  const stop = withinPlanTime(task.stop ?? span.calendar.add(start, done));
  const resume = withinPlanTime(task.resume ?? stop);
  const isInterrupted = span.startAt(stop) < span.startAt(resume);
  return isInterrupted || done + left !== span.ticks ? span.finishOfRest(resume, left) : span.finishFrom(start);
}
