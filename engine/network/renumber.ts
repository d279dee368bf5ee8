import type { LinkEnds } from './link-faults.ts';
import { LinkRows } from './link-rows.ts';
import type { Network } from './network.ts';
import type { Outline } from './outline.ts';
import type { PredecessorRows } from './predecessor-rows.ts';

/**
 * A network whose tasks are numbered in the order in which they are scheduled, and its links by their successors, so that
 * passes read memory in order, whatever the order of the input. Children and rows keep the order of the input.
 */
export interface OrderedNetwork extends Outline {
  readonly links: LinkEnds;
  /** Nodes: leaf or beginning of a summary i, end of a summary count + i. */
  readonly order: Int32Array;
  /** Links by successor and by predecessor. */
  readonly incoming: LinkRows;
  readonly outgoing: LinkRows;
  /** By input task its number here, and the reverse. */
  readonly placeOf: Int32Array;
  readonly taskAt: Int32Array;
  /** By link here the link of the input; links with faults are left out. */
  readonly linkAt: Int32Array;
}

/** The network with tasks and links numbered in the order in which they are scheduled, so that passes read memory from one end to the other (decision 0063). */
export function inScheduleOrder(network: Network): OrderedNetwork {
  const { count, order, predecessors, links } = network;
  const { placeOf, taskAt } = placesOf(network);
  const { linkAt, ...ends } = linksInOrder(predecessors, links.type, placeOf, taskAt);
  return {
    ...outlineInOrder(network, placeOf, taskAt),
    links: ends,
    order: nodesInOrder(order, placeOf, count),
    incoming: new LinkRows(ends.to, count, linkAt),
    outgoing: new LinkRows(ends.from, count, linkAt),
    placeOf,
    taskAt,
    linkAt,
  };
}

function linksInOrder(
  predecessors: PredecessorRows,
  types: Uint8Array,
  placeOf: Int32Array,
  taskAt: Int32Array,
): LinkEnds & { linkAt: Int32Array } {
  let linkCount = 0;
  for (let task = 0; task < taskAt.length; task++)
    linkCount += (predecessors.end[task] as number) - (predecessors.start[task] as number);
  const linkAt = new Int32Array(linkCount);
  const from = new Int32Array(linkCount);
  const to = new Int32Array(linkCount);
  const type = new Uint8Array(linkCount);
  for (let place = 0, filled = 0; place < taskAt.length; place++) {
    const task = taskAt[place] as number;
    const end = predecessors.end[task] as number;
    for (let at = predecessors.start[task] as number; at < end; at++, filled++) {
      const link = predecessors.link[at] as number;
      linkAt[filled] = link;
      from[filled] = placeOf[predecessors.task[at] as number] as number;
      to[filled] = place;
      type[filled] = types[link] as number;
    }
  }
  return { linkAt, from, to, type };
}

function nodesInOrder(order: Int32Array, placeOf: Int32Array, count: number): Int32Array {
  const nodes = new Int32Array(order.length);
  for (let at = 0; at < nodes.length; at++) {
    const node = order[at] as number;
    nodes[at] = node < count ? (placeOf[node] as number) : count + (placeOf[node - count] as number);
  }
  return nodes;
}

function placesOf({ count, order }: Network): { placeOf: Int32Array; taskAt: Int32Array } {
  const placeOf = new Int32Array(count);
  const taskAt = new Int32Array(count);
  let place = 0;
  for (let at = 0; at < order.length; at++) {
    const node = order[at] as number;
    if (node >= count) continue;
    taskAt[place] = node;
    placeOf[node] = place++;
  }
  return { placeOf, taskAt };
}

function outlineInOrder(outline: Outline, placeOf: Int32Array, taskAt: Int32Array): Outline {
  const { count, summaryCount } = outline;
  const isSummary = new Uint8Array(count);
  const parent = new Int32Array(count).fill(-1);
  if (summaryCount === 0) return { ...outline, parent, isSummary };
  const childStart = new Int32Array(count + 1);
  const children = new Int32Array(outline.children.length);
  let filled = 0;
  for (let place = 0; place < count; place++) {
    const task = taskAt[place] as number;
    const above = outline.parent[task] as number;
    if (above >= 0) parent[place] = placeOf[above] as number;
    isSummary[place] = outline.isSummary[task] as number;
    childStart[place] = filled;
    for (let at = outline.childStart[task] as number; at < (outline.childStart[task + 1] as number); at++)
      children[filled++] = placeOf[outline.children[at] as number] as number;
  }
  childStart[count] = filled;
  return { count, summaryCount, parent, isSummary, childStart, children };
}
