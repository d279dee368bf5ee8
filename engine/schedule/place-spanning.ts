import type { PlanTime } from '../kernel/plan-time.ts';
import { type BackwardState, rollUpLateDates } from './backward-pass.ts';
import { drivers, type ForwardState, floorOf } from './forward-dates.ts';
import { rollUpDates } from './forward-pass.ts';
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
 * its parent (Oracle, P6 Professional Help, 'Activity types'). Both passes alike.
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
    const begins = calendar.nextWorking(start === none ? floorOf(forward, task) : start);
    forward.dates.start[task] = begins;
    forward.dates.finish[task] = Math.max(begins, calendar.previousWorking(Math.max(0, finish)));
    forward.dates.driver[task] = first < 0 ? drivers.projectStart : drivers.summary;
    forward.dates.via[task] = first;
    plan.duration[task] = calendar.count(begins, forward.dates.finish[task] as number);
    if (lateSpan.start === none || lateSpan.finish === none || !plan.isActive[task]) return;
    late.dates.start[task] = calendar.nextWorking(lateSpan.start);
    late.dates.finish[task] = Math.max(lateSpan.start, calendar.previousWorking(lateSpan.finish));
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
  const left = [network.parent[task] as number];
  for (let above = left.pop(); above !== undefined && above >= 0; above = left.pop())
    for (let at = network.childStart[above] as number; at < (network.childStart[above + 1] as number); at++) {
      const child = network.children[at] as number;
      if (network.isSummary[child]) left.push(child);
      else if (plan.placement[child] !== placement.spanning && plan.isActive[child]) {
        const start = dates.start[child] as number;
        if (start !== none && (found.start === none || start < found.start)) {
          found.start = start;
          found.first = child;
        }
        found.finish = Math.max(found.finish, dates.finish[child] as number);
      }
    }
  return found;
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
