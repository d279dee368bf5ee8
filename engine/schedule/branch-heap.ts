import type { Ticks } from '../kernel/plan-time.ts';

/** A task that a path may go on from, and the slack of the links from there to the end. */
export interface Branch {
  readonly uid: number;
  readonly slackTicks: Ticks;
}

/** Branches by slack, of equal slack the first that came (a binary heap). */
export class BranchHeap {
  readonly #items: (Branch & { readonly nth: number })[] = [];
  #added = 0;

  add(branch: Branch): void {
    let at = this.#items.length;
    this.#items.push({ ...branch, nth: this.#added++ });
    while (at > 0 && this.#comesFirst(at, (at - 1) >> 1)) {
      this.#swap(at, (at - 1) >> 1);
      at = (at - 1) >> 1;
    }
  }

  takeLeast(): Branch | undefined {
    const least = this.#items[0];
    const last = this.#items.pop();
    if (!last || last === least) return least;
    this.#items[0] = last;
    for (let at = 0; ; ) {
      let first = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.#items.length && this.#comesFirst(child, first)) first = child;
      if (first === at) return least;
      this.#swap(at, first);
      at = first;
    }
  }

  #comesFirst(at: number, other: number): boolean {
    const [a, b] = [this.#at(at), this.#at(other)];
    return a.slackTicks - b.slackTicks < 0 || (a.slackTicks === b.slackTicks && a.nth < b.nth);
  }

  #swap(at: number, other: number): void {
    const item = this.#at(at);
    this.#items[at] = this.#at(other);
    this.#items[other] = item;
  }

  #at(index: number): Branch & { readonly nth: number } {
    return this.#items[index] as Branch & { readonly nth: number };
  }
}
