import type { CalendarBook, WorkingTime } from '../calendar/index.ts';
import { meanLoad } from '../kernel/contours.ts';
import type {
  PlanAssignment,
  PlanProject,
  PlanResource,
  PlanTask,
  ScheduleInput,
  TimephasedWork,
} from '../kernel/plan.ts';
import { lastPlanTime, type Ticks } from '../kernel/plan-time.ts';
import { AssignedSpan, PlainSpan, type Span, type SpanPart } from './span.ts';

/** How long a task works, and where. */
export interface TaskSpan {
  readonly ticks: Ticks;
  /** Lags towards the task run on this calendar. */
  readonly calendar: WorkingTime;
  /** Null where it simply works `ticks` of `calendar`. */
  readonly special: Span | null;
}

/** Reads the spans of a plan's tasks; that of a summary says only which calendar it counts in. */
export function spanReader(
  input: Omit<ScheduleInput, 'tasks' | 'links'>,
  book: CalendarBook,
): (task: PlanTask, isSummary: boolean) => TaskSpan {
  const resources = new Map<number, PlanResource>();
  for (const resource of input.resources) if (!resources.has(resource.uid)) resources.set(resource.uid, resource);
  const assignments = new Map<number, PlanAssignment[]>();
  for (const assignment of input.assignments) {
    const known = assignments.get(assignment.taskUid);
    if (known) known.push(assignment);
    else assignments.set(assignment.taskUid, [assignment]);
  }
  return (task, isSummary) => {
    if (isSummary) return { ticks: 0, calendar: book.project, special: null };
    const ofTask = assignments.get(task.uid) ?? [];
    const working = ofTask.filter(({ resourceUid }) => resources.get(resourceUid ?? -1)?.kind === 'work');
    const counted = working.length > 0 ? working : ofTask.filter(({ timephased }) => timephased.length > 0);
    const ticks = durationOf(task, counted, input.project);
    const calendar = task.isElapsed ? book.wholeDay : book.of(task.calendarUid);
    return { ticks, calendar, special: readSpecial(task, ticks, calendar, counted, resources, book) };
  };
}

/** The duration that is said, else that of the longest assignment, else none for a milestone and a day for others. */
function durationOf(task: PlanTask, assignments: readonly PlanAssignment[], project: PlanProject): Ticks {
  const byWork = assignments.reduce((most, assignment) => Math.max(most, lengthByWork(assignment) ?? 0), 0);
  const otherwise = byWork > 0 ? byWork : task.isMilestone ? 0 : project.minutesPerDay * 10;
  return Math.max(0, Math.min(lastPlanTime, Math.round(task.durationTicks ?? otherwise)));
}

/**
 * A task works when its assignments do, each on its resource's calendar, cut to the task's own calendar where it has
 * one, or on that alone where the task ignores its resources'. Without resources it works on its own or the project's.
 */
function readSpecial(
  task: PlanTask,
  ticks: Ticks,
  own: WorkingTime,
  assignments: readonly PlanAssignment[],
  resources: ReadonlyMap<number, PlanResource>,
  book: CalendarBook,
): Span | null {
  if (ticks === 0) return null;
  const parts = assignments.map((assignment): SpanPart => {
    const calendar = calendarOf(task, own, resources.get(assignment.resourceUid ?? -1), book);
    const delay = Math.max(0, Math.round(assignment.delayTicks + assignment.levellingDelayTicks));
    return { calendar, delay, reach: reachOf(assignment, calendar, ticks), rest: restOf(assignment, calendar) };
  });
  const first = parts[0];
  if (!first) return null;
  if (parts.some(({ calendar }) => calendar !== first.calendar)) return new AssignedSpan(own, ticks, parts);
  // On one calendar the minutes in which anybody works are the duration, whatever work and overtime say.
  const byHand = assignments.reduce(
    (most, assignment) => Math.max(most, reachOfRows(assignment.timephased, first.calendar)),
    0,
  );
  const reach = Math.max(ticks + gapsBetween(parts), byHand);
  const delay = parts.reduce((least, part) => Math.min(least, part.delay), first.delay);
  const rest = assignments.reduce(
    (most, { timephased }) => Math.max(most, reachOfRows(left(timephased), first.calendar)),
    0,
  );
  if (delay === 0 && first.calendar === own)
    return reach === ticks && rest <= 0 ? null : new PlainSpan(own, ticks, reach, rest);
  return new AssignedSpan(own, ticks, [{ calendar: first.calendar, delay, reach, rest: rest > 0 ? rest : null }]);
}

/** Working time between the first start and the last finish in which none of the parts works. */
function gapsBetween(parts: readonly SpanPart[]): Ticks {
  let gaps = 0;
  let busyUntil: Ticks | null = null;
  for (const { delay, reach } of [...parts].sort((a, b) => a.delay - b.delay)) {
    if (busyUntil !== null) gaps += Math.max(0, delay - busyUntil);
    busyUntil = Math.max(busyUntil ?? 0, delay + reach);
  }
  return gaps;
}

/** Working time still to do: that of the rows by hand that lie ahead, gaps and all, or what work is left over units. */
function restOf(assignment: PlanAssignment, calendar: WorkingTime): Ticks | null {
  const byHand = reachOfRows(left(assignment.timephased), calendar);
  if (byHand > 0) return byHand;
  const { remainingWorkTicks, units, contour } = assignment;
  if (remainingWorkTicks === null || units <= 0 || contour !== 'flat') return null;
  return Math.max(0, Math.min(lastPlanTime, Math.round(remainingWorkTicks / units)));
}

function left(rows: readonly TimephasedWork[]): TimephasedWork[] {
  return rows.filter(({ kind }) => kind === 'remaining');
}

function calendarOf(
  task: PlanTask,
  own: WorkingTime,
  resource: PlanResource | undefined,
  book: CalendarBook,
): WorkingTime {
  if (task.isElapsed || !resource) return own;
  const ofResource = book.of(resource.calendarUid);
  if (task.calendarUid === null || !book.has(task.calendarUid)) return ofResource;
  return task.ignoresResourceCalendars ? own : (book.intersection(own, ofResource) ?? own);
}

/** Working time from an assignment's start to its finish: that of its rows by hand, or work over units. */
function reachOf(assignment: PlanAssignment, calendar: WorkingTime, ticks: Ticks): Ticks {
  const byHand = reachOfRows(assignment.timephased, calendar);
  if (byHand > 0) return byHand;
  const reach = lengthByWork(assignment) ?? ticks;
  // Units are stored rounded to a hundredth: within that, the duration is the exact figure.
  // More than the duration cannot be: that counts the minutes in which anybody works.
  return reach >= ticks * 0.99 ? ticks : reach;
}

/** Work over units, spread by the contour; null where that says nothing. */
function lengthByWork({ contour, workTicks, units }: PlanAssignment): Ticks | null {
  const load = meanLoad(contour);
  if (load === null || workTicks === null || workTicks <= 0 || units <= 0) return null;
  return Math.round(workTicks / units / load);
}

/** From the first row with work to the end of the last, in working time, so that gaps count. */
function reachOfRows(rows: readonly TimephasedWork[], calendar: WorkingTime): Ticks {
  const loaded = rows.filter(({ workTicks }) => workTicks > 0);
  const first = loaded.reduce((least, row) => Math.min(least, row.start), Number.MAX_SAFE_INTEGER);
  const last = loaded.reduce((most, row) => Math.max(most, row.finish), 0);
  return last > first ? calendar.count(first, last) : 0;
}
