import { linkTypes } from '../kernel/plan.ts';
import { type LinkEnds, linkFaults } from './link-faults.ts';

/**
 * What leads to each task t: from `start[t]` to before `start[t + 1]` its links, of each `items[2 × at]` the link and
 * `items[2 × at + 1]` what it is (`holdOf`), `leftOut` once it is not followed. Both lie side by side, as a plan's tasks are
 * met in any order and each step through memory costs more than what is done there.
 */
export interface PredecessorRows {
  readonly start: Int32Array;
  readonly items: Int32Array;
}

/** Stands in a row for a link that is not followed. */
export const leftOut = -1;

const typeBits = 2;
const lastType = linkTypes.length - 1;

/** The task that a link comes from and its type as one number; a code beyond the last type is read as that. */
const holdOf = (task: number, type: number) => (task << typeBits) | Math.min(type, lastType);
export const taskOfHold = (hold: number) => hold >> typeBits;
export const typeOfHold = (hold: number) => hold & lastType;

/** Sorts the links without a fault by their successors; rows keep the order of the plan. */
export function predecessorRows({ from, to, type }: LinkEnds, fault: Uint8Array, count: number): PredecessorRows {
  const start = new Int32Array(count + 1);
  for (let link = 0; link < to.length; link++) {
    if (fault[link]) continue;
    const task = to[link] as number;
    start[task] = (start[task] as number) + 1;
  }
  let sum = 0;
  for (let task = 0; task <= count; task++) {
    sum += start[task] as number;
    start[task] = sum;
  }
  // Filled from the last link on, each row from its end to its beginning, which leaves `start` where rows begin.
  const items = new Int32Array(2 * sum);
  for (let link = to.length - 1; link >= 0; link--) {
    if (fault[link]) continue;
    const task = to[link] as number;
    const at = (start[task] as number) - 1;
    items[2 * at] = link;
    items[2 * at + 1] = holdOf(from[link] as number, type[link] as number);
    start[task] = at;
  }
  return { start, items };
}

/** Leaves out links that repeat another (same tasks, same type; the first counts). */
export function leaveOutDuplicates(rows: PredecessorRows, fault: Uint8Array): void {
  const { start } = rows;
  for (let task = 0; task + 1 < start.length; task++) {
    const length = (start[task + 1] as number) - (start[task] as number);
    if (length > longRow) markBySet(rows, fault, task);
    else if (length > 1) markByPairs(rows, fault, task);
  }
}

/** Up to this length comparing all pairs of a row is the fastest. */
const longRow = 12;

function markByPairs({ start, items }: PredecessorRows, fault: Uint8Array, task: number): void {
  const first = 2 * (start[task] as number) + 1;
  for (let at = first + 2; at < 2 * (start[task + 1] as number); at += 2) {
    let other = first;
    while (other < at && items[other] !== items[at]) other += 2;
    if (other === at) continue;
    fault[items[at - 1] as number] = linkFaults.duplicate;
    items[at] = leftOut;
  }
}

function markBySet({ start, items }: PredecessorRows, fault: Uint8Array, task: number): void {
  const seen = new Set<number>();
  for (let at = 2 * (start[task] as number) + 1; at < 2 * (start[task + 1] as number); at += 2) {
    const hold = items[at] as number;
    if (seen.has(hold)) {
      fault[items[at - 1] as number] = linkFaults.duplicate;
      items[at] = leftOut;
    }
    seen.add(hold);
  }
}
