import type { BackwardState } from './backward-pass.ts';
import {
  allRules,
  constraintCode,
  linkCode,
  none,
  type PlanArrays,
  placement,
  primaveraMode,
  rulesOf,
} from './plan-arrays.ts';

/** By task the starts of those that go as late as possible, as their plan has it, `none` for all others; null where there are none. */
export function pinsOf(late: BackwardState): Int32Array | null {
  const isPrimavera = allRules(late.forward.plan).some((rules) => primaveraMode(rules) !== null);
  return isPrimavera ? pinsByFreeFloat(late) : pinsByLateDates(late);
}

/**
 * By task the late starts of those that go as late as possible, `none` for all others; null where there are none. What
 * follows them goes with them, as in Microsoft Project.
 */
function pinsByLateDates({ forward: { plan, network }, dates }: BackwardState): Int32Array | null {
  let pinned: Int32Array | null = null;
  for (let task = 0; task < network.count; task++) {
    if (!isPinned(plan, task) || network.isSummary[task]) continue;
    pinned ??= new Int32Array(network.count).fill(none);
    pinned[task] = dates.start[task] as number;
  }
  return pinned;
}

/**
 * The same as Primavera P6 has it: as late as leaves the early dates of what follows, so by free float, the last first, as
 * each may make room for those before it (Oracle, P6 Professional Help, 'Constraints'). Where nothing follows, and in plans
 * of Microsoft Project beside it: late dates.
 */
function pinsByFreeFloat({ forward, dates: late }: BackwardState): Int32Array | null {
  const { plan, network, spans, lags, dates: early } = forward;
  let pinned: Int32Array | null = null;
  const startOf = (task: number) => Math.max(early.start[task] as number, pinned?.[task] ?? none);
  for (let at = network.order.length - 1; at >= 0; at--) {
    const task = network.order[at] as number;
    if (task >= network.count || network.isSummary[task] || !isPinned(plan, task)) continue;
    pinned ??= new Int32Array(network.count).fill(none);
    let start = late.start[task] as number;
    if (primaveraMode(rulesOf(plan, task)) === null) {
      pinned[task] = start;
      continue;
    }
    for (let row = network.outgoing.start[task] as number; row < (network.outgoing.end[task] as number); row++) {
      const link = network.outgoing.items[row] as number;
      const to = plan.links.to[link] as number;
      const begins = startOf(to);
      if (!plan.isActive[to] || begins === none) continue;
      const code = plan.links.type[link];
      const asksStart = code === linkCode.FS || code === linkCode.SS;
      const moved = begins > (early.start[to] as number) ? spans.finishFrom(to, begins) : (early.finish[to] as number);
      const bound = lags.before(link, asksStart ? begins : moved);
      const givesStart = code === linkCode.SS || code === linkCode.SF;
      start = Math.min(start, givesStart ? bound : spans.startFrom(task, bound));
    }
    pinned[task] = Math.max(early.start[task] as number, start);
  }
  return pinned;
}

const { ALAP, SNET, SNLT, FNET, FNLT } = constraintCode;
const bounding: readonly number[] = [SNET, SNLT, FNET, FNLT];

/**
 * Whether a leaf goes as late as possible: where it says so, and in a plan that is scheduled from its finish also where a
 * date bounds it, as such a date is meant to be kept at the latest (Microsoft Support, 'Set a task start or finish date
 * (constraint)').
 */
export function isPinned(plan: PlanArrays, task: number): boolean {
  const { constraintType, constraintDate, placement: kinds, isActive } = plan;
  if (kinds[task] !== placement.automatic || isActive[task] !== 1) return false;
  const type = constraintType[task] as number;
  if (type === ALAP) return true;
  return rulesOf(plan, task).finishToScheduleFrom !== null && constraintDate[task] !== none && bounding.includes(type);
}
