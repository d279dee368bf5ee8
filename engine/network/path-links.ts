/**
 * The links along a path that grows and shrinks at its end, asked for the last in the plan of those from a depth on: for each
 * the nearest one before it that comes later in the plan, and a jump over several of these (skew-binary jump pointers,
 * Myers 1983), so that any stretch is asked about in logarithmic time.
 */
export class PathLinks {
  readonly #link: number[] = [];
  readonly #above: number[] = [];
  readonly #jump: number[] = [];
  readonly #level: number[] = [];

  /** Sets the link at a depth, all before it being set; what was behind it counts no more. */
  set(depth: number, link: number): void {
    let above = depth - 1;
    while (above >= 0 && this.#of(this.#link, above) < link) {
      const jump = this.#of(this.#jump, above);
      above = jump >= 0 && this.#of(this.#link, jump) < link ? jump : this.#of(this.#above, above);
    }
    this.#link[depth] = link;
    this.#above[depth] = above;
    if (above < 0) {
      this.#level[depth] = 0;
      this.#jump[depth] = -1;
      return;
    }
    const level = this.#of(this.#level, above);
    this.#level[depth] = level + 1;
    const jump = this.#of(this.#jump, above);
    const far = jump < 0 ? -1 : this.#of(this.#jump, jump);
    const isEven =
      jump >= 0 && level - this.#of(this.#level, jump) === this.#of(this.#level, jump) - this.#levelOf(far);
    this.#jump[depth] = isEven ? far : above;
  }

  /** The depth, from `begin` on and before `end`, whose link comes last in the plan; −1 where there is none. */
  lastFrom(begin: number, end: number): number {
    let at = end - 1;
    if (at < begin) return -1;
    while (this.#of(this.#above, at) >= begin) {
      const jump = this.#of(this.#jump, at);
      at = jump >= begin ? jump : this.#of(this.#above, at);
    }
    return at;
  }

  #levelOf(depth: number): number {
    return depth < 0 ? -1 : this.#of(this.#level, depth);
  }

  #of(values: readonly number[], depth: number): number {
    return values[depth] as number;
  }
}
