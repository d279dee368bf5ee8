import type { OrderedNetwork } from './renumber.ts';

/** Calls `visit` with each node that directly waits for a node: see `OrderedNetwork.order` for what nodes are. */
export function eachBehind(
  network: OrderedNetwork,
  links: { to: Int32Array },
  node: number,
  visit: (node: number) => void,
) {
  const { count, isSummary, childStart, children, outgoing, parent } = network;
  if (node < count && isSummary[node]) {
    for (let at = childStart[node] as number; at < (childStart[node + 1] as number); at++)
      visit(children[at] as number);
    return;
  }
  const task = node < count ? node : node - count;
  for (let at = outgoing.start[task] as number; at < (outgoing.end[task] as number); at++)
    visit(links.to[outgoing.items[at] as number] as number);
  const above = parent[task] as number;
  if (above >= 0) visit(count + above);
}

/** Calls `visit` with each node that a node directly waits for. */
export function eachBefore(
  network: OrderedNetwork,
  links: { from: Int32Array },
  node: number,
  visit: (node: number) => void,
) {
  const { count, isSummary, childStart, children, incoming, parent } = network;
  const endOf = (task: number) => (isSummary[task] ? count + task : task);
  if (node >= count) {
    const task = node - count;
    for (let at = childStart[task] as number; at < (childStart[task + 1] as number); at++)
      visit(endOf(children[at] as number));
    return;
  }
  for (let at = incoming.start[node] as number; at < (incoming.end[node] as number); at++)
    visit(endOf(links.from[incoming.items[at] as number] as number));
  const above = parent[node] as number;
  if (above >= 0) visit(above);
}
