import type { PlanTime } from '../kernel/plan-time.ts';
import { type BackwardState, rollUpLateDates } from './backward-pass.ts';
import { dataDateOf, drivers, type ForwardState, floorOf } from './forward-dates.ts';
import { rollUpDates } from './forward-pass.ts';
import { withinPlanTime } from './lag.ts';
import { linkCode, none, placement } from './plan-arrays.ts';

/** Start and finish by task. */
interface Dates {
  readonly start: Int32Array;
  readonly finish: Int32Array;
}

/** The dates that a spanning task takes, and the task that it starts with. */
interface Spanned {
  start: PlanTime;
  finish: PlanTime;
  first: number;
}

/**
 * Places what spans others once those have their dates. A level of effort reaches from the earliest end of a link that says
 * where it starts to the latest that says where it finishes, its successors' included; a WBS summary spans all else below
 * its parent, of its project where it has none (Oracle, P6 Professional Help, 'Activity types'). Both passes alike.
 */
export function placeSpanning(late: BackwardState): void {
  const { forward } = late;
  const { plan, network } = forward;
  const tasks: number[] = [];
  for (let task = 0; task < network.count; task++)
    if (plan.placement[task] === placement.spanning && !network.isSummary[task]) tasks.push(task);
  if (tasks.length === 0) return;
  const spans = tasks.map((task): [Spanned, Spanned] => [spanOf(forward, forward.dates, task), spanOf(forward, late.dates, task)]); // biome-ignore format: one pair
  tasks.forEach((task, nth) => {
    const [{ start, finish, first }, lateSpan] = spans[nth] as [Spanned, Spanned];
    const calendar = forward.spans.calendarOf(task);
    const { actualStart = null, actualFinish = null } = plan.facts[task] ?? {};
    const hasBegun = actualStart !== null;
    const begins = withinPlanTime(actualStart ?? calendar.nextWorking(start === none ? floorOf(forward, task) : start));
    // What goes on has not ended before the data date.
    const last = Math.max(0, finish, hasBegun ? dataDateOf(forward, task) : 0);
    const ends = Math.max(begins, withinPlanTime(actualFinish ?? calendar.previousWorking(last)));
    forward.dates.start[task] = begins;
    forward.dates.finish[task] = ends;
    forward.dates.driver[task] = hasBegun ? drivers.progress : first < 0 ? drivers.projectStart : drivers.summary;
    forward.dates.via[task] = hasBegun ? -1 : first;
    plan.duration[task] = calendar.count(begins, ends);
    const isDone = hasBegun && actualFinish !== null;
    if (!plan.isActive[task] || (!isDone && (lateSpan.start === none || lateSpan.finish === none))) return;
    late.dates.start[task] = hasBegun ? begins : calendar.nextWorking(lateSpan.start);
    late.dates.finish[task] = isDone ? ends : Math.max(late.dates.start[task] as number, calendar.previousWorking(lateSpan.finish)); // biome-ignore format: one choice
  });
  for (const summary of summariesAbove(network.parent, tasks)) {
    rollUpDates(forward, summary);
    rollUpLateDates(late, summary);
  }
}

function spanOf(state: ForwardState, dates: Dates, task: number): Spanned {
  const kind = state.plan.facts[task]?.activity?.kind;
  return kind === 'wbs-summary' ? spanOfWbs(state, dates, task) : spanOfLinks(state, dates, task);
}

function spanOfLinks({ plan, network, lags }: ForwardState, dates: Dates, task: number): Spanned {
  const { from, to, type } = plan.links;
  const found: Spanned = { start: none, finish: none, first: -1 };
  const starts = (at: PlanTime, by: number) => {
    if (found.start !== none && at >= found.start) return;
    found.start = at;
    found.first = by;
  };
  const finishes = (at: PlanTime) => {
    found.finish = Math.max(found.finish, at);
  };
  for (const [rows, other, isSuccessor] of [[network.incoming, from, false], [network.outgoing, to, true]] as const) // biome-ignore format: both ends
    for (let at = rows.start[task] as number; at < (rows.end[task] as number); at++) {
      const link = rows.items[at] as number;
      const by = other[link] as number;
      const code = type[link];
      // The first letter is the predecessor's end of the link, the second the successor's.
      const tailIsStart = code === linkCode.SS || code === linkCode.SF;
      const headIsStart = code === linkCode.SS || code === linkCode.FS;
      const driving = ((isSuccessor ? headIsStart : tailIsStart) ? dates.start : dates.finish)[by] as number;
      if (!plan.isActive[by] || driving === none) continue;
      const asked = isSuccessor ? lags.before(link, driving) : lags.after(link, driving);
      if (isSuccessor ? tailIsStart : headIsStart) starts(asked, by);
      else finishes(asked);
    }
  return found;
}

/** All leaves below the parent that do not span others themselves. */
function spanOfWbs({ plan, network }: ForwardState, dates: Dates, task: number): Spanned {
  const found: Spanned = { start: none, finish: none, first: -1 };
  for (const leaf of leavesBeside({ plan, network }, task)) {
    if (plan.placement[leaf] === placement.spanning || !plan.isActive[leaf]) continue;
    const start = dates.start[leaf] as number;
    if (start !== none && (found.start === none || start < found.start)) {
      found.start = start;
      found.first = leaf;
    }
    found.finish = Math.max(found.finish, dates.finish[leaf] as number);
  }
  return found;
}

/** The leaves below the parent of a task; at the top those of its project. */
function* leavesBeside({ plan, network }: Pick<ForwardState, 'plan' | 'network'>, task: number): Generator<number> {
  const { parent, isSummary, childStart, children, count } = network;
  const top = parent[task] as number;
  if (top < 0) {
    const of = plan.groups?.of;
    for (let leaf = 0; leaf < count; leaf++) if (!isSummary[leaf] && of?.[leaf] === of?.[task]) yield leaf;
    return;
  }
  const left = [top];
  for (let above = left.pop(); above !== undefined; above = left.pop())
    for (let at = childStart[above] as number; at < (childStart[above + 1] as number); at++) {
      const child = children[at] as number;
      if (isSummary[child]) left.push(child);
      else yield child;
    }
}

/** Each summary above any of the tasks, the lower ones first. */
function summariesAbove(parent: Int32Array, tasks: readonly number[]): number[] {
  const found = new Set<number>();
  for (const task of tasks)
    for (let at = parent[task] as number; at >= 0; at = parent[at] as number) {
      found.delete(at);
      found.add(at);
    }
  return [...found];
}
