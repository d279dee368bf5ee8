import { type CalendarBook, createCalendarBook, type PlanTask, type ScheduleInput, type TaskDates } from '#engine';
import type { FaultReport } from './faults.ts';
import type { PlanFile, SourceDates } from './plan-file.ts';

/** Why a date of the file is not ours, the likeliest cause that the facts show. */
export const differenceReasons = [
  /** The file's own dates break its own links: it was not computed after its last change. */
  'stale-source',
  /** The file lets it work when its calendar does not: calendars were changed after the dates were computed. */
  'off-calendar',
  'manual',
  'levelled-in-source',
  /** Its work is spread by hand, and the file does not say how. */
  'contour-lost',
  /** It waits for a task of another project, which is not in the file. */
  'other-project',
  /** Follows from another task that differs. */
  'predecessor',
  'summary',
  'status-date',
  'constraint',
  'resource-calendar',
  /** Nothing but the project's start holds it with us, and the file has it elsewhere. */
  'project-start',
  'unexplained',
] as const;
export type DifferenceReason = (typeof differenceReasons)[number];

export interface ExplainedDifference {
  readonly reason: DifferenceReason;
  /** The task that this one follows from, where the reason is a predecessor or a summary. */
  readonly becauseOfUid: number | null;
}

/** Gives for a task whose dates differ the reason; `differing` holds all tasks that do. */
export type Explain = (task: PlanTask, dates: TaskDates, differing: ReadonlySet<number>) => ExplainedDifference;

/** Prepares what the explanations of one plan look things up in. */
export function createExplainer({ plan, source, faults }: Pick<PlanFile, 'plan' | 'source' | 'faults'>): Explain {
  const stored = new Map(source.map((row) => [row.uid, row]));
  const stale = staleTasks(plan, stored);
  const across = tasksAcross(plan, faults);
  const book = createCalendarBook(plan.project, plan.calendars);
  const lost = new Set(
    plan.assignments
      .filter(({ contour, timephased }) => contour === 'contoured' && timephased.length === 0)
      .map(({ taskUid }) => taskUid),
  );
  const ownCalendars = new Set(
    plan.resources
      .filter(({ calendarUid }) => calendarUid !== null && calendarUid !== plan.project.calendarUid)
      .map(({ uid }) => uid),
  );
  const byResource = new Set(
    plan.assignments.filter(({ resourceUid }) => ownCalendars.has(resourceUid ?? -1)).map(({ taskUid }) => taskUid),
  );
  const levelled = new Set(
    plan.assignments.filter(({ levellingDelayTicks }) => levellingDelayTicks > 0).map(({ taskUid }) => taskUid),
  );
  const children = new Map<number, number[]>();
  for (const { uid, parentUid } of plan.tasks) {
    if (parentUid === null) continue;
    const others = children.get(parentUid);
    if (others) others.push(uid);
    else children.set(parentUid, [uid]);
  }
  const because = (reason: DifferenceReason, becauseOfUid: number | null = null) => ({ reason, becauseOfUid });

  return (task, dates, differing) => {
    const child = children.get(task.uid)?.find((uid) => differing.has(uid));
    if (child !== undefined) return because('summary', child);
    if (stale.has(task.uid)) return because('stale-source');
    if (task.isManual) return because('manual');
    if (task.levellingDelayTicks > 0 || levelled.has(task.uid)) return because('levelled-in-source');
    if (lost.has(task.uid)) return because('contour-lost');
    const { reason } = dates;
    if (reason.kind === 'predecessor' && differing.has(reason.uid)) return because('predecessor', reason.uid);
    if (task.actualStart !== null && task.actualFinish === null) return because('status-date');
    if (reason.kind === 'constraint' || reason.kind === 'deadline') return because('constraint');
    if (across.has(task.uid)) return because('other-project');
    if (!byResource.has(task.uid) && isOffCalendar(task, stored.get(task.uid), book)) return because('off-calendar');
    if (byResource.has(task.uid) || task.calendarUid !== null) return because('resource-calendar');
    return because(reason.kind === 'project-start' ? 'project-start' : 'unexplained');
  };
}

/** Whether the file has a task that works on its own calendar begin when that does not work. */
function isOffCalendar(task: PlanTask, from: SourceDates | undefined, book: CalendarBook): boolean {
  if (task.isElapsed || task.actualStart !== null || !task.durationTicks || typeof from?.start !== 'number')
    return false;
  return book.of(task.calendarUid).nextWorking(from.start) !== from.start;
}

/** Tasks that wait for one of another project, and all below them. */
function tasksAcross(plan: ScheduleInput, faults: FaultReport): ReadonlySet<number> {
  const across = new Set<number | null>();
  for (const { code, uid } of faults.details) if (code === 'cross-project-link' && uid !== null) across.add(uid);
  for (const { uid, parentUid } of plan.tasks) if (parentUid !== null && across.has(parentUid)) across.add(uid);
  return across as Set<number>;
}

/** Automatic tasks, not begun, that the file lets start before what they wait for, by links without a lead. */
function staleTasks(plan: ScheduleInput, source: ReadonlyMap<number, SourceDates>): ReadonlySet<number> {
  const tasks = new Map(plan.tasks.map((task) => [task.uid, task]));
  const stale = new Set<number>();
  for (const { predecessorUid, successorUid, type, lag } of plan.links) {
    const [before, after] = [tasks.get(predecessorUid), tasks.get(successorUid)];
    if (!before?.isActive || !after || after.isManual || after.actualStart !== null) continue;
    if ((lag.kind === 'percent' ? lag.percent : lag.ticks) < 0) continue;
    const [from, to] = [source.get(predecessorUid), source.get(successorUid)];
    const waitsFor = type === 'FS' ? from?.finish : type === 'SS' ? from?.start : null;
    if (typeof waitsFor === 'number' && typeof to?.start === 'number' && to.start < waitsFor) stale.add(successorUid);
  }
  return stale;
}
