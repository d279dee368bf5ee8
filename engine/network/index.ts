export { type Network, readNetwork } from './network.ts';
export { isAncestor, type Outline, readOutline } from './outline.ts';
export type { Rows } from './topological-order.ts';
