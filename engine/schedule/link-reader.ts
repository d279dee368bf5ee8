import { type CalendarBook, createCalendarBook } from '../calendar/index.ts';
import type { PlanLink, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import type { PlanTime, Ticks } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';
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
  const { lagCalendar } = input.project.options ?? {};
  const calendarOf = (task: PlanTask) => (task.isElapsed ? book.wholeDay : book.of(task.calendarUid));
  const asked = ({ type, lag }: PlanLink, task: PlanTask, predecessor: PlanTask): PlanTime | null => {
    const from = dates.get(predecessor.uid);
    const driving = type === 'SS' || type === 'SF' ? from?.start : from?.finish;
    if (driving == null) return null;
    const isElapsed = isElapsedLag(lag) || lagCalendar === '24-hour';
    const calendar =
      lagCalendar === 'project' ? book.project : calendarOf(lagCalendar === 'predecessor' ? predecessor : task);
    return afterLag(driving, lagTicks(lag, from?.durationTicks ?? 0), isElapsed, calendar);
  };
  const lineOf = (task: PlanTask) => {
    const line = [task];
    for (let at = tasks.get(task.parentUid ?? -1); at && !line.includes(at); at = tasks.get(at.parentUid ?? -1))
      line.push(at);
    return line;
  };
  const children = new Map<number, number[]>();
  for (const { uid, parentUid } of input.tasks)
    if (parentUid !== null)
      children
        .set(parentUid, children.get(parentUid) ?? [])
        .get(parentUid)
        ?.push(uid);
  const leavesBelow = (uid: number): number[] =>
    (children.get(uid) ?? []).flatMap((child) => (dates.get(child)?.isSummary ? leavesBelow(child) : child));
  return {
    book,
    tasks,
    dates,
    lineOf,
    leavesBelow,
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
          const at = asked(link, task, predecessor);
          const end = link.type === 'FS' || link.type === 'SS' ? own.start : own.finish;
          const slackTicks = at === null || end === null ? null : book.project.count(at, end);
          return [{ link, viaUid: above === task ? null : above.uid, asked: at, slackTicks }];
        }),
      );
    },
  };
}
