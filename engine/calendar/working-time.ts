import { lastPlanTime, type PlanTime, type Ticks, ticksPerDay } from '../kernel/plan-time.ts';
import { type DayPattern, emptyDay } from './day-pattern.ts';
import { IntervalTable } from './interval-table.ts';

const dayCount = lastPlanTime / ticksPerDay;
const firstWindow = 512;

/**
 * Working time over all of plan time. The working intervals are kept as flat arrays for a window of days that grows as it
 * is asked for, so a calendar costs what is used of it. Every question turns an instant into the work done until then, or
 * work into the instant by which it is done; both are looked up in a few steps at any distance.
 * Instants outside 1984–2149 are taken as its ends, and time that runs past an end stops there.
 */
export class WorkingTime {
  readonly #patternOf: (day: number) => DayPattern;
  #window: IntervalTable;
  /** The day that work is counted from. */
  #origin = 0;

  /** `patternOf` gives the intervals of a day counted from 1984-01-01. */
  constructor(patternOf: (day: number) => DayPattern) {
    this.#patternOf = patternOf;
    this.#window = new IntervalTable(patternOf, 0, 0, 0);
  }

  /** The working intervals of a day counted from 1984-01-01; a day outside plan time has none. */
  dayPattern(day: number): DayPattern {
    return day < 0 || day >= dayCount ? emptyDay : this.#patternOf(day);
  }

  /**
   * Work done until an instant, in ticks counted from an origin that each calendar has for itself: only differences, and
   * the inverses `finishOf` and `startOf`, mean anything.
   */
  worked(at: PlanTime): Ticks {
    const instant = at < 0 ? 0 : at > lastPlanTime ? lastPlanTime : at;
    const day = (instant / ticksPerDay) | 0;
    let window = this.#window;
    if (day < window.firstDay || day >= window.endDay) window = this.#cover(day);
    const { firstOfDay, from, before } = window;
    // The last interval that begins before the instant; the first of a day is the end of the search.
    const index = day - window.firstDay;
    const first = firstOfDay[index] as number;
    let next = firstOfDay[index + 1] as number;
    while (next > first && (from[next - 1] as number) >= instant) next--;
    if (next === first) return before[first] as number;
    const done = (before[next - 1] as number) + instant - (from[next - 1] as number);
    const whole = before[next] as number;
    return Math.min(done, whole);
  }

  /** The earliest instant by which so much is worked: a finish, at the end of an interval. */
  finishOf(work: Ticks): PlanTime {
    let window = this.#window;
    while (work > window.lastWork && window.endDay < dayCount) window = this.#grow(1);
    while (work <= window.firstWork && window.firstDay > 0) window = this.#grow(-1);
    if (work > window.lastWork) return lastPlanTime;
    if (work <= window.firstWork) return 0;
    const index = window.lastBelow(work);
    return (window.from[index] as number) + work - (window.before[index] as number);
  }

  /** The latest instant until which no more than so much is worked: a start, at the beginning of an interval. */
  startOf(work: Ticks): PlanTime {
    let window = this.#window;
    while (work >= window.lastWork && window.endDay < dayCount) window = this.#grow(1);
    while (work < window.firstWork && window.firstDay > 0) window = this.#grow(-1);
    if (work >= window.lastWork) return lastPlanTime;
    if (work < window.firstWork) return 0;
    const index = window.lastBelow(work + 1);
    return (window.from[index] as number) + work - (window.before[index] as number);
  }

  /** Working ticks from `from` to `to`; negative where `to` lies before `from`. */
  count(from: PlanTime, to: PlanTime): Ticks {
    return this.worked(to) - this.worked(from);
  }

  /** The earliest instant with `ticks` of work since `from`: a finish. `from` itself for 0; subtracts where negative. */
  add(from: PlanTime, ticks: Ticks): PlanTime {
    if (ticks === 0) return clamp(from);
    const work = this.worked(from) + ticks;
    return ticks > 0 ? this.finishOf(work) : this.startOf(work);
  }

  /** The latest instant with `ticks` of work until `to`: a start. `to` itself for 0; adds where negative. */
  subtract(to: PlanTime, ticks: Ticks): PlanTime {
    return this.add(to, -ticks);
  }

  /** The first instant at or after `at` from which there is work; `at` itself where there is none any more. */
  nextWorking(at: PlanTime): PlanTime {
    const from = clamp(at);
    const start = this.startOf(this.worked(from));
    return start >= from && start < lastPlanTime ? start : from;
  }

  /** The last instant at or before `at` up to which there is work; `at` itself where there was none yet. */
  previousWorking(at: PlanTime): PlanTime {
    const to = clamp(at);
    const finish = this.finishOf(this.worked(to));
    return finish <= to && finish > 0 ? finish : to;
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

  /** Grows the window until it holds the day; the last instant of plan time needs the day before it as well. */
  #cover(day: number): IntervalTable {
    const { firstDay, endDay } = this.#window;
    if (firstDay === endDay) {
      const first = Math.max(0, day - 64);
      this.#origin = first;
      return this.#setWindow(first, Math.min(dayCount + 1, first + firstWindow));
    }
    const reach = endDay - firstDay;
    return day < firstDay
      ? this.#setWindow(Math.max(0, Math.min(day, firstDay - reach)), endDay)
      : this.#setWindow(firstDay, Math.min(dayCount + 1, Math.max(day + 1, endDay + reach)));
  }

  /** Doubles the window towards the end (1) or the beginning (−1) of plan time. */
  #grow(direction: number): IntervalTable {
    const { firstDay, endDay } = this.#window;
    if (firstDay === endDay) return this.#cover(0);
    const reach = endDay - firstDay;
    return direction > 0
      ? this.#setWindow(firstDay, Math.min(dayCount + 1, endDay + reach))
      : this.#setWindow(Math.max(0, firstDay - reach), endDay);
  }

  #setWindow(firstDay: number, endDay: number): IntervalTable {
    const { firstDay: known, endDay: knownEnd, patterns } = this.#window;
    const patternOf = (day: number) =>
      day >= known && day < knownEnd ? (patterns[day - known] as DayPattern) : this.dayPattern(day);
    this.#window = new IntervalTable(patternOf, firstDay, endDay, this.#origin);
    return this.#window;
  }
}

function clamp(at: PlanTime): PlanTime {
  return at < 0 ? 0 : at > lastPlanTime ? lastPlanTime : at;
}
