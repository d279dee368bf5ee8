import type { WorkingTime } from '../calendar/index.ts';
import type { PlanTask, SchedulingOptions } from '../kernel/plan.ts';
import { type PlanTime, type Ticks, ticksPerHour } from '../kernel/plan-time.ts';
import type { TaskDates } from '../kernel/schedule-result.ts';
import { dataDateOf, drivers, type ForwardState, progressOf } from './forward-dates.ts';
import { withinPlanTime } from './lag.ts';
import { linkCode, none, placement, rulesOf, type TaskFacts } from './plan-arrays.ts';

/** Begun and finished work: see `ProgressMode`. What is of Primavera P6 is only called where the options name a mode of it. */

/** What of a begun task's duration is done, and what is left. */
export function shareOf(
  facts: Pick<TaskFacts, 'actualDurationTicks' | 'remainingDurationTicks' | 'percentComplete'>,
  ticks: Ticks,
): { done: Ticks; left: Ticks } {
  const done = Math.max(0, Math.round(facts.actualDurationTicks ?? (ticks * facts.percentComplete) / 100));
  const left = Math.max(0, Math.round(facts.remainingDurationTicks ?? ticks - done));
  return { done, left };
}

/** Of begun work what is done, what is left and where that goes on, by its finish; null where nothing has begun or all is done. */
export function restOf(
  task: PlanTask,
  { finish, durationTicks }: Pick<TaskDates, 'finish' | 'durationTicks'>,
  calendar: WorkingTime,
): { done: Ticks; left: Ticks; at: PlanTime } | null {
  if (task.actualStart === null || task.actualFinish !== null || finish === null) return null;
  const { done, left } = shareOf(task, durationTicks ?? 0);
  return { done, left, at: Math.max(task.actualStart, left === 0 ? finish : calendar.subtract(finish, left)) };
}

/** Less than this between what is done and what is left is rounding. */
const leastPause = ticksPerHour;

/** Where begun work lies idle: from where it stopped to where its rest goes on; null where working time hardly passes between. */
export function pauseOf(
  task: PlanTask,
  dates: Pick<TaskDates, 'finish' | 'durationTicks'>,
  calendar: WorkingTime,
): { from: PlanTime; to: PlanTime } | null {
  const rest = restOf(task, dates, calendar);
  if (!rest || rest.done === 0 || rest.left === 0) return null;
  const from = task.stop ?? calendar.add(task.actualStart ?? 0, rest.done);
  return calendar.count(from, rest.at) < leastPause ? null : { from, to: rest.at };
}

/** Whether a leaf has begun or is done in a plan where a mode of Primavera's says how that counts. */
export function hasBegun(state: ForwardState, task: number): boolean {
  const kind = state.plan.placement[task];
  if ((kind !== placement.started && kind !== placement.complete) || state.network.isSummary[task]) return false;
  return progressOf(state, task) !== null;
}

/** Of work in progress the rest goes on at the data date, where it resumes, or where its predecessors let it. */
export function placeRest(state: ForwardState, task: number, facts: TaskFacts): void {
  const { plan, spans, dates } = state;
  const progress = progressOf(state, task);
  const start = withinPlanTime(facts.actualStart ?? 0);
  const expected = expectedFinish(state, task);
  const { done, left } = shareOf(facts, spans.durationOf(task));
  let from = Math.max(dataDateOf(state, task), start, facts.resume ?? none);
  if (progress !== 'progress-override') from = Math.max(from, askedOfRest(state, task, left));
  const rest = left === 0 ? from : spans.startAt(task, withinPlanTime(from));
  const finish = expected === null ? spans.finishOfRest(task, rest, left) : spans.finishAt(task, expected);
  dates.start[task] = start;
  dates.finish[task] = Math.max(start, rest, withinPlanTime(finish));
  if (expected !== null)
    plan.duration[task] = done + Math.max(0, spans.calendarOf(task).count(rest, dates.finish[task] as number));
  const isHeld =
    progress !== 'progress-override' && expected === null && left > 0 && askedOfRest(state, task, left) === from;
  standBy(state, task, isHeld ? from : none);
  dates.allowed[task] = rest;
}

/** Notes what decides of begun work: that it began, or the link that asks its rest to wait until then. */
export function standBy({ dates, startHold, finishHold }: ForwardState, task: number, asked: PlanTime): void {
  const hold = startHold.at === asked ? startHold : finishHold;
  const isLink = asked !== none && hold.by >= 0;
  dates.driver[task] = isLink ? hold.by : drivers.progress;
  dates.via[task] = isLink ? hold.via : -1;
}

/** When predecessors let the rest of begun work go on, `left` ticks of it being to do; `none` where nothing is asked. */
export function askedOfRest({ spans, startHold, finishHold }: ForwardState, task: number, left: Ticks): PlanTime {
  if (finishHold.at === none) return startHold.at;
  return Math.max(startHold.at, spans.calendarOf(task).subtract(finishHold.at, left));
}

/** Work that is done stays where it was done; by retained logic it still hands on what its predecessors ask. */
export function retainLogic(state: ForwardState, task: number): void {
  const { dates, startHold, finishHold } = state;
  const asked = Math.max(startHold.at, finishHold.at);
  dates.allowed[task] =
    progressOf(state, task) === 'retained-logic' && asked > (dates.finish[task] as number) ? asked : none;
}

/** Whether a lag from begun work counts from where its rest goes on, less what of the lag has passed, not from its own end. */
export function countsFromRest(byStart: boolean, isComplete: boolean, options: SchedulingOptions | undefined): boolean {
  return byStart && !isComplete && options?.startLagFrom !== 'actual-start';
}

/** The instant that a link asks of its successor, be its predecessor begun or not. */
export function askedBy(state: ForwardState, link: number): PlanTime {
  const { plan, dates, lags, spans, progress } = state;
  const task = plan.links.from[link] as number;
  const code = plan.links.type[link];
  const byStart = code === linkCode.SS || code === linkCode.SF;
  const driving = (byStart ? dates.start : dates.finish)[task] as number;
  if (progress === null || !hasBegun(state, task)) return lags.after(link, driving);
  const rest = dates.allowed[task] as number;
  const isComplete = plan.placement[task] === placement.complete;
  const facts = plan.facts[task];
  if (isComplete) return lags.after(link, Math.max(driving, rest));
  if (!facts || !countsFromRest(byStart, isComplete, rulesOf(plan, task).options)) return lags.after(link, driving);
  return lags.afterRest(link, rest, shareOf(facts, spans.durationOf(task)).done);
}

/** Where a successor stands that a link asks for its start or its finish: begun work by its rest, `none` where links no longer count. */
export function standsAt(state: ForwardState, task: number, byStart: boolean): PlanTime {
  const { plan, dates, progress } = state;
  if (progress === null || !hasBegun(state, task)) return (byStart ? dates.start : dates.finish)[task] as number;
  if (progressOf(state, task) === 'progress-override' || plan.placement[task] === placement.complete) return none;
  return (byStart ? dates.allowed : dates.finish)[task] as number;
}

/** The late date of begun work (its late finish is given) that bounds what leads to it; none where its links no longer count. */
export function boundOfBegun(forward: ForwardState, task: number, finish: PlanTime, byStart: boolean): PlanTime {
  const { plan, spans } = forward;
  if (progressOf(forward, task) === 'progress-override') return none;
  if (plan.placement[task] === placement.complete) return isLogicRetained(forward, task) ? finish : none;
  const facts = plan.facts[task];
  if (!byStart || !facts || finish === none) return finish;
  return spans.calendarOf(task).subtract(finish, shareOf(facts, spans.durationOf(task)).left);
}

/** Whether work that is done still stands between its predecessors and its successors. */
export function isLogicRetained({ dates, progress }: ForwardState, task: number): boolean {
  return progress !== null && (dates.allowed[task] as number) > (dates.finish[task] as number);
}

/**
 * The expected finish of an activity, where the options count it. Its duration follows from that: the one that an earlier
 * visit worked out gives way to the plan's own.
 */
export function expectedFinish({ plan, givenDuration }: ForwardState, task: number): PlanTime | null {
  const expected = rulesOf(plan, task).options?.usesExpectedFinish
    ? (plan.facts[task]?.activity?.expectedFinish ?? null)
    : null;
  if (expected !== null) plan.duration[task] = givenDuration[task] as number;
  return expected;
}
