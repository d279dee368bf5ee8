import { faultsOfEnds, type LinkEnds } from './link-faults.ts';
import { type Outline, outlineOf } from './outline.ts';
import { leaveOutDuplicates, predecessorRows } from './predecessor-rows.ts';
import type { ScheduleOrder } from './schedule-order.ts';
import { type Loop, topologicalOrder } from './topological-order.ts';

/** A plan's tasks and links as indices in flat arrays, and an order in which they can be scheduled. */
export interface Network extends Outline {
  readonly links: LinkEnds;
  /** Of each link 0 where it is followed, else one of `linkFaults`. What is followed is free of loops. */
  readonly fault: Uint8Array;
  readonly order: ScheduleOrder;
  readonly loops: readonly Loop[];
}

/**
 * Orders a network, whatever its links are: `parents` holds by task index the task above, −1 at the top, and is free of
 * loops. Links that cannot be followed are marked in `fault` and left out, of each loop the one that
 * comes last in the plan. Linear in
 * tasks and links (R. E. Tarjan, "Edge-disjoint spanning trees and depth-first search", 1976).
 */
export function buildNetwork(parents: Int32Array, links: LinkEnds): Network {
  const outline = outlineOf(parents);
  const fault = faultsOfEnds(outline, links);
  const predecessors = predecessorRows(links, fault, outline.count);
  leaveOutDuplicates(predecessors, fault);
  const { order, loops } = topologicalOrder({ outline, links, fault, predecessors });
  return { ...outline, links, fault, order, loops };
}
