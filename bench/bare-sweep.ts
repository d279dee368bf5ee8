import type { PlanArrays } from '#engine';

/** A network made ready for a sweep: links by task, and an order in which each task stands after those before it. */
export interface SweptNetwork {
  readonly order: Int32Array;
  readonly duration: Int32Array;
  readonly before: NeighbourRows;
  readonly after: NeighbourRows;
  readonly early: Int32Array;
  readonly late: Int32Array;
}

interface NeighbourRows {
  readonly start: Int32Array;
  readonly task: Int32Array;
  readonly lag: Int32Array;
}

export function sweptNetwork({ duration, links }: PlanArrays, order: Int32Array): SweptNetwork {
  const count = duration.length;
  return {
    order,
    duration,
    before: rowsOf(links.to, links.from, links.lag, count),
    after: rowsOf(links.from, links.to, links.lag, count),
    early: new Int32Array(count),
    late: new Int32Array(count),
  };
}

/**
 * The least that any scheduler must do: one addition and one comparison a link, forwards and backwards, on a clock without
 * calendars, link types or constraints. What the engine's time is held against; it changes nothing but `early` and `late`.
 */
export function bareSweep({ order, duration, before, after, early, late }: SweptNetwork): number {
  let last = 0;
  for (let at = 0; at < order.length; at++) {
    const task = order[at] as number;
    let start = 0;
    const end = before.start[task + 1] as number;
    for (let row = before.start[task] as number; row < end; row++) {
      const bound = (early[before.task[row] as number] as number) + (before.lag[row] as number);
      if (bound > start) start = bound;
    }
    const finish = start + (duration[task] as number);
    early[task] = finish;
    if (finish > last) last = finish;
  }
  for (let at = order.length - 1; at >= 0; at--) {
    const task = order[at] as number;
    let finish = last;
    const end = after.start[task + 1] as number;
    for (let row = after.start[task] as number; row < end; row++) {
      const bound = (late[after.task[row] as number] as number) - (after.lag[row] as number);
      if (bound < finish) finish = bound;
    }
    late[task] = finish - (duration[task] as number);
  }
  return last;
}

function rowsOf(own: Int32Array, other: Int32Array, lags: Int32Array, count: number): NeighbourRows {
  const start = new Int32Array(count + 1);
  for (const task of own) start[task + 1] = (start[task + 1] as number) + 1;
  for (let task = 0; task < count; task++) start[task + 1] = (start[task + 1] as number) + (start[task] as number);
  const next = start.slice(0, count);
  const task = new Int32Array(own.length);
  const lag = new Int32Array(own.length);
  own.forEach((each, link) => {
    const row = next[each] as number;
    task[row] = other[link] as number;
    lag[row] = lags[link] as number;
    next[each] = row + 1;
  });
  return { start, task, lag };
}
