import type { PlanLink, PlanTask } from '../kernel/plan.ts';
import type { Ticks } from '../kernel/plan-time.ts';
import { drivingLink, type TaskDates } from '../kernel/schedule-result.ts';
import { asksStart, type HoldingLink, type LinkReader } from './link-reader.ts';

/**
 * What drives what, backwards: a leaf, an end of a summary, or the links of a task that ask for so much at least. The last
 * two have no `leaf` and stand between leaves, so that the graph is no larger than the plan, however many leaves a summary
 * with however many links holds.
 */
export class DrivingNode {
  readonly leaf: TaskDates | null;
  /** The walk that came here last. */
  walk = 0;
  readonly #find: () => readonly DrivingNode[];
  #before: readonly DrivingNode[] | null = null;

  constructor(leaf: TaskDates | null, find: () => readonly DrivingNode[]) {
    this.leaf = leaf;
    this.#find = find;
  }

  /** What drives it, found once. */
  get before(): readonly DrivingNode[] {
    this.#before ??= this.#find();
    return this.#before;
  }
}

/** The graph of a schedule; built as far as it is walked. */
export class DrivingGraph {
  /** The node of a leaf by its uid. */
  readonly leaf = remembered((uid: number) => new DrivingNode(this.#dates(uid) ?? null, () => this.#driversOf(uid)));
  readonly #reader: LinkReader;
  readonly #starts = remembered((uid: number) => new DrivingNode(null, () => this.#makersOf(uid, 'start')));
  readonly #finishes = remembered((uid: number) => new DrivingNode(null, () => this.#makersOf(uid, 'finish')));
  readonly #asking = {
    start: remembered((task: PlanTask) => this.#askingLinks(task, true)),
    finish: remembered((task: PlanTask) => this.#askingLinks(task, false)),
  };
  #walks = 0;

  constructor(reader: LinkReader) {
    this.#reader = reader;
  }

  /** The node of the end that a link comes from. */
  tail({ predecessorUid, type }: Pick<PlanLink, 'predecessorUid' | 'type'>): DrivingNode {
    return this.#nodeOf(predecessorUid, type === 'SS' || type === 'SF' ? 'start' : 'finish');
  }

  /** The leaves from some nodes back, these included; what is before a leaf only where that is to be passed. */
  walkBack(from: readonly DrivingNode[], isPassed: (leaf: TaskDates) => boolean): TaskDates[] {
    const walk = ++this.#walks;
    const found: TaskDates[] = [];
    const left: DrivingNode[] = [];
    const enter = (node: DrivingNode) => {
      if (node.walk === walk) return;
      node.walk = walk;
      left.push(node);
    };
    for (const node of from) enter(node);
    for (let node = left.pop(); node; node = left.pop()) {
      if (node.leaf) found.push(node.leaf);
      if (!node.leaf || isPassed(node.leaf)) for (const next of node.before) enter(next);
    }
    return found;
  }

  #dates(uid: number): TaskDates | undefined {
    return this.#reader.dates.get(uid);
  }

  #nodeOf(uid: number, end: 'start' | 'finish'): DrivingNode {
    if (!this.#dates(uid)?.isSummary) return this.leaf(uid);
    return end === 'start' ? this.#starts(uid) : this.#finishes(uid);
  }

  /** What makes an end of a summary: its children, inactive ones only where itself is. */
  #makersOf(uid: number, end: 'start' | 'finish'): DrivingNode[] {
    const isInactive = this.#reader.tasks.get(uid)?.isActive === false;
    return this.#reader
      .childrenOf(uid)
      .filter((child) => (child.isActive || isInactive) && this.#dates(child.uid)?.[end] === this.#dates(uid)?.[end])
      .map((child) => this.#nodeOf(child.uid, end));
  }

  #driversOf(uid: number): DrivingNode[] {
    const own = this.#dates(uid);
    if (!own || !this.#reader.isMovedByLinks(uid)) return [];
    const found: DrivingNode[] = [];
    for (const end of ['start', 'finish'] as const) {
      const stands = this.#reader.standsAt(uid, end === 'start');
      if (stands === null) continue;
      const worked = this.#reader.book.project.worked(stands);
      for (const task of this.#reader.linkedLineOf(uid)) found.push(...nodeAsking(this.#asking[end](task), worked));
    }
    const link = drivingLink(own.reason);
    if (link && link.planId === undefined) found.push(this.tail({ predecessorUid: link.uid, type: link.type }));
    return found;
  }

  #askingLinks(task: PlanTask, byStart: boolean): Asking[] {
    const { project } = this.#reader.book;
    const latestFirst = this.#reader
      .asking(task)
      .flatMap(({ link, asked }) =>
        asked === null || asksStart(link) !== byStart ? [] : [{ link, worked: project.worked(asked) }],
      )
      .sort((a, b) => b.worked - a.worked);
    let later: DrivingNode | null = null;
    return latestFirst.map(({ link, worked }) => {
      const tail = this.tail(link);
      const before: DrivingNode[] = later ? [later, tail] : [tail];
      later = later ? new DrivingNode(null, () => before) : tail;
      return { worked, node: later };
    });
  }
}

/** Whether a link that holds a task drives it: it has no slack, or the schedule names it as the reason. */
export function isDriving({ reason }: TaskDates, { link, slackTicks, viaUid }: HoldingLink): boolean {
  const named = drivingLink(reason);
  const isReason =
    named !== null &&
    named.planId === undefined &&
    named.uid === link.predecessorUid &&
    named.type === link.type &&
    named.viaUid === viaUid;
  return isReason || (slackTicks !== null && slackTicks <= 0);
}

/** Links of a task by the work that is done when they let it be, the latest first; the node of each leads to those before it. */
interface Asking {
  readonly worked: Ticks;
  readonly node: DrivingNode;
}

/** The node of all links that ask for no less than so much work; none where no link does. */
function nodeAsking(queue: readonly Asking[], worked: Ticks): DrivingNode[] {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((queue[middle] as Asking).worked >= worked) low = middle + 1;
    else high = middle;
  }
  const last = queue[low - 1];
  return last ? [last.node] : [];
}

/** Remembers a function: the same argument gives the same answer, made once. */
export function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key) ?? make(key);
    known.set(key, found);
    return found;
  };
}
