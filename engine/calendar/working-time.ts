import { lastPlanTime, type PlanTime, type Ticks, ticksPerDay } from '../kernel/plan-time.ts';
import { countInDay, type DayPattern, emptyDay, finishInDay, startInDay } from './day-pattern.ts';

const dayCount = lastPlanTime / ticksPerDay;
const firstWindow = 512;

/**
 * Working time over all of plan time. The sums of working ticks before each day are kept for a window of days that grows
 * as it is asked for, so a calendar costs what is used of it; every question is a binary search in those sums.
 * Instants outside 1984–2149 are taken as its ends, and time that runs past an end stops there.
 */
export class WorkingTime {
  readonly #patternOf: (day: number) => DayPattern;
  #first = 0;
  #patterns: DayPattern[] = [];
  /** Working ticks from the window's first day to the beginning of each of its days; one entry more than days. */
  #sums: Int32Array = new Int32Array(1);

  /** `patternOf` is asked once for each day that is needed, days counted from 1984-01-01. */
  constructor(patternOf: (day: number) => DayPattern) {
    this.#patternOf = patternOf;
  }

  /** The working intervals of a day counted from 1984-01-01; a day outside plan time has none. */
  dayPattern(day: number): DayPattern {
    if (day < 0 || day >= dayCount) return emptyDay;
    this.#cover(day);
    return this.#patterns[day - this.#first] as DayPattern;
  }

  /** Working ticks from `from` to `to`; negative where `to` lies before `from`. */
  count(from: PlanTime, to: PlanTime): Ticks {
    const a = clamp(from);
    const b = clamp(to);
    this.#cover(Math.floor(a / ticksPerDay));
    this.#cover(Math.floor(b / ticksPerDay));
    return this.#worked(b) - this.#worked(a);
  }

  /** The earliest instant with `ticks` of work since `from`: a finish. `from` itself for 0; subtracts where negative. */
  add(from: PlanTime, ticks: Ticks): PlanTime {
    if (ticks < 0) return this.subtract(from, -ticks);
    const at = clamp(from);
    if (ticks === 0) return at;
    const day = Math.floor(at / ticksPerDay);
    this.#cover(day);
    const target = this.#worked(at) + ticks;
    const end = this.#first + this.#patterns.length;
    if ((this.#sums[this.#patterns.length] as number) < target) {
      if (end >= dayCount) return lastPlanTime;
      this.#cover(Math.min(dayCount - 1, end + this.#patterns.length));
      return this.add(at, ticks);
    }
    // The day by whose end the target is reached: the last one that begins with less than it.
    const index = this.#lastBelow(target, day - this.#first);
    const ofDay = finishInDay(this.#patterns[index] as DayPattern, target - (this.#sums[index] as number));
    return (this.#first + index) * ticksPerDay + ofDay;
  }

  /** The latest instant with `ticks` of work until `to`: a start. `to` itself for 0; adds where negative. */
  subtract(to: PlanTime, ticks: Ticks): PlanTime {
    if (ticks < 0) return this.add(to, -ticks);
    const at = clamp(to);
    if (ticks === 0) return at;
    const day = Math.floor(at / ticksPerDay);
    this.#cover(day);
    const target = this.#worked(at) - ticks;
    if (target < 0) {
      if (this.#first === 0) return 0;
      this.#cover(Math.max(0, this.#first - this.#patterns.length));
      return this.subtract(at, ticks);
    }
    const index = this.#lastAtMost(target, day - this.#first);
    const ofDay = startInDay(this.#patterns[index] as DayPattern, target - (this.#sums[index] as number));
    return (this.#first + index) * ticksPerDay + ofDay;
  }

  /** The first instant at or after `at` from which there is work; `at` itself where there is none any more. */
  nextWorking(at: PlanTime): PlanTime {
    const from = clamp(at);
    const finish = this.add(from, 1);
    const start = finish - 1;
    return start >= from && this.count(start, finish) === 1 ? start : from;
  }

  /** The last instant at or before `at` up to which there is work; `at` itself where there was none yet. */
  previousWorking(at: PlanTime): PlanTime {
    const to = clamp(at);
    const start = this.subtract(to, 1);
    const finish = start + 1;
    return finish <= to && this.count(start, finish) === 1 ? finish : to;
  }

  /** Whether there is work in the tick that begins at `at`. */
  isWorking(at: PlanTime): boolean {
    return this.count(at, at + 1) === 1;
  }

  /** The working intervals within `from`–`to`, in order, cut to it; those that meet at midnight are one. */
  rangesBetween(from: PlanTime, to: PlanTime): { from: PlanTime; to: PlanTime }[] {
    const ranges: { from: PlanTime; to: PlanTime }[] = [];
    const [first, last] = [clamp(from), clamp(to)];
    for (let day = Math.floor(first / ticksPerDay); day * ticksPerDay < last; day++) {
      const { starts, ends } = this.dayPattern(day);
      for (let index = 0; index < starts.length; index++) {
        const begin = Math.max(first, day * ticksPerDay + (starts[index] as number));
        const end = Math.min(last, day * ticksPerDay + (ends[index] as number));
        const previous = ranges.at(-1);
        if (previous?.to === begin && end > begin) previous.to = end;
        else if (begin < end) ranges.push({ from: begin, to: end });
      }
    }
    return ranges;
  }

  /** Working ticks from the window's first day to `at`, which lies in the window. */
  #worked(at: PlanTime): Ticks {
    const index = Math.floor(at / ticksPerDay) - this.#first;
    const pattern = this.#patterns[index];
    const ofDay = at - (this.#first + index) * ticksPerDay;
    return (this.#sums[index] as number) + (pattern ? countInDay(pattern, ofDay) : 0);
  }

  /** The last day of the window, at or after `from`, that begins with less than `target`; searched in growing strides. */
  #lastBelow(target: Ticks, from: number): number {
    let low = from;
    let stride = 1;
    while (low + stride < this.#patterns.length && (this.#sums[low + stride] as number) < target) {
      low += stride;
      stride *= 2;
    }
    for (let high = Math.min(low + stride, this.#patterns.length); high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] as number) < target) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The last day of the window, at or before `from`, that begins with at most `target` and has work beyond it. */
  #lastAtMost(target: Ticks, from: number): number {
    let high = Math.min(from + 1, this.#patterns.length);
    let stride = 1;
    while (high - stride > 0 && (this.#sums[high - stride] as number) > target) {
      high -= stride;
      stride *= 2;
    }
    for (let low = Math.max(0, high - stride); high - low > 1; ) {
      const middle = (low + high) >> 1;
      if ((this.#sums[middle] as number) > target) high = middle;
      else low = middle;
    }
    return high - 1;
  }

  /** Grows the window until it holds the day; the last instant of plan time needs the day before it. */
  #cover(wanted: number): void {
    const day = Math.min(wanted, dayCount - 1);
    const length = this.#patterns.length;
    const end = this.#first + length;
    if (day >= this.#first && day < end) return;
    const reach = Math.max(firstWindow, length);
    let first = this.#first;
    let last = end;
    if (length === 0) first = Math.max(0, day - 64);
    if (day < first) first = Math.max(0, Math.min(day, first - reach));
    if (day >= last || length === 0) last = Math.min(dayCount, Math.max(day + 1, (length === 0 ? first : end) + reach));
    const patterns: DayPattern[] = [];
    const sums = new Int32Array(last - first + 1);
    for (let next = first; next < last; next++) {
      const pattern =
        next >= this.#first && next < end ? (this.#patterns[next - this.#first] as DayPattern) : this.#patternOf(next);
      patterns.push(pattern);
      sums[next - first + 1] = (sums[next - first] as number) + pattern.total;
    }
    this.#first = first;
    this.#patterns = patterns;
    this.#sums = sums;
  }
}

function clamp(at: PlanTime): PlanTime {
  return at < 0 ? 0 : at > lastPlanTime ? lastPlanTime : at;
}
