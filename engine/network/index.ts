export { faultOfEnds, type LinkEnds, linkFaults } from './link-faults.ts';
export type { LinkRows } from './link-rows.ts';
export { buildNetwork, type Network } from './network.ts';
export { eachBefore, eachBehind } from './node-graph.ts';
export { NodeOrder } from './node-order.ts';
export { NodeQueue } from './node-queue.ts';
export { isAncestor, type Outline } from './outline.ts';
export { linkFaultCodes, linkFinding, loopFinding, type PlanNetwork, readNetwork } from './read-network.ts';
export { inScheduleOrder, type OrderedNetwork } from './renumber.ts';
