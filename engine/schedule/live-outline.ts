/** Where a task goes in the outline: under which task (−1: at the top), and after which task there (−1: as the first). */
export interface TaskPlace {
  readonly parent: number;
  readonly after: number;
}

/** The outline of a plan whose tasks keep their numbers while they come, go and move. */
export class LiveOutline {
  /** Of each task the one above it, −1 at the top. */
  readonly parent: number[];
  /** The tasks that there are, each parent before its children, depth first. */
  readonly order: number[];
  /** Whether the tasks still stand in the order of their numbers, all of them. */
  isAsGiven = true;

  constructor(parent: Int32Array) {
    this.parent = Array.from(parent, (above, task) => (above >= 0 && above < task ? above : -1));
    this.order = Array.from(parent, (_, task) => task);
    const isDepthFirst = this.order.every((task) => task === 0 || this.#isOpen(task - 1, this.parent[task] as number));
    if (!isDepthFirst) this.#sort();
  }

  has(task: number): boolean {
    return task >= 0 && task < this.parent.length && this.order.includes(task);
  }

  /** Adds a task and returns its number. */
  insert(place: TaskPlace): number {
    const task = this.parent.length;
    const at = this.#positionOf(place);
    this.parent.push(this.has(place.parent) ? place.parent : -1);
    this.order.splice(at, 0, task);
    this.isAsGiven &&= at === task;
    return task;
  }

  /** Takes a task out with all below it, and returns them. */
  remove(task: number): number[] {
    const at = this.order.indexOf(task);
    if (at < 0) return [];
    this.isAsGiven = false;
    return this.order.splice(at, this.#lengthOf(at));
  }

  /** Moves a task with all below it; false, and nothing moved, where it would stand under itself. */
  move(task: number, place: TaskPlace): boolean {
    const at = this.order.indexOf(task);
    if (at < 0) return false;
    const length = this.#lengthOf(at);
    const block = this.order.slice(at, at + length);
    if (block.includes(place.parent) || block.includes(place.after)) return false;
    this.order.splice(at, length);
    this.parent[task] = this.has(place.parent) ? place.parent : -1;
    // One by one, as a call takes no hundred thousand arguments.
    const behind = this.order.splice(this.#positionOf(place));
    for (const each of [...block, ...behind]) this.order.push(each);
    this.isAsGiven = false;
    return true;
  }

  childrenOf(task: number): number[] {
    return this.order.filter((child) => this.parent[child] === task);
  }

  #positionOf({ parent, after }: TaskPlace): number {
    const sibling = this.order.indexOf(after);
    if (sibling >= 0 && this.parent[after] === (this.has(parent) ? parent : -1))
      return sibling + this.#lengthOf(sibling);
    return this.order.indexOf(parent) + 1;
  }

  /** How many tasks stand at a position with what is below it. */
  #lengthOf(at: number): number {
    let end = at + 1;
    while (end < this.order.length && this.#isOpen(this.order[end] as number, this.order[at] as number)) end++;
    return end - at;
  }

  /** Whether a task is another one or stands below it. */
  #isOpen(task: number, above: number): boolean {
    let at = task;
    while (at >= 0 && at !== above) at = this.parent[at] as number;
    return at === above;
  }

  /** Brings an outline that is not depth first into that order, children by their numbers. */
  #sort(): void {
    const children = new Map<number, number[]>();
    for (const task of this.order) {
      const above = this.parent[task] as number;
      children
        .set(above, children.get(above) ?? [])
        .get(above)
        ?.push(task);
    }
    const left = [...(children.get(-1) ?? [])].reverse();
    this.order.length = 0;
    for (let task = left.pop(); task !== undefined; task = left.pop()) {
      this.order.push(task);
      for (const child of (children.get(task) ?? []).toReversed()) left.push(child);
    }
  }
}
