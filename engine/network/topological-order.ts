import type { Outline } from './outline.ts';

/** Arrows between nodes as compressed sparse rows: those of node n are `to[start[n]]` … before `to[start[n + 1]]`. */
export interface Rows {
  readonly start: Int32Array;
  /** Which arrow, in order of rising index within each node. */
  readonly items: Int32Array;
}

/** Sorts items by their node, keeping their order within a node. */
export function rowsOf(nodes: ArrayLike<number>, nodeCount: number): Rows {
  const start = new Int32Array(nodeCount + 1);
  for (let item = 0; item < nodes.length; item++) {
    const node = nodes[item] as number;
    start[node + 1] = (start[node + 1] as number) + 1;
  }
  for (let node = 0; node < nodeCount; node++) start[node + 1] = (start[node + 1] as number) + (start[node] as number);
  const next = start.slice(0, nodeCount);
  const items = new Int32Array(nodes.length);
  for (let item = 0; item < nodes.length; item++) {
    const node = nodes[item] as number;
    const at = next[node] as number;
    items[at] = item;
    next[node] = at + 1;
  }
  return { start, items };
}

/**
 * The order in which tasks can be scheduled, as nodes: a leaf i is node i; a summary i begins as node i, before all below
 * it (its links hold them), and ends as node `count + i`, after all below it (it drives by its rolled-up finish).
 * Links that close a loop are left out, one for each loop, the last of the plan among the loop's links.
 * Method: Kahn 1962; where nothing is free any more, walking back from the first node left over must meet itself.
 */
export interface TopologicalOrder {
  readonly order: Int32Array;
  /** For each link whether it was left out. */
  readonly isDropped: Uint8Array;
  /** For each loop the link left out, and the tasks in the order of the links, beginning with that link's successor. */
  readonly loops: readonly { readonly link: number; readonly tasks: readonly number[] }[];
}

export function topologicalOrder(outline: Outline, from: ArrayLike<number>, to: ArrayLike<number>): TopologicalOrder {
  const { count, parent, isSummary } = outline;
  const arrows = arrowsOf(outline, from, to);
  const outgoing = rowsOf(arrows.from, 2 * count);
  const isDropped = new Uint8Array(from.length);
  const waiting = new Int32Array(2 * count);
  for (const node of arrows.to) waiting[node] = (waiting[node] as number) + 1;
  const isDone = new Uint8Array(2 * count);
  const nodeCount = count + isSummary.reduce((sum, is) => sum + is, 0);
  const order = new Int32Array(nodeCount);
  const loops: { link: number; tasks: number[] }[] = [];
  let filled = 0;
  let read = 0;
  const release = (node: number) => {
    order[filled++] = node;
    isDone[node] = 1;
  };
  for (let node = 0; node < count; node++) if (waiting[node] === 0) release(node);
  let incoming: Rows | null = null;
  let firstLeft = 0;
  while (filled < nodeCount) {
    for (; read < filled; read++) {
      const node = order[read] as number;
      for (let at = outgoing.start[node] as number; at < (outgoing.start[node + 1] as number); at++) {
        const arrow = outgoing.items[at] as number;
        if (arrow < from.length && isDropped[arrow]) continue;
        const next = arrows.to[arrow] as number;
        waiting[next] = (waiting[next] as number) - 1;
        if (waiting[next] === 0) release(next);
      }
    }
    if (filled === nodeCount) break;
    incoming ??= rowsOf(arrows.to, 2 * count);
    while (isDone[firstLeft] || (firstLeft >= count && !isSummary[firstLeft - count])) firstLeft++;
    const loop = findLoop(firstLeft, incoming, arrows.from, isDone, isDropped);
    const link = loop.reduce((last, arrow) => (arrow < from.length ? Math.max(last, arrow) : last), -1);
    isDropped[link] = 1;
    loops.push({ link, tasks: tasksOf(loop, link, from, to, count) });
    const freed = arrows.to[link] as number;
    waiting[freed] = (waiting[freed] as number) - 1;
    if (waiting[freed] === 0) release(freed);
  }
  return { order, isDropped, loops };

  function arrowsOf({ count, isSummary }: Outline, from: ArrayLike<number>, to: ArrayLike<number>) {
    const end = (task: number) => (isSummary[task] ? count + task : task);
    const tails: number[] = [];
    const heads: number[] = [];
    for (let link = 0; link < from.length; link++) {
      tails.push(end(from[link] as number));
      heads.push(to[link] as number);
    }
    for (let task = 0; task < count; task++) {
      const above = parent[task] as number;
      if (above < 0) continue;
      tails.push(above, end(task));
      heads.push(task, count + above);
    }
    return { from: tails, to: heads };
  }
}

/** Arrows of one loop in the order in which they lead, found by walking back over what is not yet done. */
function findLoop(
  begin: number,
  incoming: Rows,
  tails: readonly number[],
  isDone: Uint8Array,
  isDropped: Uint8Array,
): number[] {
  const path: number[] = [];
  const placeOf = new Map<number, number>();
  for (let node = begin; ; ) {
    const place = placeOf.get(node);
    if (place !== undefined) return path.slice(place).reverse();
    placeOf.set(node, path.length);
    let blocking = -1;
    for (let at = incoming.start[node] as number; at < (incoming.start[node + 1] as number) && blocking < 0; at++) {
      const arrow = incoming.items[at] as number;
      const isOut = arrow < isDropped.length && isDropped[arrow] === 1;
      if (!isOut && !isDone[tails[arrow] as number]) blocking = arrow;
    }
    path.push(blocking);
    node = tails[blocking] as number;
  }
}

/** The tasks that a loop's links join, from the successor of the link left out round to its predecessor. */
function tasksOf(
  loop: readonly number[],
  dropped: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  count: number,
): number[] {
  const links = loop.filter((arrow) => arrow < from.length);
  const turn = links.indexOf(dropped) + 1;
  const tasks: number[] = [];
  let last = to[dropped] as number;
  tasks.push(last);
  for (const link of [...links.slice(turn), ...links.slice(0, turn)]) {
    for (const task of [from[link] as number, to[link] as number]) {
      if (task !== last && task < count) tasks.push(task);
      last = task;
    }
  }
  // The walk ends where it began.
  tasks.pop();
  return tasks;
}
