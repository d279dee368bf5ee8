import { type CalendarBook, createCalendarBook } from '../calendar/index.ts';
import type { PlanLink, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import type { PlanTime, Ticks } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
import { countsFromRest, shareOf } from './begun-work.ts';
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
  lineOf(task: PlanTask): PlanTask[];
  /** The tasks below a summary that are no summaries, in the order of the plan. */
  leavesBelow(uid: number): number[];
  /** Whether a task has begun and links still hold what is left of it. */
  movesRest(uid: number): boolean;
  /** What holds a task, in the order of the plan; links of inactive tasks and those inside its own line are left out. */
  holding(uid: number): HoldingLink[];
}

export function createLinkReader(input: ScheduleInput, result: ScheduleResult): LinkReader {
  const book = createCalendarBook(input.project, input.calendars);
  const tasks = new Map(input.tasks.map((task) => [task.uid, task]));
  const dates = new Map(result.tasks.map((row) => [row.uid, row]));
  const bySuccessor = new Map<number, PlanLink[]>();
  for (const link of input.links) {
    const known = bySuccessor.get(link.successorUid);
    if (known) known.push(link);
    else bySuccessor.set(link.successorUid, [link]);
  }
  const options = input.project.options ?? undefined;
  const lagCalendar = options?.lagCalendar;
  // The passes count a summary in the project's calendar, whatever its own may be.
  const calendarOf = (task: PlanTask) => {
    if (dates.get(task.uid)?.isSummary) return book.project;
    return task.isElapsed ? book.wholeDay : book.of(task.calendarUid);
  };
  /** Of begun work that a progress mode moves: what is done, and where the rest goes on. */
  const restOf = (task: PlanTask, { isSummary, finish, durationTicks }: TaskDates) => {
    if (!options?.progress || isSummary || task.actualStart === null || task.actualFinish !== null || finish === null)
      return null;
    const { done, left } = shareOf(task, durationTicks ?? 0);
    return { done, at: Math.max(task.actualStart, left === 0 ? finish : calendarOf(task).subtract(finish, left)) };
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
    const rest = restOf(predecessor, from);
    return rest && countsFromRest(byStart, false, options)
      ? afterLag(rest.at, Math.max(0, ticks - rest.done), isElapsed, calendar)
      : afterLag(driving, ticks, isElapsed, calendar);
  };
  /** Where a task stands that a link asks for its start or its finish; null where links no longer count. */
  const standsAt = (task: PlanTask, own: TaskDates, byStart: boolean): PlanTime | null => {
    if (!options?.progress || own.isSummary || task.actualStart === null) return byStart ? own.start : own.finish;
    const rest = options.progress === 'progress-override' ? null : restOf(task, own);
    return rest && (byStart ? rest.at : own.finish);
  };
  const lineOf = (task: PlanTask) => {
    const line = new Set([task]);
    for (let at = tasks.get(task.parentUid ?? -1); at && !line.has(at); at = tasks.get(at.parentUid ?? -1))
      line.add(at);
    return [...line];
  };
  const children = new Map<number, number[]>();
  for (const { uid, parentUid } of input.tasks)
    if (parentUid !== null)
      children
        .set(parentUid, children.get(parentUid) ?? [])
        .get(parentUid)
        ?.push(uid);
  const leavesBelow = (uid: number): number[] => {
    const leaves: number[] = [];
    const left = [uid];
    for (let at = left.pop(); at !== undefined; at = left.pop())
      if (at !== uid && !dates.get(at)?.isSummary) leaves.push(at);
      else for (const child of (children.get(at) ?? []).toReversed()) left.push(child);
    return leaves;
  };
  return {
    book,
    tasks,
    dates,
    lineOf,
    leavesBelow,
    movesRest(uid) {
      const [task, own] = [tasks.get(uid), dates.get(uid)];
      return (
        task !== undefined &&
        own !== undefined &&
        options?.progress !== 'progress-override' &&
        restOf(task, own) !== null
      );
    },
    holding(uid) {
      const task = tasks.get(uid);
      const own = dates.get(uid);
      if (!task || !own) return [];
      const line = lineOf(task);
      const uids = new Set(line.map((each) => each.uid));
      return line.flatMap((above) =>
        (bySuccessor.get(above.uid) ?? []).flatMap((link) => {
          const predecessor = tasks.get(link.predecessorUid);
          if (!predecessor?.isActive || uids.has(predecessor.uid)) return [];
          const at = asked(link, above, predecessor);
          const end = standsAt(task, own, link.type === 'FS' || link.type === 'SS');
          const slackTicks = at === null || end === null ? null : book.project.count(at, end);
          return [{ link, viaUid: above === task ? null : above.uid, asked: at, slackTicks }];
        }),
      );
    },
  };
}
