import {
  buildNetwork,
  faultOfEnds,
  inScheduleOrder,
  linkFaults,
  type Network,
  NodeOrder,
  type OrderedNetwork,
} from '../network/index.ts';
import { type ArraySchedule, finishSchedule, runPasses } from './array-schedule.ts';
import { LiveOutline, type TaskPlace } from './live-outline.ts';
import { appendTask, type LinkFacts, type Own, ownCopy, removedLink, setLink, type TaskEdit } from './own-arrays.ts';
import type { Passes } from './passes.ts';
import { isPinned } from './pins.ts';
import { allRules, type PlanArrays, placement, primaveraMode, rulesOf, taskBounds } from './plan-arrays.ts';
import { planInOrder } from './plan-in-order.ts';
import { SlackMeasure } from './slack.ts';

/**
 * A schedule that follows the edits of its plan: each visits again only the tasks that it reaches, and leaves what
 * `scheduleArrays` would give for the edited plan. Tasks and links go by their indices in the plan given, whatever
 * becomes of others; what is added takes the next index, and `placeOf` of a task that was deleted is −1. Where tasks are
 * added or moved, where some go as late as possible, span others or may have an expected finish, where a plan is scheduled from its finish, and where
 * links have been left out of loops or repeat one that is removed, an edit schedules the plan anew.
 */
export class LiveSchedule {
  /** The plan as edited. */
  readonly #input: Own<PlanArrays>;
  readonly #outline: LiveOutline;
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
    this.#outline = new LiveOutline(plan.parent);
    this.#linkCount = plan.links.from.length;
    this.#rebuild();
  }

  /** The schedule of the plan as it stands; its arrays change with the next edit. */
  get current(): ArraySchedule {
    return finishSchedule(this.#plan, this.#network, this.#passes, this.#slack);
  }

  /** Adds a task and returns its index. */
  addTask(task: TaskEdit, place: TaskPlace): number {
    const index = this.#outline.insert(place);
    appendTask(this.#input, this.#outline.parent[index] as number, task);
    this.#rebuild();
    return index;
  }

  /** Moves a task with all below it; false, and nothing moved, where it would stand under itself. */
  moveTask(task: number, place: TaskPlace): boolean {
    if (!this.#outline.move(task, place)) return false;
    this.#input.parent[task] = this.#outline.parent[task] as number;
    this.#rebuild();
    return true;
  }

  /** Deletes a task with all below it and all their links. */
  deleteTask(task: number): void {
    const place = this.#network.placeOf[task] ?? -1;
    const removed = new Set(this.#outline.remove(task));
    if (removed.size === 0) return;
    const { from, to } = this.#input.links;
    const ends = [place];
    for (let link = 0; link < this.#linkCount; link++) {
      if (!removed.has(from[link] as number) && !removed.has(to[link] as number)) continue;
      setLink(this.#input.links, link, removedLink);
      const number = this.#numberOf[link] ?? -1;
      if (number >= 0) ends.push(...this.#unlink(link, number));
    }
    const above = this.#outline.parent[task] as number;
    const isLastBelow = above >= 0 && this.#outline.childrenOf(above).length === 0;
    if (removed.size > 1 || isLastBelow || this.#hasLoops || this.#repeated.size > 0 || !this.#canFollow()) {
      this.#rebuild();
      return;
    }
    // It keeps its number in the passes, without dates, until the plan is next scheduled anew.
    this.#plan.placement[place] = placement.placeholder;
    this.#plan.isActive[place] = 0;
    this.#network.placeOf[task] = -1;
    this.#follow([...new Set(ends)]);
  }

  editTask(task: number, edit: TaskEdit): void {
    const place = this.#network.placeOf[task] ?? -1;
    if (place < 0) return;
    const wasPinned = isPinned(this.#plan, place);
    const bounds = taskBounds(this.#input);
    for (const [field, wanted] of Object.entries(edit) as [keyof TaskEdit, number][]) {
      const [least, most] = bounds[field];
      const value = Math.max(least, Math.min(most, wanted));
      this.#input[field][task] = value;
      this.#plan[field][place] = value;
    }
    this.#pinned += Number(isPinned(this.#plan, place)) - Number(wasPinned);
    if (wasPinned || !this.#canFollow()) this.#rebuild();
    else this.#follow([place]);
  }

  editLag(link: number, lag: number, kind: number): void {
    if (!this.#hasLink(link)) return;
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
    if (!this.#hasLink(link)) return;
    const { from: tails, to: heads, type } = this.#input.links;
    const key = keyOf({ from: tails[link] as number, to: heads[link] as number, type: type[link] as number });
    setLink(this.#input.links, link, removedLink);
    const number = this.#numberOf[link] ?? -1;
    if (number < 0 && !this.#hasLoops) return;
    if (this.#hasLoops || this.#repeated.has(key) || !this.#canFollow()) {
      this.#rebuild();
      return;
    }
    this.#follow(this.#unlink(link, number));
  }

  /** Takes a link out of the network and returns the tasks that it joined. */
  #unlink(link: number, number: number): [from: number, to: number] {
    const [from, to] = this.#endsOf(number);
    this.#network.outgoing.remove(from, number);
    this.#network.incoming.remove(to, number);
    this.#numberOf[link] = -1;
    return [from, to];
  }

  #hasLink(link: number): boolean {
    return link >= 0 && link < this.#linkCount;
  }

  #canFollow(): boolean {
    return this.#isPlain && this.#pinned === 0;
  }

  #follow(places: readonly number[]): void {
    const visited = this.#passes.update(places, this.#order);
    if (!visited) {
      this.#slack.measureAll();
      return;
    }
    const { early, any } = visited;
    // a place may count in another calendar by now although its dates are the same
    for (const task of [...early, ...places]) this.#slack.noteEarlyDates(task);
    const { incoming } = this.#network;
    for (const task of [...early, ...places])
      for (let at = incoming.start[task] as number; at < (incoming.end[task] as number); at++)
        this.#slack.measure(this.#plan.links.from[incoming.items[at] as number] as number);
    for (const task of any) this.#slack.measure(task);
    for (const task of places) this.#slack.measure(task);
  }

  #rebuild(): void {
    const { isAsGiven, order } = this.#outline;
    const raw = isAsGiven ? buildNetwork(this.#input.parent, this.#input.links) : this.#buildOutlined();
    this.#network = inScheduleOrder(raw);
    if (!isAsGiven) {
      this.#network.taskAt = this.#network.taskAt.map((nth) => order[nth] as number);
      this.#network.placeOf = new Int32Array(this.#input.parent.length).fill(-1);
      this.#network.taskAt.forEach((task, place) => {
        this.#network.placeOf[task] = place;
      });
    }
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
    const isForwards = allRules(this.#plan).every(
      ({ finishToScheduleFrom, options }) => finishToScheduleFrom === null && options?.usesExpectedFinish !== true,
    );
    this.#isPlain = isForwards && !this.#plan.placement.some(isRare(this.#plan));
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

  /** The network of the tasks in their outline order, where that is not the order of their indices any more. */
  #buildOutlined(): Network {
    const { order, parent } = this.#outline;
    const { from, to, type } = this.#input.links;
    const nthOf = new Int32Array(this.#input.parent.length).fill(-1);
    order.forEach((task, nth) => {
      nthOf[task] = nth;
    });
    const nth = (task: number) => (task < 0 ? -1 : (nthOf[task] ?? -1));
    const parents = Int32Array.from(order, (task) => nth(parent[task] as number));
    return buildNetwork(parents, { from: from.map(nth), to: to.map(nth), type });
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

/** Whether work under P6's progress modes is placed by more than its links, or a task spans others. */
const isRare = (plan: PlanArrays) => (kind: number, task: number) =>
  kind === placement.spanning || (primaveraMode(rulesOf(plan, task)) !== null && (kind === placement.started || kind === placement.complete)); // biome-ignore format: one rule

const keyOf = ({ from, to, type }: Pick<LinkFacts, 'from' | 'to' | 'type'>) => `${from} ${to} ${type}`;
