import type { PlanTime, Ticks } from '../kernel/plan-time.ts';
import type { PlanArrays } from './plan-arrays.ts';

/** Where the work of a plan's tasks can begin and end, and how it reaches from its start to its finish. */
export class TaskSpans {
  readonly #plan: PlanArrays;

  constructor(plan: PlanArrays) {
    this.#plan = plan;
  }

  /** The first start at or after an instant. */
  startAt(task: number, at: PlanTime): PlanTime {
    const span = this.#special(task);
    return span ? span.startAt(at) : this.calendarOf(task).nextWorking(at);
  }

  /** The last finish at or before an instant. */
  finishAt(task: number, at: PlanTime): PlanTime {
    const span = this.#special(task);
    return span ? span.finishAt(at) : this.calendarOf(task).previousWorking(at);
  }

  finishFrom(task: number, start: PlanTime): PlanTime {
    const span = this.#special(task);
    return span ? span.finishFrom(start) : this.calendarOf(task).add(start, this.durationOf(task));
  }

  /** The latest start that still finishes by `finish`. */
  startFrom(task: number, finish: PlanTime): PlanTime {
    const span = this.#special(task);
    return span ? span.startFrom(finish) : this.calendarOf(task).subtract(finish, this.durationOf(task));
  }

  /** The finish of `left` ticks of work that go on at `resume`. */
  finishOfRest(task: number, resume: PlanTime, left: Ticks): PlanTime {
    const span = this.#special(task);
    return span ? span.finishOfRest(resume, left) : this.calendarOf(task).add(resume, left);
  }

  /** What the task works by and lags towards it run on. */
  calendarOf(task: number) {
    return this.#plan.calendars[this.#plan.calendar[task] as number] as PlanArrays['calendars'][number];
  }

  durationOf(task: number): Ticks {
    return this.#plan.duration[task] as number;
  }

  #special(task: number) {
    return this.#plan.isSpecial[task] ? this.#plan.spans[task] : undefined;
  }
}
