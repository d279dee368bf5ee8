/**
 * Links by task as compressed sparse rows: those of task t are `items[start[t]]` … before `items[end[t]]`, in the order of
 * the plan. A row that grows moves to the end of `items`.
 */
export class LinkRows {
  readonly start: Int32Array;
  readonly end: Int32Array;
  items: Int32Array;
  #used: number;

  /** `tasks` names the task of each link, `rank` its place in the plan. */
  constructor(tasks: Int32Array, count: number, rank: Int32Array) {
    const next = new Int32Array(count);
    for (let link = 0; link < tasks.length; link++) {
      const task = tasks[link] as number;
      next[task] = (next[task] as number) + 1;
    }
    this.start = new Int32Array(count);
    let sum = 0;
    for (let task = 0; task < count; task++) {
      this.start[task] = sum;
      sum += next[task] as number;
      next[task] = this.start[task] as number;
    }
    this.items = new Int32Array(sum);
    for (let link = 0; link < tasks.length; link++) {
      const task = tasks[link] as number;
      const at = next[task] as number;
      this.items[at] = link;
      next[task] = at + 1;
    }
    this.end = next;
    this.#used = sum;
    for (let task = 0; task < count; task++)
      sortRow(this.items, this.start[task] as number, this.end[task] as number, rank);
  }

  /** Takes a link out of a task's row. */
  remove(task: number, link: number): void {
    const end = this.end[task] as number;
    const at = this.items.indexOf(link, this.start[task] as number);
    if (at < 0 || at >= end) return;
    this.items.copyWithin(at, at + 1, end);
    this.end[task] = end - 1;
  }

  /** Puts a link at the end of a task's row. */
  add(task: number, link: number): void {
    const start = this.start[task] as number;
    const end = this.end[task] as number;
    const to = this.#room(end - start + 1);
    this.items.copyWithin(to, start, end);
    this.items[to + end - start] = link;
    this.start[task] = to;
    this.end[task] = to + end - start + 1;
    this.#used = to + end - start + 1;
  }

  #room(length: number): number {
    if (this.#used + length > this.items.length) {
      const grown = new Int32Array((this.#used + length) * 2);
      grown.set(this.items);
      this.items = grown;
    }
    return this.#used;
  }
}

/** Up to this length a row is sorted fastest by moving each link to its place. */
const longRow = 24;

function sortRow(items: Int32Array, start: number, end: number, rank: Int32Array): void {
  if (end - start > longRow) {
    items.subarray(start, end).sort((a, b) => (rank[a] as number) - (rank[b] as number));
    return;
  }
  for (let place = start + 1; place < end; place++) {
    const link = items[place] as number;
    let at = place;
    for (; at > start && (rank[items[at - 1] as number] as number) > (rank[link] as number); at--)
      items[at] = items[at - 1] as number;
    items[at] = link;
  }
}
