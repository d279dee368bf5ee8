import type { WorkingTime } from '../calendar/index.ts';
import type { LagCalendar } from '../kernel/plan.ts';
import type { PlanTime, Ticks } from '../kernel/plan-time.ts';
import { afterLag, beforeLag } from './lag.ts';
import { lagKind, type PlanArrays, projectCalendar, rulesOf } from './plan-arrays.ts';

/**
 * Leads instants over the lags of a plan's links, on the calendar that its rules name; the successor's in Microsoft Project.
 * A link between two plans goes by the rules of its successor's.
 */
export class LinkLags {
  readonly #plan: PlanArrays;
  readonly #durationOf: (task: number) => Ticks;

  /** `durationOf` tells what a lag in per cent is taken of, summaries included. */
  constructor(plan: PlanArrays, durationOf: (task: number) => Ticks) {
    this.#plan = plan;
    this.#durationOf = durationOf;
  }

  /** The instant a link's lag after `at`; before it, for a lead. */
  after(link: number, at: PlanTime): PlanTime {
    if (this.#plan.links.lag[link] === 0) return at;
    return afterLag(at, this.#ticks(link), this.#isElapsed(link), this.#calendar(link));
  }

  /** The same of what a lag has left once `done` ticks of it have passed; a lead has nothing to pass. */
  afterRest(link: number, at: PlanTime, done: Ticks): PlanTime {
    const ticks = this.#ticks(link);
    if (ticks <= done) return at;
    return afterLag(at, ticks - Math.max(0, done), this.#isElapsed(link), this.#calendar(link));
  }

  /** The latest instant that a link's lag still brings to `at`. */
  before(link: number, at: PlanTime): PlanTime {
    if (this.#plan.links.lag[link] === 0) return at;
    return beforeLag(at, this.#ticks(link), this.#isElapsed(link), this.#calendar(link));
  }

  #ticks(link: number): Ticks {
    const { lag, lagKind: kinds, from } = this.#plan.links;
    const length = lag[link] as number;
    if ((kinds[link] as number) < lagKind.percent) return length;
    return Math.round((this.#durationOf(from[link] as number) * length) / 10_000);
  }

  /** On the 24-hour calendar all time is work. */
  #isElapsed(link: number): boolean {
    return ((this.#plan.links.lagKind[link] as number) & 1) === 1 || this.#ruleOf(link) === '24-hour';
  }

  #calendar(link: number): WorkingTime {
    const { calendars, calendar, links } = this.#plan;
    const rule = this.#ruleOf(link);
    if (rule === 'project') return projectCalendar(this.#plan, links.to[link] as number);
    const task = (rule === 'predecessor' ? links.from : links.to)[link] as number;
    return calendars[calendar[task] as number] as WorkingTime;
  }

  #ruleOf(link: number): LagCalendar {
    return rulesOf(this.#plan, this.#plan.links.to[link] as number).options?.lagCalendar ?? 'successor';
  }
}
