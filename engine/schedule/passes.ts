import type { PlanTime } from '../kernel/plan-time.ts';
import { eachBefore, eachBehind, type NodeOrder, NodeQueue, type OrderedNetwork } from '../network/index.ts';
import { type BackwardState, backwardPass, createBackwardState, placeLate } from './backward-pass.ts';
import { createForwardState, type ForwardState } from './forward-dates.ts';
import { forwardPass, placeEarly } from './forward-pass.ts';
import { none, type PlanArrays } from './plan-arrays.ts';

/** What an update visited: numbers of tasks whose early dates changed, and of those of which any date may have; some twice. */
interface Visited {
  readonly early: readonly number[];
  readonly any: readonly number[];
}

/** Both passes over one plan, kept so that an edit visits again only what it reaches. */
export class Passes {
  readonly early: ForwardState;
  readonly late: BackwardState;
  readonly #plan: PlanArrays;
  readonly #network: OrderedNetwork;
  /** The finish to schedule back from; null takes the latest early finish. */
  #fixedFinish: PlanTime | null = null;
  #queue: NodeQueue | null = null;

  constructor(plan: PlanArrays, network: OrderedNetwork) {
    this.#plan = plan;
    this.#network = network;
    this.early = createForwardState(plan, network);
    this.late = createBackwardState(this.early);
  }

  /** Schedules all tasks from `floor` on; `pinned` is as in `ForwardState`. */
  run(floor: PlanTime, fixedFinish: PlanTime | null, pinned: Int32Array | null): void {
    this.early.floor = floor;
    this.early.pinned = pinned;
    this.#fixedFinish = fixedFinish;
    forwardPass(this.early);
    this.#backward();
  }

  /**
   * Visits what edits of tasks reach: their facts, pins or links. `order` is that of the network, in which it has been
   * made room for every link. Null where all tasks were visited: an edit that moves the finish moves most late dates, and
   * a pass over all in order is then quicker than finding each.
   */
  update(edited: Iterable<number>, order: NodeOrder): Visited | null {
    this.#queue ??= new NodeQueue(order);
    const queue = this.#queue;
    const { count, isSummary } = this.#network;
    const { links } = this.#plan;
    const early: number[] = [];
    const any: number[] = [];
    const taskOf = (node: number) => (node < count ? node : node - count);
    const add = (node: number) => queue.add(node);
    const seeds = [...edited].flatMap((task) => (isSummary[task] ? [task, count + task] : [task]));

    for (const seed of seeds) {
      queue.add(seed);
      eachBehind(this.#network, links, seed, add);
    }
    const reached = [...seeds];
    for (let node = queue.takeFirst(); node >= 0; node = queue.takeFirst()) {
      any.push(taskOf(node));
      if (!placeEarly(this.early, node)) continue;
      reached.push(node);
      early.push(taskOf(node));
      eachBehind(this.#network, links, node, add);
      if (early.length > order.nodeAt.length / sweepShare) return this.#sweep((order.positionOf[node] as number) + 1);
    }
    if (this.#isFinishMoved()) return this.#sweep(order.nodeAt.length);

    for (const node of reached) {
      queue.add(node);
      // Which of its tasks makes the start of a summary may be another one now.
      if (node >= count && this.late.firstStartBounds.at[node - count] !== none)
        eachBefore(this.#network, links, node, add);
    }
    for (const seed of seeds) eachBefore(this.#network, links, seed, add);
    for (let node = queue.takeLast(); node >= 0; node = queue.takeLast()) {
      any.push(taskOf(node));
      if (placeLate(this.late, node)) eachBefore(this.#network, links, node, add);
    }
    return { early, any };
  }

  #backward(): void {
    this.late.projectFinish = this.#finish();
    this.late.finishes = this.#finishes();
    backwardPass(this.late);
  }

  #isFinishMoved(): boolean {
    if (this.#finish() !== this.late.projectFinish) return true;
    const own = this.#finishes();
    return own?.some((at, nth) => at !== this.late.finishes?.[nth]) ?? false;
  }

  /** Of each plan of a network what its late dates count back from; null where that is one for all. */
  #finishes(): PlanTime[] | null {
    const { groups, isActive } = this.#plan;
    if (!groups) return null;
    const said = groups.rules.map(({ finishToScheduleFrom, options }) => finishToScheduleFrom ?? options?.mustFinishBy ?? null); // biome-ignore format: one call
    if (groups.lateFrom === 'last') {
      const last = this.#finish();
      return said.every((at) => at === null) ? null : said.map((at) => at ?? last);
    }
    const latest = groups.rules.map(() => none);
    const { finish } = this.early.dates;
    for (let task = 0; task < finish.length; task++) {
      const of = groups.of[task] as number;
      if (isActive[task] && (finish[task] as number) > (latest[of] as number)) latest[of] = finish[task] as number;
    }
    return groups.rules.map(({ start }, nth) => said[nth] ?? (latest[nth] === none ? start : (latest[nth] as number)));
  }

  #finish(): PlanTime {
    return this.#fixedFinish ?? latestOf(this.early.dates.finish, this.#plan) ?? this.early.floor;
  }

  /** Visits all nodes from a position on forwards, then all backwards. */
  #sweep(from: number): null {
    const { order } = this.#network;
    this.#queue?.clear();
    for (let at = from; at < order.length; at++) placeEarly(this.early, order[at] as number);
    this.#backward();
    return null;
  }
}

/** Once an edit moves more than one in so many tasks, the rest is visited in order. */
const sweepShare = 8;

/** The latest of the dates of active tasks; null where there are none. */
export function latestOf(dates: Int32Array, { isActive }: PlanArrays): PlanTime | null {
  let latest = none;
  for (let task = 0; task < dates.length; task++)
    if ((dates[task] as number) > latest && isActive[task]) latest = dates[task] as number;
  return latest === none ? null : latest;
}

/** The earliest of the dates of active tasks, or of some of them; null where there are none. */
export function earliestOf(
  dates: Int32Array,
  { isActive }: PlanArrays,
  isAsked: (task: number) => boolean = () => true,
): PlanTime | null {
  let earliest = none;
  for (let task = 0; task < dates.length; task++) {
    const at = dates[task] as number;
    if (at !== none && isActive[task] && (earliest === none || at < earliest) && isAsked(task)) earliest = at;
  }
  return earliest === none ? null : earliest;
}
