import type { PlanTime } from '../kernel/plan-time.ts';
import { none } from './plan-arrays.ts';

/** No bound's origin: nothing bounds. Links are their own index, other origins are named below 0. */
export const nothing = -8;

/** What bounds one end of a task: an instant, the link or other origin it comes from, and the summary it came through (−1). */
export class Bound {
  at: PlanTime = none;
  by = nothing;
  via = -1;

  set(at: PlanTime, by: number, via: number): void {
    this.at = at;
    this.by = by;
    this.via = via;
  }

  /** Takes a later instant; of equal ones the first stays. */
  raise(at: PlanTime, by: number, via: number): void {
    if (at > this.at) this.set(at, by, via);
  }

  /** Takes an earlier instant; of equal ones the first stays. */
  lower(at: PlanTime, by: number, via: number): void {
    if (at !== none && (this.at === none || at < this.at)) this.set(at, by, via);
  }
}

/** What summaries hand down to the tasks below them, by task. */
export class HandedDown {
  readonly at: Int32Array;
  readonly #by: Int32Array;
  readonly #via: Int32Array;

  constructor(count: number) {
    this.at = new Int32Array(count).fill(none);
    this.#by = new Int32Array(count).fill(nothing);
    this.#via = new Int32Array(count).fill(-1);
  }

  /** Keeps a summary's bound; whether it differs from the one kept before. */
  keep(summary: number, { at, by, via }: Bound): boolean {
    if (this.at[summary] === at && this.#by[summary] === by && this.#via[summary] === via) return false;
    this.at[summary] = at;
    this.#by[summary] = by;
    this.#via[summary] = via;
    return true;
  }

  raise(summary: number, bound: Bound): void {
    bound.raise(this.at[summary] as number, this.#by[summary] as number, this.#via[summary] as number);
  }

  lower(summary: number, bound: Bound): void {
    bound.lower(this.at[summary] as number, this.#by[summary] as number, this.#via[summary] as number);
  }
}
