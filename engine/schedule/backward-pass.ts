import type { PlanTime } from '../kernel/plan-time.ts';
import { boundOfBegun, hasBegun, isLogicRetained } from './begun-work.ts';
import { Bound, HandedDown, nothing } from './bounds.ts';
import type { ForwardState } from './forward-dates.ts';
import { activityOf, constraintCode, linkCode, none, type PlanArrays, placement, rulesOf } from './plan-arrays.ts';

const { FNLT, MFO, SNLT, MSO } = constraintCode;

/** What bounds a late finish where no link does. */
export const limits = {
  projectFinish: -1,
  deadline: -2,
  constraint: -3,
  progress: -4,
  secondConstraint: -5,
  nothing,
} as const;

/** Late dates by task index, and what bounds each: a link or one of `limits`. */
export interface BackwardDates {
  readonly start: Int32Array;
  readonly finish: Int32Array;
  readonly limit: Int32Array;
  /** The summary whose link, deadline or constraint bounds the task; else −1. */
  readonly via: Int32Array;
}

/** What the backward pass carries from task to task. */
export interface BackwardState {
  readonly forward: ForwardState;
  readonly dates: BackwardDates;
  projectFinish: PlanTime;
  /** By plan of a network, where not all count back from one. */
  finishes: readonly PlanTime[] | null;
  /** What bounds the task at hand, raw as its successors put it. */
  readonly startBound: Bound;
  readonly firstStartBound: Bound;
  readonly finishBound: Bound;
  /** What constraints of a summary ask of every start below it, and what its links ask of the first of them. */
  readonly startBounds: HandedDown;
  readonly firstStartBounds: HandedDown;
  readonly finishBounds: HandedDown;
  /** By summary the least late finish below it: a link into its end holds all of them. */
  readonly leastFinish: Int32Array;
}

export function createBackwardState(forward: ForwardState): BackwardState {
  const { count, summaryCount } = forward.network;
  const handedDown = () => new HandedDown(summaryCount > 0 ? count : 0);
  return {
    forward,
    dates: {
      start: new Int32Array(count).fill(none),
      finish: new Int32Array(count).fill(none),
      limit: new Int32Array(count).fill(limits.nothing),
      via: new Int32Array(count).fill(-1),
    },
    projectFinish: none,
    finishes: null,
    startBound: new Bound(),
    firstStartBound: new Bound(),
    finishBound: new Bound(),
    startBounds: handedDown(),
    firstStartBounds: handedDown(),
    finishBounds: handedDown(),
    leastFinish: new Int32Array(summaryCount > 0 ? count : 0).fill(none),
  };
}

/** The latest dates that do not move the project's finish, a deadline or a constraint. Inactive tasks have none. */
export function backwardPass(state: BackwardState): void {
  const { order } = state.forward.network;
  for (let at = order.length - 1; at >= 0; at--) placeLate(state, order[at] as number);
}

/** Places one node, all behind it being placed. Whether anything changed that nodes before it read. */
export function placeLate(state: BackwardState, node: number): boolean {
  const { network, plan } = state.forward;
  const task = node < network.count ? node : node - network.count;
  const isLeaf = !network.isSummary[task];
  if (!plan.isActive[task]) {
    clearBounds(state);
    if (isLeaf || node < network.count) return setLate(state.dates, task, none, none, limits.nothing, -1);
  } else if (node < network.count && !isLeaf) return rollUpLateDates(state, node);
  else gatherBounds(state, task);
  if (isLeaf) return placeLeaf(state, task);
  const isStartChanged = state.startBounds.keep(task, state.startBound);
  const isFirstStartChanged = state.firstStartBounds.keep(task, state.firstStartBound);
  return state.finishBounds.keep(task, state.finishBound) || isStartChanged || isFirstStartChanged;
}

function clearBounds({ startBound, firstStartBound, finishBound }: BackwardState): void {
  startBound.set(none, limits.nothing, -1);
  firstStartBound.set(none, limits.nothing, -1);
  finishBound.set(none, limits.nothing, -1);
}

function gatherBounds(state: BackwardState, task: number): void {
  const { forward, startBound, firstStartBound, finishBound } = state;
  const { plan, network, lags, dates: early } = forward;
  const { start, end, items } = network.outgoing;
  const { to, type } = plan.links;
  const isSummary = network.isSummary[task] === 1;
  const via = isSummary ? task : -1;
  // A link from the start of a summary holds what makes that start, and lets all else below it move.
  const linkedStartBound = isSummary ? firstStartBound : startBound;
  clearBounds(state);
  for (let row = start[task] as number; row < (end[task] as number); row++) {
    const link = items[row] as number;
    const successor = to[link] as number;
    const code = type[link] as number;
    const asksStart = code === linkCode.FS || code === linkCode.SS;
    const bounding = boundingDate(state, successor, asksStart);
    if (bounding === none) continue;
    const givesFinish = code === linkCode.FS || code === linkCode.FF;
    let at = lags.before(link, bounding);
    if (!asksStart)
      at = withTimeOff(state, link, at, bounding, (givesFinish ? early.finish : early.start)[task] as number);
    (givesFinish ? finishBound : linkedStartBound).lower(at, link, via);
  }
  finishBound.lower(plan.deadline[task] as number, limits.deadline, via);
  const date = plan.constraintDate[task] as number;
  if (date !== none) boundByConstraint(state, plan.constraintType[task] as number, date, limits.constraint, via);
  const activity = activityOf(plan, task);
  if (activity && activity.secondConstraintDate !== null)
    boundByConstraint(state, constraintCode[activity.secondConstraintType], activity.secondConstraintDate, limits.secondConstraint, via); // biome-ignore format: one call
  const above = network.parent[task] as number;
  if (above >= 0) {
    state.finishBounds.lower(above, finishBound);
    state.startBounds.lower(above, startBound);
    if (early.start[task] === early.start[above]) state.firstStartBounds.lower(above, linkedStartBound);
  } else if (!rulesOf(plan, task).hasMultipleCriticalPaths)
    finishBound.lower(finishOf(state, task), limits.projectFinish, -1);
}

/** The finish that a task's late dates count back from. */
function finishOf({ finishes, projectFinish, forward }: BackwardState, task: number): PlanTime {
  const groups = forward.plan.groups;
  return groups && finishes ? (finishes[groups.of[task] as number] as number) : projectFinish;
}

/**
 * What ends with its work may end before the instant that holds it, where no work lies between (`placeAutomatic`): so its
 * predecessor may stand anywhere in the time off behind the late finish. Only asked where the late finish itself comes too
 * early; other bounds need not be that wide.
 */
function withTimeOff(
  { forward: { plan, spans, lags } }: BackwardState,
  link: number,
  bound: PlanTime,
  finish: PlanTime,
  given: PlanTime,
): PlanTime {
  if (bound >= given) return bound;
  const working = spans.calendarOf(plan.links.to[link] as number).nextWorking(finish);
  return working === finish ? bound : Math.min(given, lags.before(link, working));
}

function boundByConstraint(
  { startBound, finishBound }: BackwardState,
  type: number,
  date: PlanTime,
  by: number,
  via: number,
): void {
  if (type === FNLT || type === MFO) finishBound.lower(date, by, via);
  if (type === SNLT || type === MSO) startBound.lower(date, by, via);
}

/**
 * The date of a successor that holds what leads to it. Begun work can no longer move its start: it holds by where it
 * resumes, and complete work holds nothing (Microsoft Project's late finishes before started tasks). Inactive ones hold
 * nothing either: a leaf that is placed by the passes then has no late dates, which is not asked for by itself, as each
 * array that a link looks into costs a step through memory.
 */
function boundingDate(state: BackwardState, to: number, byStart: boolean) {
  const { forward, dates } = state;
  const { plan, dates: early, network, progress } = forward;
  const kind = plan.placement[to];
  const isSummary = network.summaryCount > 0 && network.isSummary[to] === 1;
  if (kind === placement.automatic && !isSummary) return (byStart ? dates.start : dates.finish)[to] as number;
  if (!plan.isActive[to]) return none;
  if (progress !== null && hasBegun(forward, to)) return boundOfBegun(forward, to, dates.finish[to] as number, byStart);
  if (kind === placement.complete && !isSummary) return none;
  if (!byStart) return (isSummary ? state.leastFinish : dates.finish)[to] as number;
  const facts = kind === placement.automatic || isSummary ? undefined : plan.facts[to];
  if (!facts || facts.actualStart === null) return dates.start[to] as number;
  const rest = early.allowed[to] as number;
  return rest !== none && kind === placement.started
    ? rest
    : (facts.resume ?? facts.stop ?? (early.start[to] as number));
}

function placeLeaf({ forward, dates, startBound, finishBound }: BackwardState, task: number): boolean {
  const { plan, spans, dates: early } = forward;
  const kind = plan.placement[task] as number;
  const earlyStart = early.start[task] as number;
  const earlyFinish = early.finish[task] as number;
  if (earlyStart === none) return setLate(dates, task, none, none, limits.nothing, -1);
  // Where each open end has a critical path of its own, what nothing follows may end no later than it does.
  if (finishBound.at === none) finishBound.set(earlyFinish, limits.projectFinish, -1);
  let { at: finish, by: limit, via } = finishBound;
  let start: PlanTime;
  const hasStarted = kind !== placement.automatic && plan.facts[task]?.actualStart != null;
  if (kind === placement.manual) {
    // Manual tasks keep the raw bound, reach back by the working time between their own dates, and are not held by
    // their start (Microsoft Project: 17 of 17, and none of its manual tasks before SS or SF).
    const calendar = spans.calendarOf(task);
    start = calendar.subtract(finish, calendar.count(earlyStart, earlyFinish));
  } else {
    // Automatic tasks step back to where work ends; a milestone has no work to end.
    if (plan.duration[task] !== 0 || activityOf(plan, task)?.kind === 'finish-milestone')
      finish = spans.finishAt(task, finish);
    start = spans.startFrom(task, finish);
    const latest = startBound.at;
    if (kind === placement.automatic && latest !== none && latest < start) {
      start = latest;
      finish = spans.finishFrom(task, start);
      ({ by: limit, via } = startBound);
    } else if (kind === placement.automatic && latest === start && limit === limits.projectFinish) {
      // What was imposed is told rather than a finish that follows from it.
      ({ by: limit, via } = startBound);
    }
    if (kind === placement.complete && !isLogicRetained(forward, task)) {
      finish = earlyFinish;
      limit = limits.progress;
    }
    if (isMandatory(plan, task)) {
      const date = plan.constraintDate[task] as number;
      [start, finish] = plan.constraintType[task] === MSO ? [date, spans.finishFrom(task, date)] : [spans.startFrom(task, date), date]; // biome-ignore format: one choice
      [limit, via] = [limits.constraint, -1];
    }
  }
  if (hasStarted) start = earlyStart;
  return setLate(dates, task, start, finish, limit, via);
}

/** Whether late dates stand where the constraint says, whatever follows, as P6's mandatory ones do. */
function isMandatory(plan: PlanArrays, task: number): boolean {
  if (plan.placement[task] !== placement.automatic || !activityOf(plan, task)?.isConstraintMandatory) return false;
  const type = plan.constraintType[task];
  return (type === MSO || type === MFO) && plan.constraintDate[task] !== none;
}

/** Whether the dates differ from those known. */
function setLate(
  dates: BackwardDates,
  task: number,
  start: PlanTime,
  finish: PlanTime,
  limit: number,
  via: number,
): boolean {
  const isChanged = start !== dates.start[task] || finish !== dates.finish[task];
  dates.start[task] = start;
  dates.finish[task] = finish;
  dates.limit[task] = limit;
  dates.via[task] = via;
  return isChanged;
}

export function rollUpLateDates(state: BackwardState, summary: number): boolean {
  const { dates, leastFinish } = state;
  const { childStart, children } = state.forward.network;
  const knownLeast = leastFinish[summary];
  let start = none;
  let finish = none;
  let least = none;
  for (let at = childStart[summary] as number; at < (childStart[summary + 1] as number); at++) {
    const child = children[at] as number;
    const begins = dates.start[child] as number;
    if (begins === none) continue;
    if (start === none || begins < start) start = begins;
    finish = Math.max(finish, dates.finish[child] as number);
    const bounding = boundingDate(state, child, false);
    if (bounding !== none && (least === none || bounding < least)) least = bounding;
  }
  leastFinish[summary] = least;
  return setLate(dates, summary, start, finish, limits.nothing, -1) || least !== knownLeast;
}
