import { type Ticks, ticksPerDay } from '../kernel/plan-time.ts';
import type { DayPattern } from './day-pattern.ts';

/** The working intervals of a window of days, in order, as flat arrays. */
export class IntervalTable {
  /** Days counted from 1984-01-01; the window ends before `endDay`. */
  readonly firstDay: number;
  readonly endDay: number;
  /** Of each day its first interval; one entry more than days. */
  readonly firstOfDay: Int32Array;
  /** Where each interval begins. */
  readonly from: Int32Array;
  /** Work done before each interval, and after all; it counts from the same origin in every table of a calendar. */
  readonly before: Int32Array;
  readonly firstWork: Ticks;
  readonly lastWork: Ticks;
  readonly patterns: readonly DayPattern[];
  readonly #shift: number;
  /** For each stretch of `1 << shift` ticks of work the interval in which it begins. */
  readonly #intervalAt: Int32Array;

  /** `origin` is the day before which no work is counted. */
  constructor(patternOf: (day: number) => DayPattern, firstDay: number, endDay: number, origin: number) {
    const days = endDay - firstDay;
    const patterns = new Array<DayPattern>(days);
    const firstOfDay = new Int32Array(days + 1);
    let originWork = 0;
    let lastWork = 0;
    for (let index = 0; index < days; index++) {
      const pattern = patternOf(firstDay + index);
      patterns[index] = pattern;
      firstOfDay[index + 1] = (firstOfDay[index] as number) + pattern.starts.length;
      if (firstDay + index < origin) originWork += pattern.total;
      lastWork += pattern.total;
    }
    const count = firstOfDay[days] as number;
    const from = new Int32Array(count);
    const before = new Int32Array(count + 1);
    let work = -originWork;
    for (let index = 0, at = 0; index < days; index++) {
      const { starts, before: beforeInDay, total } = patterns[index] as DayPattern;
      for (let nth = 0; nth < starts.length; nth++, at++) {
        from[at] = (firstDay + index) * ticksPerDay + (starts[nth] as number);
        before[at] = work + (beforeInDay[nth] as number);
      }
      work += total;
    }
    before[count] = work;
    this.firstDay = firstDay;
    this.endDay = endDay;
    this.firstOfDay = firstOfDay;
    this.patterns = patterns;
    this.from = from;
    this.before = before;
    this.firstWork = -originWork;
    this.lastWork = work;
    this.#shift = Math.max(0, Math.ceil(Math.log2(lastWork / (2 * count + 1))));
    this.#intervalAt = new Int32Array((lastWork >> this.#shift) + 2);
    for (let stretch = 0, at = 0; stretch < this.#intervalAt.length; stretch++) {
      const done = (stretch << this.#shift) - originWork;
      while (at + 1 < count && (before[at + 1] as number) <= done) at++;
      this.#intervalAt[stretch] = at;
    }
  }

  /** The last interval before which less than so much is worked; `work` lies in `firstWork + 1` … `lastWork`. */
  lastBelow(work: Ticks): number {
    const stretch = (work - this.firstWork - 1) >> this.#shift;
    let low = this.#intervalAt[stretch] as number;
    let high = this.#intervalAt[stretch + 1] as number;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.before[middle] as number) < work) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
