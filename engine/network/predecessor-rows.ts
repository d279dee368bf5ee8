import { type LinkEnds, linkFaults } from './link-faults.ts';

/** What leads to each task t: in rows `start[t]` … before `end[t]` the links, and the tasks that they come from. */
export interface PredecessorRows {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly link: Int32Array;
  readonly task: Int32Array;
}

/** Sorts the links without a fault by their successors; rows keep the order of the plan. */
export function predecessorRows({ from, to }: LinkEnds, fault: Uint8Array, count: number): PredecessorRows {
  const next = new Int32Array(count);
  for (let link = 0; link < to.length; link++) {
    if (fault[link]) continue;
    const task = to[link] as number;
    next[task] = (next[task] as number) + 1;
  }
  const start = new Int32Array(count);
  let sum = 0;
  for (let task = 0; task < count; task++) {
    start[task] = sum;
    sum += next[task] as number;
    next[task] = start[task] as number;
  }
  const rows = { start, end: next, link: new Int32Array(sum), task: new Int32Array(sum) };
  for (let link = 0; link < to.length; link++) {
    if (fault[link]) continue;
    const task = to[link] as number;
    const at = next[task] as number;
    rows.link[at] = link;
    rows.task[at] = from[link] as number;
    next[task] = at + 1;
  }
  return rows;
}

/** Takes a link out of its task's row and gives it a fault. */
export function leaveOut(rows: PredecessorRows, task: number, link: number, fault: Uint8Array, code: number): void {
  const end = rows.end[task] as number;
  const at = rows.link.indexOf(link, rows.start[task] as number);
  rows.link.copyWithin(at, at + 1, end);
  rows.task.copyWithin(at, at + 1, end);
  rows.end[task] = end - 1;
  fault[link] = code;
}

/** Leaves out links that repeat another (same tasks, same type; the first counts). */
export function leaveOutDuplicates(rows: PredecessorRows, { type }: LinkEnds, fault: Uint8Array): void {
  for (let task = 0; task < rows.start.length; task++) {
    const length = (rows.end[task] as number) - (rows.start[task] as number);
    if (length < 2) continue;
    const hasAny = length > longRow ? markByKey(rows, type, fault, task) : markByPairs(rows, type, fault, task);
    if (hasAny) closeGaps(rows, fault, task);
  }
}

/** Up to this length comparing all pairs of a row is the fastest. */
const longRow = 12;

function markByPairs(rows: PredecessorRows, type: Uint8Array, fault: Uint8Array, task: number): boolean {
  const { start, end, link, task: from } = rows;
  let hasAny = false;
  for (let at = (start[task] as number) + 1; at < (end[task] as number); at++) {
    for (let other = start[task] as number; other < at; other++) {
      if (from[other] !== from[at] || type[link[other] as number] !== type[link[at] as number]) continue;
      fault[link[at] as number] = linkFaults.duplicate;
      hasAny = true;
    }
  }
  return hasAny;
}

function markByKey(rows: PredecessorRows, type: Uint8Array, fault: Uint8Array, task: number): boolean {
  const { start, end, link, task: from } = rows;
  const seen = new Set<number>();
  let hasAny = false;
  for (let at = start[task] as number; at < (end[task] as number); at++) {
    const key = (from[at] as number) * 4 + (type[link[at] as number] as number);
    if (seen.has(key)) {
      fault[link[at] as number] = linkFaults.duplicate;
      hasAny = true;
    }
    seen.add(key);
  }
  return hasAny;
}

function closeGaps({ start, end, link, task: from }: PredecessorRows, fault: Uint8Array, task: number): void {
  let kept = start[task] as number;
  for (let at = kept; at < (end[task] as number); at++) {
    if (fault[link[at] as number]) continue;
    link[kept] = link[at] as number;
    from[kept++] = from[at] as number;
  }
  end[task] = kept;
}
