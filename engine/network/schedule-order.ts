import type { LinkEnds } from './link-faults.ts';
import type { Outline } from './outline.ts';
import { leftOut, type PredecessorRows, taskOfHold, typeOfHold } from './predecessor-rows.ts';

/** Stands for the place of a node that has none yet. */
export const unplaced = -1;

/**
 * The order in which tasks are scheduled, written node by node: tasks are numbered by it, and links by their successors, so
 * that passes read memory from one end to the other (decision 0063).
 */
export class ScheduleOrder {
  /** Nodes by the new numbers of their tasks: leaf or beginning of a summary i, end of a summary count + i. */
  readonly order: Int32Array;
  /** By node of the input its place among those of its kind, below 0 where it has none yet; of tasks that is the number. */
  readonly placeOf: Int32Array;
  /** By number the task of the input. */
  readonly taskAt: Int32Array;
  readonly #count: number;
  readonly #rows: PredecessorRows;
  readonly #linkAt: Int32Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  readonly #type: Uint8Array;
  #nodes = 0;
  #tasks = 0;
  #links = 0;

  constructor({ count, summaryCount }: Outline, rows: PredecessorRows) {
    const links = rows.items.length / 2;
    this.order = new Int32Array(count + summaryCount);
    this.placeOf = new Int32Array(summaryCount > 0 ? 2 * count : count).fill(unplaced);
    this.taskAt = new Int32Array(count);
    this.#count = count;
    this.#rows = rows;
    [this.#linkAt, this.#from, this.#to] = [new Int32Array(links), new Int32Array(links), new Int32Array(links)];
    this.#type = new Uint8Array(links);
  }

  /** Adds a node, all that it waits for having been added: the rows that name those are still at hand in memory. */
  add(node: number): void {
    if (node >= this.#count) {
      const place = this.placeOf[node - this.#count] as number;
      this.placeOf[node] = place;
      this.order[this.#nodes++] = this.#count + place;
      return;
    }
    const place = this.#tasks++;
    this.placeOf[node] = place;
    this.taskAt[place] = node;
    this.order[this.#nodes++] = place;
    this.#addLinks(node, place);
  }

  #addLinks(task: number, place: number): void {
    const { start, items } = this.#rows;
    const end = 2 * (start[task + 1] as number);
    for (let at = 2 * (start[task] as number); at < end; at += 2) {
      const hold = items[at + 1] as number;
      if (hold === leftOut) continue;
      const link = this.#links++;
      this.#linkAt[link] = items[at] as number;
      this.#from[link] = this.placeOf[taskOfHold(hold)] as number;
      this.#to[link] = place;
      this.#type[link] = typeOfHold(hold);
    }
  }

  /** The links that were added with their successors, by the new numbers of their tasks. */
  get links(): LinkEnds {
    const count = this.#links;
    return {
      from: this.#from.subarray(0, count),
      to: this.#to.subarray(0, count),
      type: this.#type.subarray(0, count),
    };
  }

  /** By link here the link of the input; links with faults are left out. */
  get linkAt(): Int32Array {
    return this.#linkAt.subarray(0, this.#links);
  }
}
