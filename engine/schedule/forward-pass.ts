import type { PlanTask } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import { drivers, type ForwardDates, type ForwardState, type Holds } from './forward-dates.ts';
import { afterLag, lagTicks } from './lag.ts';
import { type Model, none, placement } from './model.ts';
import { placeAutomatic } from './place-automatic.ts';
import { placeManual, placeStarted } from './place-fixed.ts';

/**
 * Places each task as early as its links, constraints and calendars let it be. `floor` is the project's start;
 * `pinned` holds the starts of tasks that go as late as possible (`none` for all others).
 */
export function forwardPass(model: Model, floor: PlanTime, pinned: Int32Array | null): ForwardDates {
  const { network } = model;
  const { count } = network;
  const dates: ForwardDates = {
    start: new Int32Array(count).fill(none),
    finish: new Int32Array(count).fill(none),
    driver: new Int32Array(count).fill(drivers.nothing),
    via: new Int32Array(count).fill(-1),
    allowed: new Int32Array(count).fill(none),
  };
  const startHolds = createHolds(count);
  const finishHolds = createHolds(count);
  const state: ForwardState = { model, dates, startHolds, finishHolds, floor, pinned };
  for (const node of network.order) {
    if (node >= count) {
      rollUpDates(state, node - count);
      setSummaryLags(state, node - count);
      continue;
    }
    gatherHolds(state, node);
    switch (model.placement[node]) {
      case placement.summary:
        holdChildren(state, node);
        break;
      case placement.automatic:
        placeAutomatic(state, node);
        break;
      case placement.manual:
        placeManual(state, node);
        break;
      case placement.placeholder:
        dates.driver[node] = drivers.manual;
        break;
      default:
        placeStarted(state, node);
    }
  }
  return dates;
}

function createHolds(count: number): Holds {
  return {
    at: new Int32Array(count).fill(none),
    driver: new Int32Array(count).fill(drivers.nothing),
    via: new Int32Array(count).fill(-1),
  };
}

/** Raises a hold where the new bound is later; of equal ones the first stays. */
function raise(holds: Holds, index: number, at: PlanTime, driver: number, via: number): void {
  if (at <= (holds.at[index] as number)) return;
  holds.at[index] = at;
  holds.driver[index] = driver;
  holds.via[index] = via;
}

/** What a task's own links ask of it, then what the summaries above it pass down. */
function gatherHolds({ model, dates, startHolds, finishHolds }: ForwardState, index: number): void {
  const { network, spans, tasks } = model;
  const { incoming } = network;
  const isSummary = network.isSummary[index] === 1;
  for (let at = incoming.start[index] as number; at < (incoming.start[index + 1] as number); at++) {
    const link = incoming.items[at] as number;
    const from = network.linkFrom[link] as number;
    if (!tasks[from]?.isActive) continue;
    const type = network.linkType[link];
    const fromStart = type === 'SS' || type === 'SF';
    const driving = (fromStart ? dates.start[from] : dates.finish[from]) as number;
    if (driving === none) continue;
    const lag = model.linkLag[link] as number;
    const calendar = (spans[index] as Model['spans'][number]).calendar;
    const bound = afterLag(driving, lag, model.linkIsElapsed[link] === 1, calendar);
    const holds = type === 'FS' || type === 'SS' ? startHolds : finishHolds;
    raise(holds, index, bound, link, isSummary ? index : -1);
  }
  const above = network.parent[index] as number;
  if (above < 0) return;
  for (const holds of [startHolds, finishHolds])
    raise(holds, index, holds.at[above] as number, holds.driver[above] as number, holds.via[above] as number);
}

/** A summary's own constraint holds all below it; its links do so already. */
function holdChildren({ model, startHolds, finishHolds }: ForwardState, index: number): void {
  const task = model.tasks[index] as PlanTask;
  const { constraintType, constraintDate } = task;
  if (constraintDate === null || task.isManual) return;
  if (constraintType === 'SNET' || constraintType === 'MSO')
    raise(startHolds, index, constraintDate, drivers.constraint, index);
  if (constraintType === 'FNET') raise(finishHolds, index, constraintDate, drivers.constraint, index);
}

/** A summary spans its children; one that is manual keeps its own dates where it has them. */
function rollUpDates({ model, dates }: ForwardState, index: number): void {
  const { network, tasks } = model;
  const task = tasks[index] as PlanTask;
  let start = none;
  let finish = none;
  let first = -1;
  for (let at = network.childStart[index] as number; at < (network.childStart[index + 1] as number); at++) {
    const child = network.children[at] as number;
    const childStart = dates.start[child] as number;
    if (childStart === none || (task.isActive && !tasks[child]?.isActive)) continue;
    if (start === none || childStart < start) {
      start = childStart;
      first = child;
    }
    finish = Math.max(finish, dates.finish[child] as number);
  }
  dates.start[index] = start;
  dates.finish[index] = finish;
  dates.via[index] = first;
  dates.driver[index] = drivers.summary;
  if (task.isManual && task.manualStart !== null && task.manualFinish !== null) {
    dates.start[index] = task.manualStart;
    dates.finish[index] = Math.max(task.manualStart, task.manualFinish);
    dates.driver[index] = drivers.manual;
    dates.via[index] = -1;
  }
}

/** Lags in per cent of a summary are known once its dates are. */
function setSummaryLags({ model, dates }: ForwardState, index: number): void {
  const { network, input, book } = model;
  for (let at = network.outgoing.start[index] as number; at < (network.outgoing.start[index + 1] as number); at++) {
    const link = network.outgoing.items[at] as number;
    const lag = input.links[network.linkSource[link] as number]?.lag;
    if (lag?.kind !== 'percent' || dates.start[index] === none) continue;
    const ticks = book.project.count(dates.start[index] as number, dates.finish[index] as number);
    model.linkLag[link] = lagTicks(lag, ticks);
  }
}
