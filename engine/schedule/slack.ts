import type { WorkingTime } from '../calendar/index.ts';
import type { SchedulingOptions } from '../kernel/plan.ts';
import type { Ticks } from '../kernel/plan-time.ts';
import type { BackwardState } from './backward-pass.ts';
import { askedBy, hasBegun, standsAt } from './begun-work.ts';
import { linkCode, none, placement, projectCalendar } from './plan-arrays.ts';

/** No slack: the task has no dates, or is inactive. */
export const noSlack = -2_147_483_648;

/**
 * Slack by task, in working ticks of the project's calendar, or of the task's own where the options say so; negative where a
 * task is late already.
 */
export class SlackMeasure {
  readonly total: Int32Array;
  readonly free: Int32Array;
  readonly #backward: BackwardState;
  readonly #project: WorkingTime;
  readonly #byTask: boolean;
  readonly #kind: SchedulingOptions['totalFloat'];
  /** Work of that calendar done by the early dates. */
  readonly #startWork: Int32Array;
  readonly #finishWork: Int32Array;

  constructor(backward: BackwardState) {
    const { plan, network } = backward.forward;
    const array = () => new Int32Array(network.count);
    [this.total, this.free, this.#startWork, this.#finishWork] = [array(), array(), array(), array()];
    this.#backward = backward;
    this.#project = plan.calendars[0] as WorkingTime;
    this.#byTask = plan.rules.options?.floatCalendar === 'task';
    this.#kind = plan.rules.options?.totalFloat;
  }

  /** How far the start of a task that has slack can move. */
  startSlack(task: number): Ticks {
    const { start } = this.#backward.dates;
    return this.#calendarOf(task).worked(start[task] as number) - (this.#startWork[task] as number);
  }

  /** How far the finish of a task that has slack can move. */
  finishSlack(task: number): Ticks {
    const { finish } = this.#backward.dates;
    return this.#calendarOf(task).worked(finish[task] as number) - (this.#finishWork[task] as number);
  }

  #calendarOf(task: number): WorkingTime {
    const { plan } = this.#backward.forward;
    if (!this.#byTask) return plan.groups ? projectCalendar(plan, task) : this.#project;
    const { calendars, calendar } = plan;
    return calendars[calendar[task] as number] as WorkingTime;
  }

  measureAll(): void {
    const { count } = this.#backward.forward.network;
    for (let task = 0; task < count; task++) this.noteEarlyDates(task);
    for (let task = 0; task < count; task++) this.measure(task);
  }

  /** To be called when early dates of a task or the calendar that it counts in have changed, before anything that leads to it is measured. */
  noteEarlyDates(task: number): void {
    const { start, finish } = this.#backward.forward.dates;
    if (start[task] === none) return;
    const calendar = this.#calendarOf(task);
    this.#startWork[task] = calendar.worked(start[task] as number);
    this.#finishWork[task] = calendar.worked(finish[task] as number);
  }

  /** Once work has begun only the finish can move. */
  measure(task: number): void {
    const { forward, dates: late } = this.#backward;
    const { plan, dates: early } = forward;
    if (early.start[task] === none || late.finish[task] === none) {
      this.total[task] = this.free[task] = noSlack;
      return;
    }
    const ofFinish = this.finishSlack(task);
    const hasStarted = plan.placement[task] !== placement.automatic && plan.facts[task]?.actualStart != null;
    this.total[task] =
      hasStarted || this.#kind === 'finish' ? ofFinish : this.#smaller(this.startSlack(task), ofFinish);
    this.free[task] = this.#freeSlack(task, ofFinish);
  }

  #smaller(ofStart: Ticks, ofFinish: Ticks): Ticks {
    return this.#kind === 'start' ? ofStart : Math.min(ofStart, ofFinish);
  }

  /** How far a task can slip before a successor does; where nothing follows, before the project's finish does. */
  #freeSlack(task: number, finishSlack: Ticks): Ticks {
    const { plan, network } = this.#backward.forward;
    if (plan.placement[task] === placement.complete) return 0;
    const { start, end, items } = network.outgoing;
    let free = noSlack;
    for (let at = start[task] as number; at < (end[task] as number); at++) {
      const gap = this.#gapOf(items[at] as number);
      if (gap === noSlack) continue;
      if (gap <= 0) return 0; // no other can make it less
      if (free === noSlack || gap < free) free = gap;
    }
    if (free === noSlack) free = network.isSummary[task] ? (this.total[task] as number) : finishSlack;
    return Math.max(0, free);
  }

  /** Working ticks of the project's calendar between what a link asks and where its successor stands. */
  #gapOf(link: number): Ticks {
    const { plan, lags, dates } = this.#backward.forward;
    const from = plan.links.from[link] as number;
    const to = plan.links.to[link] as number;
    const type = plan.links.type[link];
    if (plan.placement[to] === placement.spanning) return noSlack;
    if (!plan.isActive[to] || dates.start[to] === none || dates.start[from] === none) return noSlack;
    const { forward } = this.#backward;
    const asksStart = type === linkCode.FS || type === linkCode.SS;
    if (forward.progress !== null && (hasBegun(forward, from) || hasBegun(forward, to))) {
      const stands = standsAt(forward, to, asksStart);
      return stands === none ? noSlack : this.#calendarOf(from).count(askedBy(forward, link), stands);
    }
    const givesStart = type === linkCode.SS || type === linkCode.SF;
    const given = (givesStart ? this.#startWork : this.#finishWork)[from] as number;
    if (plan.links.lag[link] === 0 && !this.#byTask && !plan.groups)
      return ((asksStart ? this.#startWork : this.#finishWork)[to] as number) - given;
    const asked = (asksStart ? dates.start : dates.finish)[to] as number;
    return this.#calendarOf(from).worked(lags.before(link, asked)) - given;
  }
}
