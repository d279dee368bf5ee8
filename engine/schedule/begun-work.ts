import type { PlanTime, Ticks } from '../kernel/plan-time.ts';
import { dataDateOf, drivers, type ForwardState } from './forward-dates.ts';
import { withinPlanTime } from './lag.ts';
import { linkCode, none, placement, type TaskFacts } from './plan-arrays.ts';

/** Begun and finished work as Primavera P6 has it: see `ProgressMode`. Only called where the options name a mode. */

/** What of a begun task's duration is done, and what is left. */
export function shareOf(facts: TaskFacts, ticks: Ticks): { done: Ticks; left: Ticks } {
  const done = Math.max(0, Math.round(facts.actualDurationTicks ?? (ticks * facts.percentComplete) / 100));
  const left = Math.max(0, Math.round(facts.remainingDurationTicks ?? ticks - done));
  return { done, left };
}

/** Whether a leaf has begun or is done. */
export function hasBegun({ plan, network }: Pick<ForwardState, 'plan' | 'network'>, task: number): boolean {
  const kind = plan.placement[task];
  return (kind === placement.started || kind === placement.complete) && !network.isSummary[task];
}

/** Of work in progress the rest goes on at the data date, where it resumes, or where its predecessors let it. */
export function placeRest(state: ForwardState, task: number, facts: TaskFacts): void {
  const { plan, spans, dates, startHold, finishHold, progress } = state;
  const start = withinPlanTime(facts.actualStart ?? 0);
  const { done, left } = shareOf(facts, spans.durationOf(task));
  let from = Math.max(dataDateOf(state, task), start, facts.resume ?? none);
  if (progress !== 'progress-override') {
    from = Math.max(from, startHold.at);
    if (finishHold.at !== none) from = Math.max(from, spans.calendarOf(task).subtract(finishHold.at, left));
  }
  const rest = left === 0 ? from : spans.startAt(task, withinPlanTime(from));
  const expected = expectedFinish(state, facts);
  const finish = expected === null ? spans.finishOfRest(task, rest, left) : spans.finishAt(task, expected);
  dates.start[task] = start;
  dates.finish[task] = Math.max(start, rest, withinPlanTime(finish));
  if (expected !== null)
    plan.duration[task] = done + Math.max(0, spans.calendarOf(task).count(rest, dates.finish[task] as number));
  dates.driver[task] = drivers.progress;
  dates.via[task] = -1;
  dates.allowed[task] = rest;
}

/** Work that is done stays where it was done; by retained logic it still hands on what its predecessors ask. */
export function retainLogic({ dates, startHold, finishHold, progress }: ForwardState, task: number): void {
  const asked = Math.max(startHold.at, finishHold.at);
  dates.allowed[task] = progress === 'retained-logic' && asked > (dates.finish[task] as number) ? asked : none;
}

/** The instant that a link from begun work asks of its successor. */
export function askedByBegun({ plan, dates, lags, spans }: ForwardState, link: number, task: number): PlanTime {
  const code = plan.links.type[link];
  const byStart = code === linkCode.SS || code === linkCode.SF;
  const driving = (byStart ? dates.start : dates.finish)[task] as number;
  const rest = dates.allowed[task] as number;
  const facts = plan.facts[task];
  if (plan.placement[task] === placement.complete) return lags.after(link, Math.max(driving, rest));
  if (!byStart || !facts || plan.rules.options?.startLagFrom === 'actual-start') return lags.after(link, driving);
  return lags.afterRest(link, rest, shareOf(facts, spans.durationOf(task)).done);
}

/** The late date of begun work (its late finish is given) that bounds what leads to it; none where its links no longer count. */
export function boundOfBegun(forward: ForwardState, task: number, finish: PlanTime, byStart: boolean): PlanTime {
  const { plan, spans, progress } = forward;
  if (progress === 'progress-override') return none;
  if (plan.placement[task] === placement.complete) return isLogicRetained(forward, task) ? finish : none;
  const facts = plan.facts[task];
  if (!byStart || !facts || finish === none) return finish;
  return spans.calendarOf(task).subtract(finish, shareOf(facts, spans.durationOf(task)).left);
}

/** Whether work that is done still stands between its predecessors and its successors. */
export function isLogicRetained({ dates, progress }: ForwardState, task: number): boolean {
  return progress !== null && (dates.allowed[task] as number) > (dates.finish[task] as number);
}

/** The expected finish of an activity, where the options count it. */
export function expectedFinish({ plan }: ForwardState, facts: TaskFacts | undefined): PlanTime | null {
  return plan.rules.options?.usesExpectedFinish ? (facts?.activity?.expectedFinish ?? null) : null;
}
