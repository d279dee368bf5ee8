import { askedBy } from './begun-work.ts';
import { drivers, type ForwardState } from './forward-dates.ts';
import { placeAutomatic } from './place-automatic.ts';
import { placeManual, placeStarted } from './place-fixed.ts';
import { constraintCode, linkCode, none, placement } from './plan-arrays.ts';

/** Places each task as early as its links, constraints and calendars let it be. */
export function forwardPass(state: ForwardState): void {
  const { order } = state.network;
  for (let at = 0; at < order.length; at++) placeEarly(state, order[at] as number);
}

/**
 * Places one node of the network's order, all that it waits for being placed. Whether anything changed that nodes behind
 * it read.
 */
export function placeEarly(state: ForwardState, node: number): boolean {
  const { network, dates, plan } = state;
  if (node >= network.count) return rollUpDates(state, node - network.count);
  gatherHolds(state, node);
  if (network.isSummary[node]) return holdChildren(state, node);
  const start = dates.start[node];
  const finish = dates.finish[node];
  const allowed = dates.allowed[node];
  switch (plan.placement[node]) {
    case placement.automatic:
      placeAutomatic(state, node);
      break;
    case placement.manual:
      placeManual(state, node);
      break;
    case placement.placeholder:
    case placement.spanning:
      dates.start[node] = dates.finish[node] = dates.allowed[node] = none;
      dates.driver[node] = drivers.manual;
      break;
    default:
      placeStarted(state, node);
  }
  const isRestMoved = plan.placement[node] !== placement.automatic && dates.allowed[node] !== allowed;
  return isRestMoved || dates.start[node] !== start || dates.finish[node] !== finish;
}

/** What a task's own links ask of it, then what the summaries above it hand down. */
function gatherHolds(state: ForwardState, task: number): void {
  const { plan, network, dates, lags, startHold, finishHold } = state;
  const { start, end, items } = network.incoming;
  const { from, type } = plan.links;
  const via = network.isSummary[task] ? task : -1;
  startHold.set(none, drivers.nothing, -1);
  finishHold.set(none, drivers.nothing, -1);
  for (let at = start[task] as number; at < (end[task] as number); at++) {
    const link = items[at] as number;
    const predecessor = from[link] as number;
    if (!plan.isActive[predecessor]) continue;
    const code = type[link] as number;
    const drivesByStart = code === linkCode.SS || code === linkCode.SF;
    const driving = (drivesByStart ? dates.start : dates.finish)[predecessor] as number;
    if (driving === none) continue;
    const hold = code === linkCode.FS || code === linkCode.SS ? startHold : finishHold;
    const asked = state.progress === null ? lags.after(link, driving) : askedBy(state, link);
    // of one instant SF asks more than FF, as it keeps it raw (`placeAutomatic`): whichever of them comes first
    if (code === linkCode.SF && asked === hold.at && type[hold.by] === linkCode.FF) hold.set(asked, link, via);
    else hold.raise(asked, link, via);
  }
  const above = network.parent[task] as number;
  if (above < 0) return;
  state.startHolds.raise(above, startHold);
  state.finishHolds.raise(above, finishHold);
}

/** A summary's own constraint holds all below it; its links do so already. Whether the holds changed. */
function holdChildren(
  { plan, startHold, finishHold, startHolds, finishHolds }: ForwardState,
  summary: number,
): boolean {
  const date = plan.constraintDate[summary] as number;
  if (date !== none && plan.placement[summary] !== placement.manual) {
    const type = plan.constraintType[summary];
    if (type === constraintCode.SNET || type === constraintCode.MSO) startHold.raise(date, drivers.constraint, summary);
    if (type === constraintCode.FNET) finishHold.raise(date, drivers.constraint, summary);
  }
  const isStartChanged = startHolds.keep(summary, startHold);
  return finishHolds.keep(summary, finishHold) || isStartChanged;
}

/** A summary spans its children; one that is manual keeps its own dates where it has them. */
export function rollUpDates({ plan, network, dates }: ForwardState, summary: number): boolean {
  const { childStart, children } = network;
  const knownStart = dates.start[summary];
  const knownFinish = dates.finish[summary];
  let start = none;
  let finish = none;
  let first = -1;
  for (let at = childStart[summary] as number; at < (childStart[summary + 1] as number); at++) {
    const child = children[at] as number;
    const begins = dates.start[child] as number;
    if (begins === none || (plan.isActive[summary] && !plan.isActive[child])) continue;
    if (start === none || begins < start) {
      start = begins;
      first = child;
    }
    finish = Math.max(finish, dates.finish[child] as number);
  }
  dates.driver[summary] = drivers.summary;
  const facts = plan.placement[summary] === placement.manual ? plan.facts[summary] : undefined;
  if (facts && facts.manualStart !== null && facts.manualFinish !== null) {
    start = facts.manualStart;
    finish = Math.max(start, facts.manualFinish);
    first = -1;
    dates.driver[summary] = drivers.manual;
  }
  dates.start[summary] = start;
  dates.finish[summary] = finish;
  dates.via[summary] = first;
  return start !== knownStart || finish !== knownFinish;
}
