import type { PlanTask } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import type { ForwardDates } from './forward-dates.ts';
import { beforeLag } from './lag.ts';
import { type Model, none, placement } from './model.ts';
import type { Span } from './span.ts';

/** What bounds a late finish where no link does. */
export const limits = { projectFinish: -1, deadline: -2, constraint: -3, progress: -4, nothing: -5 } as const;

/** Late dates by task index, and what bounds each: a kept link or one of `limits`. */
export interface BackwardDates {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly limit: Int32Array;
  /** The summary whose link, deadline or constraint bounds the task; else −1. */
  readonly via: Int32Array;
}

/** What the backward pass carries from task to task. */
interface BackwardState {
  readonly model: Model;
  readonly early: ForwardDates;
  readonly late: BackwardDates;
  readonly finishBounds: Bounds;
  readonly startBounds: Bounds;
  readonly projectFinish: PlanTime;
}

/** The earliest bounds on one end of a task, raw as the successors put them. */
interface Bounds {
  readonly at: Int32Array;
  readonly limit: Int32Array;
  readonly via: Int32Array;
}

/** The latest dates that do not move the project's finish, a deadline or a constraint. Inactive tasks have none. */
export function backwardPass(model: Model, early: ForwardDates, projectFinish: PlanTime): BackwardDates {
  const { network, tasks } = model;
  const { count } = network;
  const late: BackwardDates = {
    start: new Int32Array(count).fill(none),
    finish: new Int32Array(count).fill(none),
    limit: new Int32Array(count).fill(limits.nothing),
    via: new Int32Array(count).fill(-1),
  };
  const finishBounds = createBounds(count);
  const startBounds = createBounds(count);
  const state: BackwardState = { model, early, late, finishBounds, startBounds, projectFinish };
  for (let at = network.order.length - 1; at >= 0; at--) {
    const node = network.order[at] as number;
    const index = node >= count ? node - count : node;
    if (!tasks[index]?.isActive) continue;
    if (node < count && network.isSummary[node]) {
      rollUpLateDates(model, late, node);
      continue;
    }
    gatherBounds(state, index);
    if (node < count) placeLate(state, node);
  }
  return late;
}

function createBounds(count: number): Bounds {
  return {
    at: new Int32Array(count).fill(none),
    limit: new Int32Array(count).fill(limits.nothing),
    via: new Int32Array(count).fill(-1),
  };
}

/** Lowers a bound where the new one is earlier; of equal ones the first stays. */
function lower(bounds: Bounds, index: number, at: PlanTime, limit: number, via: number): void {
  const known = bounds.at[index] as number;
  if (at === none || (known !== none && at >= known)) return;
  bounds.at[index] = at;
  bounds.limit[index] = limit;
  bounds.via[index] = via;
}

function gatherBounds(state: BackwardState, index: number): void {
  const { model, finishBounds, startBounds } = state;
  const { network, tasks, spans } = model;
  const via = network.isSummary[index] ? index : -1;
  const { outgoing } = network;
  for (let at = outgoing.start[index] as number; at < (outgoing.start[index + 1] as number); at++) {
    const link = outgoing.items[at] as number;
    const to = network.linkTo[link] as number;
    if (!tasks[to]?.isActive) continue;
    const type = network.linkType[link];
    const bounding = boundingDate(state, to, type === 'FS' || type === 'SS');
    if (bounding === none) continue;
    const isElapsed = model.linkIsElapsed[link] === 1;
    const bound = beforeLag(bounding, model.linkLag[link] as number, isElapsed, (spans[to] as Span).calendar);
    lower(type === 'FS' || type === 'FF' ? finishBounds : startBounds, index, bound, link, via);
  }
  const task = tasks[index] as PlanTask;
  if (task.deadline !== null) lower(finishBounds, index, task.deadline, limits.deadline, via);
  if (task.constraintDate !== null) {
    const { constraintType: type, constraintDate: date } = task;
    if (type === 'FNLT' || type === 'MFO') lower(finishBounds, index, date, limits.constraint, via);
    if (type === 'SNLT' || type === 'MSO') lower(startBounds, index, date, limits.constraint, via);
  }
  const above = network.parent[index] as number;
  if (above < 0) {
    if (!model.input.project.hasMultipleCriticalPaths)
      lower(finishBounds, index, state.projectFinish, limits.projectFinish, -1);
    return;
  }
  for (const bounds of [finishBounds, startBounds])
    lower(bounds, index, bounds.at[above] as number, bounds.limit[above] as number, bounds.via[above] as number);
}

/**
 * The date of a successor that holds what leads to it. Begun work can no longer move its start: it holds by where it
 * resumes, and complete work holds nothing (Microsoft Project's late finishes before started tasks).
 */
function boundingDate({ model, early, late }: BackwardState, to: number, byStart: boolean): PlanTime {
  const kind = model.placement[to];
  if (kind === placement.complete) return none;
  if (!byStart) return late.finish[to] as number;
  const task = model.tasks[to] as PlanTask;
  if (task.actualStart === null || kind === placement.summary) return late.start[to] as number;
  return task.resume ?? task.stop ?? (early.start[to] as number);
}

function placeLate({ model, early, late, finishBounds, startBounds }: BackwardState, index: number): void {
  const span = model.spans[index] as Span;
  const task = model.tasks[index] as PlanTask;
  const kind = model.placement[index];
  if (early.start[index] === none) return;
  // Where each open end has a critical path of its own, what nothing follows may end no later than it does.
  if (finishBounds.at[index] === none)
    lower(finishBounds, index, early.finish[index] as number, limits.projectFinish, -1);
  let finish = finishBounds.at[index] as number;
  late.limit[index] = finishBounds.limit[index] as number;
  late.via[index] = finishBounds.via[index] as number;
  if (kind === placement.manual) {
    // Manual tasks keep the raw bound, reach back by the working time between their own dates, and are not held by
    // their start (Microsoft Project: 17 of 17, and none of its manual tasks before SS or SF).
    const length = span.calendar.count(early.start[index] as number, early.finish[index] as number);
    late.start[index] =
      task.actualStart !== null ? (early.start[index] as number) : span.calendar.subtract(finish, length);
    late.finish[index] = finish;
    return;
  }
  // Automatic tasks step back to where work ends; a milestone has no work to end.
  if (span.ticks > 0) finish = span.finishAt(finish);
  let start = span.startFrom(finish);
  const startBound = startBounds.at[index] as number;
  if (kind === placement.automatic && startBound !== none && startBound < start) {
    start = startBound;
    finish = span.finishFrom(start);
    late.limit[index] = startBounds.limit[index] as number;
    late.via[index] = startBounds.via[index] as number;
  }
  if (kind === placement.complete) {
    finish = early.finish[index] as number;
    late.limit[index] = limits.progress;
  }
  if (task.actualStart !== null) start = early.start[index] as number;
  late.start[index] = start;
  late.finish[index] = finish;
}

function rollUpLateDates(model: Model, late: BackwardDates, index: number): void {
  const { network } = model;
  for (let at = network.childStart[index] as number; at < (network.childStart[index + 1] as number); at++) {
    const child = network.children[at] as number;
    const childStart = late.start[child] as number;
    if (childStart === none) continue;
    const known = late.start[index] as number;
    if (known === none || childStart < known) late.start[index] = childStart;
    late.finish[index] = Math.max(late.finish[index] as number, late.finish[child] as number);
  }
}
