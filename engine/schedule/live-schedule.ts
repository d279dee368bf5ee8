import {
  buildNetwork,
  faultOfEnds,
  inScheduleOrder,
  linkFaults,
  NodeOrder,
  type OrderedNetwork,
} from '../network/index.ts';
import { type ArraySchedule, finishSchedule, isPinned, runPasses } from './array-schedule.ts';
import { type LinkFacts, type Own, ownCopy, removedLink, setLink } from './own-arrays.ts';
import type { Passes } from './passes.ts';
import type { PlanArrays } from './plan-arrays.ts';
import { planInOrder } from './plan-in-order.ts';
import { SlackMeasure } from './slack.ts';

/** What of a task may be edited; the rest of a plan's arrays says what stays. */
export interface TaskEdit {
  readonly duration?: number;
  readonly calendar?: number;
  readonly constraintType?: number;
  readonly constraintDate?: number;
  readonly deadline?: number;
  readonly isActive?: number;
}

/**
 * A schedule that follows the edits of its plan: each visits again only the tasks that it reaches, and leaves what
 * `scheduleArrays` would give for the edited plan. Tasks and links go by their indices in the plan given; a link added
 * takes the next index. Where tasks go as late as possible, where a plan is scheduled from its finish, and where links
 * have been left out of loops or repeat one that is removed, an edit schedules the plan anew.
 */
export class LiveSchedule {
  /** The plan as edited. */
  readonly #input: PlanArrays;
  #linkCount: number;
  #network!: Own<OrderedNetwork>;
  #plan!: PlanArrays;
  #passes!: Passes;
  #slack!: SlackMeasure;
  #order!: NodeOrder;
  /** Of each link of the plan its number in the network, −1 where it is not followed. */
  #numberOf: number[] = [];
  #numbered = 0;
  #isPlain = true;
  #pinned = 0;
  #hasLoops = false;
  /** Tasks and types of links that are left out as they repeat another. */
  readonly #repeated = new Set<string>();

  constructor(plan: PlanArrays) {
    this.#input = ownCopy(plan);
    this.#linkCount = plan.links.from.length;
    this.#rebuild();
  }

  /** The schedule of the plan as it stands; its arrays change with the next edit. */
  get current(): ArraySchedule {
    return finishSchedule(this.#plan, this.#network, this.#passes, this.#slack);
  }

  editTask(task: number, edit: TaskEdit): void {
    const place = this.#network.placeOf[task] as number;
    const wasPinned = isPinned(this.#plan, place);
    for (const [field, value] of Object.entries(edit) as [keyof TaskEdit, number][]) {
      this.#input[field][task] = value;
      this.#plan[field][place] = value;
    }
    this.#pinned += Number(isPinned(this.#plan, place)) - Number(wasPinned);
    if (wasPinned || !this.#canFollow()) this.#rebuild();
    else this.#follow([place]);
  }

  editLag(link: number, lag: number, kind: number): void {
    this.#input.links.lag[link] = lag;
    this.#input.links.lagKind[link] = kind;
    const number = this.#numberOf[link] ?? -1;
    if (number < 0) return;
    this.#plan.links.lag[number] = lag;
    this.#plan.links.lagKind[number] = kind;
    if (this.#canFollow()) this.#follow(this.#endsOf(number));
    else this.#rebuild();
  }

  /** Adds a link and returns its index. */
  addLink(link: LinkFacts): number {
    const index = this.#linkCount++;
    setLink(this.#input.links, index, link);
    this.#numberOf[index] = -1;
    const network = this.#network;
    const from = network.placeOf[link.from] ?? -1;
    const to = network.placeOf[link.to] ?? -1;
    if (faultOfEnds(network, from, to) !== 0) return index;
    const { isSummary, count } = network;
    if (this.#repeats(from, to, link.type)) {
      this.#repeated.add(keyOf(link));
      return index;
    }
    const isAdmitted =
      this.#canFollow() &&
      !this.#hasLoops &&
      this.#order.admit(this.#plan.links, isSummary[from] ? count + from : from, to);
    if (isAdmitted) {
      const number = this.#append({ ...link, from, to }, index);
      this.#follow(this.#endsOf(number));
    } else this.#rebuild();
    return index;
  }

  removeLink(link: number): void {
    const { from: tails, to: heads, type } = this.#input.links;
    const key = keyOf({ from: tails[link] as number, to: heads[link] as number, type: type[link] as number });
    setLink(this.#input.links, link, removedLink);
    const number = this.#numberOf[link] ?? -1;
    if (number < 0 && !this.#hasLoops) return;
    if (this.#hasLoops || this.#repeated.has(key) || !this.#canFollow()) {
      this.#rebuild();
      return;
    }
    const [from, to] = this.#endsOf(number);
    this.#network.outgoing.remove(from, number);
    this.#network.incoming.remove(to, number);
    this.#numberOf[link] = -1;
    this.#follow([from, to]);
  }

  #canFollow(): boolean {
    return this.#isPlain && this.#pinned === 0;
  }

  #follow(places: readonly number[]): void {
    const { early, any } = this.#passes.update(places, this.#order);
    for (const task of early) this.#slack.noteEarlyDates(task);
    const { incoming } = this.#network;
    for (const task of [...early, ...places])
      for (let at = incoming.start[task] as number; at < (incoming.end[task] as number); at++)
        this.#slack.measure(this.#plan.links.from[incoming.items[at] as number] as number);
    for (const task of any) this.#slack.measure(task);
    for (const task of places) this.#slack.measure(task);
  }

  #rebuild(): void {
    const raw = buildNetwork(this.#input.parent, this.#input.links);
    this.#network = inScheduleOrder(raw);
    this.#numbered = this.#network.linkAt.length;
    this.#plan = planInOrder(this.#input, this.#network);
    this.#passes = runPasses(this.#plan, this.#network);
    this.#slack = new SlackMeasure(this.#passes.late);
    this.#slack.measureAll();
    this.#order = new NodeOrder(this.#network);
    this.#numberOf = new Array(this.#linkCount).fill(-1);
    this.#network.linkAt.forEach((link, number) => {
      this.#numberOf[link] = number;
    });
    this.#isPlain = this.#plan.rules.finishToScheduleFrom === null;
    this.#pinned = 0;
    for (let task = 0; task < this.#network.count; task++) if (isPinned(this.#plan, task)) this.#pinned++;
    this.#hasLoops = raw.loops.length > 0;
    this.#repeated.clear();
    const { from, to, type } = this.#input.links;
    raw.fault.forEach((fault, link) => {
      if (fault !== linkFaults.duplicate) return;
      this.#repeated.add(keyOf({ from: from[link] as number, to: to[link] as number, type: type[link] as number }));
    });
  }

  #append(link: LinkFacts, index: number): number {
    const number = this.#numbered++;
    setLink(this.#plan.links, number, link);
    if (number >= this.#network.linkAt.length) {
      const linkAt = new Int32Array(2 * number + 8);
      linkAt.set(this.#network.linkAt);
      this.#network.linkAt = linkAt;
    }
    this.#network.linkAt[number] = index;
    this.#network.outgoing.add(link.from, number);
    this.#network.incoming.add(link.to, number);
    this.#numberOf[index] = number;
    return number;
  }

  #endsOf(number: number): [from: number, to: number] {
    const { from, to } = this.#plan.links;
    return [from[number] as number, to[number] as number];
  }

  #repeats(from: number, to: number, type: number): boolean {
    const { start, end, items } = this.#network.incoming;
    const { links } = this.#plan;
    for (let at = start[to] as number; at < (end[to] as number); at++) {
      const link = items[at] as number;
      if (links.from[link] === from && links.type[link] === type) return true;
    }
    return false;
  }
}

const keyOf = ({ from, to, type }: Pick<LinkFacts, 'from' | 'to' | 'type'>) => `${from} ${to} ${type}`;
