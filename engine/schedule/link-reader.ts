import { type CalendarBook, createCalendarBook } from '../calendar/index.ts';
import type { PlanLink, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import type { PlanTime, Ticks } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
import { spansOthers } from '../kernel/spans-others.ts';
import { readNetwork } from '../network/index.ts';
import { countsFromRest, restOf } from './begun-work.ts';
import { afterLag, isElapsedLag, lagTicks } from './lag.ts';

/** A link that holds a task, its own or that of a summary above it (`viaUid`). */
export interface HoldingLink {
  readonly link: PlanLink;
  readonly viaUid: number | null;
  /** The start that the link asks for, of FF and SF the finish; null where its predecessor has no date. */
  readonly asked: PlanTime | null;
  /**
   * Working time of the project's calendar by which the predecessor may slip before the link moves the task, or the task
   * stands too early; null where nothing is asked.
   */
  readonly slackTicks: Ticks | null;
}

/** A plan and its dates, joined to ask what links ask of tasks. */
export interface LinkReader {
  readonly book: CalendarBook;
  readonly tasks: ReadonlyMap<number, PlanTask>;
  readonly dates: ReadonlyMap<number, TaskDates>;
  /** The task and the summaries above it, the nearest first. */
  lineOf(task: PlanTask): Iterable<PlanTask>;
  /** Directly below a summary, in the order of the plan. */
  childrenOf(uid: number): readonly PlanTask[];
  /** Whether links can move a task, or what is left of it: not where it is manual, inactive, done or begun for good. */
  isMovedByLinks(uid: number): boolean;
  /** The task, if links lead to it, and those summaries above it to which links lead, the nearest first. */
  linkedLineOf(uid: number): Iterable<PlanTask>;
  /** What links into a task itself ask; those that the scheduler left out and those of inactive tasks are not told. */
  asking(task: PlanTask): readonly AskingLink[];
  /** Where a task stands for links that ask for its start, or its finish; null where links no longer count. */
  standsAt(uid: number, byStart: boolean): PlanTime | null;
  /** What holds a task, its own links first, then those of the summaries above it. */
  holding(uid: number): HoldingLink[];
}

/** A link and the start, of FF and SF the finish, that it asks for; null where its predecessor has no date. */
export interface AskingLink {
  readonly link: PlanLink;
  readonly asked: PlanTime | null;
}

export function createLinkReader(input: ScheduleInput, result: ScheduleResult): LinkReader {
  const book = createCalendarBook(input.project, input.calendars);
  const tasks = new Map(input.tasks.map((task) => [task.uid, task]));
  const dates = new Map(result.tasks.map((row) => [row.uid, row]));
  const network = readNetwork(input);
  const bySuccessor = new Map<number, PlanLink[]>();
  input.links.forEach((link, place) => {
    if (network.fault[place] !== 0) return;
    const known = bySuccessor.get(link.successorUid);
    if (known) known.push(link);
    else bySuccessor.set(link.successorUid, [link]);
  });
  const parentOf = ({ uid }: PlanTask) => input.tasks[network.parent[network.indexOf.get(uid) ?? -1] ?? -1];
  const childrenOf = (uid: number) => {
    const { indexOf, childStart, children } = network;
    const index = indexOf.get(uid) ?? -1;
    const own = index < 0 ? [] : children.subarray(childStart[index], childStart[index + 1]);
    return Array.from(own, (child) => input.tasks[child] as PlanTask);
  };
  const options = input.project.options ?? undefined;
  const lagCalendar = options?.lagCalendar;
  // The passes count a summary in the project's calendar, whatever its own may be.
  const calendarOf = (task: PlanTask) => {
    if (dates.get(task.uid)?.isSummary) return book.project;
    return task.isElapsed ? book.wholeDay : book.of(task.calendarUid);
  };
  const isAsPrimavera = options?.progress !== undefined && options.progress !== 'unsplit';
  /** Of begun work whose rest its predecessors hold, or a mode of Primavera's. */
  const heldRestOf = (task: PlanTask, own: TaskDates) => {
    if (options?.progress === 'unsplit' || own.isSummary) return null;
    const rest = restOf(task, own, calendarOf(task));
    return rest && (rest.left > 0 || isAsPrimavera) ? rest : null;
  };
  const asked = ({ type, lag }: PlanLink, successor: PlanTask, predecessor: PlanTask): PlanTime | null => {
    const from = dates.get(predecessor.uid);
    const byStart = type === 'SS' || type === 'SF';
    const driving = byStart ? from?.start : from?.finish;
    if (!from || driving == null) return null;
    const isElapsed = isElapsedLag(lag) || lagCalendar === '24-hour';
    const calendar =
      lagCalendar === 'project' ? book.project : calendarOf(lagCalendar === 'predecessor' ? predecessor : successor);
    const ticks = lagTicks(lag, from.durationTicks ?? 0);
    const rest = isAsPrimavera ? heldRestOf(predecessor, from) : null;
    return rest && countsFromRest(byStart, false, options)
      ? afterLag(rest.at, Math.max(0, ticks - rest.done), isElapsed, calendar)
      : afterLag(driving, ticks, isElapsed, calendar);
  };
  /** Where a task stands that a link asks for its start or its finish; null where links no longer count. */
  const standsAt = (task: PlanTask, own: TaskDates, byStart: boolean): PlanTime | null => {
    const rest = options?.progress === 'progress-override' ? null : heldRestOf(task, own);
    if (rest) return byStart ? rest.at : own.finish;
    const isPassed = isAsPrimavera && !own.isSummary && task.actualStart !== null;
    return isPassed ? null : byStart ? own.start : own.finish;
  };
  function* lineOf(task: PlanTask) {
    for (let at: PlanTask | undefined = task; at; at = parentOf(at)) yield at;
  }
  /** By task the first of its line to which links lead. */
  const firstLinked = new Map<PlanTask, PlanTask | undefined>();
  const linkedFrom = (task: PlanTask): PlanTask | undefined => {
    const passed: PlanTask[] = [];
    let found: PlanTask | undefined;
    for (const at of lineOf(task)) {
      found = bySuccessor.has(at.uid) ? at : firstLinked.get(at);
      if (found || firstLinked.has(at)) break;
      passed.push(at);
    }
    for (const at of passed) firstLinked.set(at, found);
    return found;
  };
  function* linkedLineOf(uid: number) {
    for (let at = tasks.get(uid); at; at = parentOf(at)) {
      at = linkedFrom(at);
      if (!at) return;
      yield at;
    }
  }
  const asking = (task: PlanTask): AskingLink[] =>
    (bySuccessor.get(task.uid) ?? []).flatMap((link) => {
      const predecessor = tasks.get(link.predecessorUid);
      if (!predecessor?.isActive || spansOthers(predecessor)) return [];
      return [{ link, asked: asked(link, task, predecessor) }];
    });
  const standsAtUid = (uid: number, byStart: boolean) => {
    const [task, own] = [tasks.get(uid), dates.get(uid)];
    return task && own ? standsAt(task, own, byStart) : null;
  };
  return {
    book,
    tasks,
    dates,
    lineOf,
    childrenOf,
    isMovedByLinks(uid) {
      const [task, own] = [tasks.get(uid), dates.get(uid)];
      if (!task?.isActive || !own || task.isManual) return false;
      // Of begun work its rest is asked about, where that waits for predecessors.
      return task.actualStart === null || (options?.progress !== 'progress-override' && heldRestOf(task, own) !== null);
    },
    linkedLineOf,
    asking,
    standsAt: standsAtUid,
    holding: (uid) =>
      [...linkedLineOf(uid)].flatMap((above) =>
        asking(above).map(({ link, asked: at }) => {
          const end = standsAtUid(uid, asksStart(link));
          const slackTicks = at === null || end === null ? null : book.project.count(at, end);
          return { link, viaUid: above.uid === uid ? null : above.uid, asked: at, slackTicks };
        }),
      ),
  };
}

/** Whether a link holds the start of its successor, not its finish. */
export function asksStart({ type }: PlanLink): boolean {
  return type === 'FS' || type === 'SS';
}
