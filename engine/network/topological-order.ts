import { type LinkEnds, linkFaults } from './link-faults.ts';
import type { Outline } from './outline.ts';
import { PathLinks } from './path-links.ts';
import { leftOut, type PredecessorRows, taskOfHold } from './predecessor-rows.ts';
import { ScheduleOrder, unplaced } from './schedule-order.ts';

/** A network whose links may still close loops. */
export interface RawNetwork {
  readonly outline: Outline;
  readonly links: LinkEnds;
  readonly fault: Uint8Array;
  readonly predecessors: PredecessorRows;
}

/** The link left out, and the tasks in the order of the links, beginning with that link's successor. */
export interface Loop {
  readonly link: number;
  readonly tasks: readonly number[];
}

/** Once so many tasks have been named in loops, further ones are told by the two ends of the link left out. */
const longestTold = 200_000;

/** Once so many nodes have been visited again, loops are cut where they close. */
const mostRevisited = 20_000_000;

/** Stands for the place of a node on the path that is walked. */
const onPath = -2;

/**
 * The order in which tasks can be scheduled, as nodes: a leaf i is node i; a summary i begins as node i, before all below
 * it (its links hold them), and ends as node `count + i`, after all below it (it drives by its rolled-up finish).
 * Of each loop the link that comes last in the plan is left out; in a large plan that is mostly loops, once looking for
 * that has taken long, the link that closes it.
 * Method: depth first over what each node waits for (Tarjan 1976), which also keeps neighbours near each other.
 */
export function topologicalOrder(network: RawNetwork): { order: ScheduleOrder; loops: Loop[] } {
  const { outline, links, fault } = network;
  const { start, items } = network.predecessors;
  const { count, parent, isSummary, summaryCount, childStart, children } = outline;
  const hasSummaries = summaryCount > 0;
  const nodes = hasSummaries ? 2 * count : count;
  const order = new ScheduleOrder(outline, network.predecessors);
  const { placeOf } = order;
  const path = new Int32Array(nodes);
  /** For each node on the path how many of what it waits for have been looked at; of leaves the first is the summary. */
  const looked = new Int32Array(nodes);
  /** Where a node stands on the path, as long as it does, and the links of the path; kept from the first loop on. */
  let depthOf: Int32Array | null = null;
  const pathLinks = new PathLinks();
  const loops: Loop[] = [];
  let named = 0;
  let revisited = 0;

  /** The next node that the end of the path waits for and that is not done; −1 where there is none. */
  const nextHolder = (depth: number): number => {
    const node = path[depth] as number;
    let at = looked[depth] as number;
    let holder = -1;
    if (node >= count) {
      const first = childStart[node - count] as number;
      const length = (childStart[node - count + 1] as number) - first;
      while (holder < 0 && at < length) {
        const child = children[first + at++] as number;
        const end = isSummary[child] ? count + child : child;
        if ((placeOf[end] as number) < 0) holder = end;
      }
    } else {
      if (at === 0) {
        const above = hasSummaries ? (parent[node] as number) : -1;
        if (above >= 0 && (placeOf[above] as number) < 0) holder = above;
        at = 1;
      }
      const first = (start[node] as number) - 1;
      const end = (start[node + 1] as number) - first;
      while (holder < 0 && at < end) {
        const hold = items[2 * (first + at++) + 1] as number;
        if (hold === leftOut) continue;
        const from = taskOfHold(hold);
        const tail = hasSummaries && isSummary[from] ? count + from : from;
        if ((placeOf[tail] as number) < 0) holder = tail;
      }
    }
    looked[depth] = at;
    return holder;
  };

  /** The link by which a node of the path waits for the next, −1 where the outline holds it. */
  const heldBy = (depth: number): number => {
    const node = path[depth] as number;
    const at = looked[depth] as number;
    return node >= count || at === 1 ? -1 : (items[2 * ((start[node] as number) + at - 2)] as number);
  };

  const depthOnPath = (node: number, depth: number): number => {
    if (!depthOf) {
      depthOf = new Int32Array(nodes);
      for (let at = 0; at <= depth; at++) {
        depthOf[path[at] as number] = at;
        if (at < depth) pathLinks.set(at, heldBy(at));
      }
    }
    return depthOf[node] as number;
  };

  /** Takes one link out of the loop that the path closes at `begin`, and goes back to where it was met. */
  const dropLink = (begin: number, depth: number): number => {
    const closing = heldBy(depth);
    const earlier = pathLinks.lastFrom(begin, depth);
    const closes = earlier < 0 || closing > heldBy(earlier) || (closing >= 0 && revisited > mostRevisited);
    const met = closes ? depth : earlier;
    const link = heldBy(met);
    const tasks =
      named > longestTold
        ? [links.to[link] as number, links.from[link] as number]
        : tasksAround(links, Array.from({ length: depth - begin + 1 }, (_, nth) => heldBy(depth - nth)), link); // biome-ignore format: one choice
    named += tasks.length;
    loops.push({ link, tasks });
    items[2 * ((start[path[met] as number] as number) + (looked[met] as number) - 2) + 1] = leftOut;
    fault[link] = linkFaults.loop;
    for (let at = met + 1; at <= depth; at++) placeOf[path[at] as number] = unplaced;
    revisited += depth - met;
    return met;
  };

  const visit = (root: number) => {
    if (placeOf[root] !== unplaced) return;
    let depth = 0;
    const enter = (node: number) => {
      path[depth] = node;
      if (depthOf) {
        depthOf[node] = depth;
        if (depth > 0) pathLinks.set(depth - 1, heldBy(depth - 1));
      }
      looked[depth] = 0;
      placeOf[node] = onPath;
    };
    enter(root);
    while (depth >= 0) {
      const holder = nextHolder(depth);
      if (holder < 0) order.add(path[depth--] as number);
      else if (placeOf[holder] === unplaced) {
        depth++;
        enter(holder);
      } else depth = dropLink(depthOnPath(holder, depth), depth);
    }
  };
  for (let node = 0; node < count; node++) visit(node);
  if (hasSummaries) for (let task = 0; task < count; task++) if (isSummary[task]) visit(count + task);
  return { order, loops };
}

/** The tasks that a loop's links join, from the successor of the link left out round to its predecessor. */
function tasksAround(links: LinkEnds, around: readonly number[], dropped: number): number[] {
  const loop = around.filter((link) => link >= 0);
  const turn = loop.indexOf(dropped) + 1;
  let last = links.to[dropped] as number;
  const tasks = [last];
  for (const link of [...loop.slice(turn), ...loop.slice(0, turn)]) {
    for (const task of [links.from[link] as number, links.to[link] as number]) {
      if (task !== last) tasks.push(task);
      last = task;
    }
  }
  // The walk ends where it began.
  tasks.pop();
  return tasks;
}
