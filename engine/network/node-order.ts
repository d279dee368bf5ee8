import type { LinkEnds } from './link-faults.ts';
import { eachBefore, eachBehind } from './node-graph.ts';
import type { OrderedNetwork } from './renumber.ts';

/** The order of a network's nodes, kept while links come and go. */
export class NodeOrder {
  readonly nodeAt: Int32Array;
  readonly positionOf: Int32Array;
  readonly #network: OrderedNetwork;

  constructor(network: OrderedNetwork) {
    this.#network = network;
    this.nodeAt = network.order;
    this.positionOf = new Int32Array(network.summaryCount > 0 ? 2 * network.count : network.count);
    for (let at = 0; at < this.nodeAt.length; at++) this.positionOf[this.nodeAt[at] as number] = at;
  }

  /**
   * Makes room for a new link: `before` shall stand before `behind`. Only nodes between the two are moved.
   * False, and nothing moved, where the link would close a loop. Method: Pearce and Kelly 2006.
   */
  admit(links: LinkEnds, before: number, behind: number): boolean {
    const last = this.positionOf[before] as number;
    const first = this.positionOf[behind] as number;
    if (last < first) return true;
    const later = new Set<number>();
    this.#collect(later, behind, (node, visit) =>
      eachBehind(this.#network, links, node, (next) => {
        if ((this.positionOf[next] as number) <= last) visit(next);
      }),
    );
    if (later.has(before)) return false;
    const earlier = new Set<number>();
    this.#collect(earlier, before, (node, visit) =>
      eachBefore(this.#network, links, node, (next) => {
        if ((this.positionOf[next] as number) >= first) visit(next);
      }),
    );
    const inOrder = (nodes: Set<number>) =>
      [...nodes].sort((a, b) => (this.positionOf[a] as number) - (this.positionOf[b] as number));
    const moved = [...inOrder(earlier), ...inOrder(later)];
    const places = moved.map((node) => this.positionOf[node] as number).sort((a, b) => a - b);
    moved.forEach((node, index) => {
      this.nodeAt[places[index] as number] = node;
      this.positionOf[node] = places[index] as number;
    });
    return true;
  }

  #collect(found: Set<number>, from: number, next: (node: number, visit: (node: number) => void) => void): void {
    const left = [from];
    found.add(from);
    for (let node = left.pop(); node !== undefined; node = left.pop())
      next(node, (other) => {
        if (found.has(other)) return;
        found.add(other);
        left.push(other);
      });
  }
}
