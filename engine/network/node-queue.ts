import type { NodeOrder } from './node-order.ts';

/** Nodes to be visited, taken out from either end of their order; a node is in it once. */
export class NodeQueue {
  readonly #order: NodeOrder;
  /** A bit for each position. */
  readonly #words: Int32Array;
  #first = 0;
  #last = -1;

  constructor(order: NodeOrder) {
    this.#order = order;
    this.#words = new Int32Array((order.nodeAt.length >> 5) + 1);
    this.#reset();
  }

  add(node: number): void {
    const position = this.#order.positionOf[node] as number;
    const word = position >> 5;
    this.#words[word] = (this.#words[word] as number) | (1 << (position & 31));
    if (word < this.#first) this.#first = word;
    if (word > this.#last) this.#last = word;
  }

  /** The first node in order, taken out; −1 where none is left. */
  takeFirst(): number {
    for (; this.#first <= this.#last; this.#first++) {
      const bits = this.#words[this.#first] as number;
      if (bits !== 0) return this.#take(this.#first, 31 - Math.clz32(bits & -bits));
    }
    return this.#reset();
  }

  /** The last node in order, taken out; −1 where none is left. */
  takeLast(): number {
    for (; this.#last >= this.#first; this.#last--) {
      const bits = this.#words[this.#last] as number;
      if (bits !== 0) return this.#take(this.#last, 31 - Math.clz32(bits));
    }
    return this.#reset();
  }

  /** Takes all out. */
  clear(): void {
    if (this.#first <= this.#last) this.#words.fill(0, this.#first, this.#last + 1);
    this.#reset();
  }

  #take(word: number, bit: number): number {
    this.#words[word] = (this.#words[word] as number) & ~(1 << bit);
    return this.#order.nodeAt[word * 32 + bit] as number;
  }

  #reset(): number {
    this.#first = this.#words.length;
    this.#last = -1;
    return -1;
  }
}
