import type { WorkingTime } from '../calendar/index.ts';
import type { SchedulingOptions } from '../kernel/plan.ts';
import type { Ticks } from '../kernel/plan-time.ts';
import type { BackwardState } from './backward-pass.ts';
import { askedBy, hasBegun, standsAt } from './begun-work.ts';
import { allRules, linkCode, none, placement, projectCalendar, rulesOf } from './plan-arrays.ts';

/** No slack: the task has no dates, or is inactive. */
export const noSlack = -2_147_483_648;

/** Stands for the work done by a date that is not there. */
const noWork = noSlack;

/**
 * Slack by task, in working ticks of the project's calendar, or of the task's own where the options say so; negative where a
 * task is late already.
 */
export class SlackMeasure {
  readonly total: Int32Array;
  readonly free: Int32Array;
  readonly #backward: BackwardState;
  readonly #project: WorkingTime;
  /** Whether some slack counts in calendars of tasks. */
  readonly #byTask: boolean;
  readonly #hasSpanning: boolean;
  /** Work of that calendar done by the early dates, `noWork` of what has none or moves nothing: a link asks for nothing else. */
  readonly #startWork: Int32Array;
  readonly #finishWork: Int32Array;

  constructor(backward: BackwardState) {
    const { plan, network } = backward.forward;
    const array = () => new Int32Array(network.count);
    [this.total, this.free, this.#startWork, this.#finishWork] = [array(), array(), array(), array()];
    this.#backward = backward;
    this.#hasSpanning = plan.placement.includes(placement.spanning);
    this.#project = plan.calendars[0] as WorkingTime;
    this.#byTask = allRules(plan).some(({ options }) => options?.floatCalendar === 'task');
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
    if (!this.#byTask || rulesOf(plan, task).options?.floatCalendar !== 'task')
      return plan.groups ? projectCalendar(plan, task) : this.#project;
    const { calendars, calendar } = plan;
    return calendars[calendar[task] as number] as WorkingTime;
  }

  measureAll(): void {
    const { plan, network } = this.#backward.forward;
    const { from } = plan.links;
    const { start, end, items } = network.incoming;
    for (let task = 0; task < network.count; task++) this.noteEarlyDates(task);
    this.free.fill(noSlack);
    // links are numbered by their successors: taken by these they are read in order
    for (let task = 0; task < network.count; task++)
      for (let at = start[task] as number; at < (end[task] as number); at++)
        this.#lowerFree(from[items[at] as number] as number, items[at] as number);
    for (let task = 0; task < network.count; task++) this.#settle(task);
  }

  /** To be called when early dates of a task or the calendar that it counts in have changed, before anything that leads to it is measured. */
  noteEarlyDates(task: number): void {
    const { dates, plan } = this.#backward.forward;
    const { start, finish } = dates;
    if (start[task] === none || !plan.isActive[task]) {
      this.#startWork[task] = this.#finishWork[task] = noWork;
      return;
    }
    const calendar = this.#calendarOf(task);
    this.#startWork[task] = calendar.worked(start[task] as number);
    this.#finishWork[task] = calendar.worked(finish[task] as number);
  }

  measure(task: number): void {
    const { start, end, items } = this.#backward.forward.network.outgoing;
    this.free[task] = noSlack;
    for (let at = start[task] as number; at < (end[task] as number); at++) this.#lowerFree(task, items[at] as number);
    this.#settle(task);
  }

  /** How far a task can slip before the successor of a link does, where no other has less. */
  #lowerFree(task: number, link: number): void {
    const known = this.free[task] as number;
    if (known !== noSlack && known <= 0) return;
    const gap = this.#gapOf(link);
    if (gap !== noSlack && (known === noSlack || gap < known)) this.free[task] = gap;
  }

  /** Once work has begun only the finish can move. Where nothing follows, work slips freely before the project's finish does. */
  #settle(task: number): void {
    const { forward, dates: late } = this.#backward;
    const { plan, dates: early, network } = forward;
    if (early.start[task] === none || late.finish[task] === none) {
      this.total[task] = this.free[task] = noSlack;
      return;
    }
    const ofFinish = this.finishSlack(task);
    const kind = plan.placement[task];
    const slackKind = rulesOf(plan, task).options?.totalFloat;
    const hasStarted = kind !== placement.automatic && plan.facts[task]?.actualStart != null;
    const total = hasStarted || slackKind === 'finish' ? ofFinish : smaller(this.startSlack(task), ofFinish, slackKind);
    this.total[task] = total;
    if (this.free[task] === noSlack) this.free[task] = network.isSummary[task] ? total : ofFinish;
    if (kind === placement.complete || (this.free[task] as number) < 0) this.free[task] = 0;
  }

  /** Working ticks of the project's calendar between what a link asks and where its successor stands. */
  #gapOf(link: number): Ticks {
    const { plan, lags, dates } = this.#backward.forward;
    const from = plan.links.from[link] as number;
    const to = plan.links.to[link] as number;
    const type = plan.links.type[link];
    const asksStart = type === linkCode.FS || type === linkCode.SS;
    const givesStart = type === linkCode.SS || type === linkCode.SF;
    const given = (givesStart ? this.#startWork : this.#finishWork)[from] as number;
    const stood = (asksStart ? this.#startWork : this.#finishWork)[to] as number;
    if (given === noWork || stood === noWork) return noSlack;
    const { forward } = this.#backward;
    if (this.#hasSpanning && plan.placement[to] === placement.spanning) return noSlack;
    if (forward.progress !== null && (hasBegun(forward, from) || hasBegun(forward, to))) {
      const stands = standsAt(forward, to, asksStart);
      return stands === none ? noSlack : this.#calendarOf(from).count(askedBy(forward, link), stands);
    }
    if (plan.links.lag[link] === 0 && !this.#byTask && !plan.groups) return stood - given;
    const asked = (asksStart ? dates.start : dates.finish)[to] as number;
    return this.#calendarOf(from).worked(lags.before(link, asked)) - given;
  }
}

function smaller(ofStart: Ticks, ofFinish: Ticks, kind: SchedulingOptions['totalFloat']): Ticks {
  return kind === 'start' ? ofStart : Math.min(ofStart, ofFinish);
}
