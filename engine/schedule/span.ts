import type { WorkingTime } from '../calendar/index.ts';
import type { PlanTime, Ticks } from '../kernel/plan-time.ts';

/** The stretch of work of one task: where it can begin and end, and how it reaches from its start to its finish. */
export interface Span {
  /** The task's duration. */
  readonly ticks: Ticks;
  /** Lags towards the task run on this calendar. */
  readonly calendar: WorkingTime;
  /** The first start at or after an instant. */
  startAt(at: PlanTime): PlanTime;
  /** The last finish at or before an instant. */
  finishAt(at: PlanTime): PlanTime;
  finishFrom(start: PlanTime): PlanTime;
  /** The latest start that still finishes by `finish`. */
  startFrom(finish: PlanTime): PlanTime;
  /** The finish of `left` ticks of work that go on at `resume`. */
  finishOfRest(resume: PlanTime, left: Ticks): PlanTime;
}

/**
 * Work on one calendar. `reach` is the duration with the gaps of its splits, `rest` the same of what is still to do: a
 * split keeps its length in working time when the task moves. A span of no ticks takes any instant as it is.
 */
export class PlainSpan implements Span {
  readonly calendar: WorkingTime;
  readonly ticks: Ticks;
  readonly #reach: Ticks;
  readonly #rest: Ticks;

  constructor(calendar: WorkingTime, ticks: Ticks, reach: Ticks = ticks, rest: Ticks = 0) {
    this.calendar = calendar;
    this.ticks = ticks;
    this.#reach = reach;
    this.#rest = rest;
  }

  startAt(at: PlanTime): PlanTime {
    return this.calendar.nextWorking(at);
  }

  finishAt(at: PlanTime): PlanTime {
    return this.calendar.previousWorking(at);
  }

  finishFrom(start: PlanTime): PlanTime {
    return this.calendar.add(start, this.#reach);
  }

  startFrom(finish: PlanTime): PlanTime {
    return this.calendar.subtract(finish, this.#reach);
  }

  finishOfRest(resume: PlanTime, left: Ticks): PlanTime {
    return this.calendar.add(resume, Math.max(left, this.#rest));
  }
}

/** One assignment's share: so much working time of its calendar, beginning `delay` after the task. */
export interface SpanPart {
  readonly calendar: WorkingTime;
  readonly delay: Ticks;
  readonly reach: Ticks;
  /** Working time still to do; null where nobody said. */
  readonly rest: Ticks | null;
}

/** Work of several assignments: the task begins with the first of them and ends with the last. */
export class AssignedSpan implements Span {
  readonly calendar: WorkingTime;
  readonly ticks: Ticks;
  readonly #parts: readonly SpanPart[];

  constructor(calendar: WorkingTime, ticks: Ticks, parts: readonly SpanPart[]) {
    this.calendar = calendar;
    this.ticks = ticks;
    this.#parts = parts;
  }

  startAt(at: PlanTime): PlanTime {
    return this.#earliest(({ calendar, delay }) => calendar.nextWorking(calendar.add(calendar.nextWorking(at), delay)));
  }

  finishAt(at: PlanTime): PlanTime {
    return this.#latest(({ calendar }) => calendar.previousWorking(at));
  }

  finishFrom(start: PlanTime): PlanTime {
    const first = this.#leastDelay();
    return this.#latest(({ calendar, delay, reach }) => calendar.add(start, delay - first + reach));
  }

  startFrom(finish: PlanTime): PlanTime {
    const first = this.#leastDelay();
    return this.#earliest(({ calendar, delay, reach }) => calendar.subtract(finish, delay - first + reach));
  }

  /** Each assignment does what is left of it, or, where nobody said, the same share of its whole as the task. */
  finishOfRest(resume: PlanTime, left: Ticks): PlanTime {
    const share = this.ticks > 0 ? Math.min(1, left / this.ticks) : 0;
    const last = this.#latest(({ calendar, reach, rest }) => calendar.add(resume, rest ?? Math.round(reach * share)));
    return Math.max(resume, last);
  }

  #leastDelay(): Ticks {
    return this.#parts.reduce((least, { delay }) => Math.min(least, delay), this.#parts[0]?.delay ?? 0);
  }

  #earliest(at: (part: SpanPart) => PlanTime): PlanTime {
    return this.#parts.reduce((found, part) => Math.min(found, at(part)), Number.MAX_SAFE_INTEGER);
  }

  #latest(at: (part: SpanPart) => PlanTime): PlanTime {
    return this.#parts.reduce((found, part) => Math.max(found, at(part)), 0);
  }
}
