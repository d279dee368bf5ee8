import type { LinkEnds } from './link-faults.ts';
import { LinkRows } from './link-rows.ts';
import type { Network } from './network.ts';
import type { Outline } from './outline.ts';

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

/** The network with tasks and links numbered in the order in which they are scheduled. */
export function inScheduleOrder(network: Network): OrderedNetwork {
  const { links, linkAt, order, taskAt } = network.order;
  const { count } = network;
  const placeOf = network.order.placeOf.subarray(0, count);
  return {
    ...outlineInOrder(network, placeOf, taskAt),
    links,
    order,
    incoming: new LinkRows(links.to, count, linkAt),
    outgoing: new LinkRows(links.from, count, linkAt),
    placeOf,
    taskAt,
    linkAt,
  };
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
