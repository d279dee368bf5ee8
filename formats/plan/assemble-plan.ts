import type {
  PlanAssignment,
  PlanCalendar,
  PlanLink,
  PlanProject,
  PlanResource,
  PlanTask,
  ScheduleInput,
} from '#engine';
import type { Fault, FaultCode, FaultLog } from './faults.ts';
import { placeInOutline } from './place-in-outline.ts';
import type { FoundLink, TaskRow } from './plan-rows.ts';

/** A record read alone, and where it stood: what it points to is not yet looked up. */
export interface Found<T> {
  readonly record: T;
  readonly line: number;
}

export interface FoundRecords {
  readonly project: PlanProject;
  readonly calendars: readonly Found<PlanCalendar>[];
  readonly tasks: readonly TaskRow[];
  readonly links: readonly FoundLink[];
  readonly resources: readonly Found<PlanResource>[];
  readonly assignments: readonly Found<PlanAssignment>[];
}

type At = Pick<Fault, 'element' | 'uid' | 'line'>;

/** Joins the records of a file into a plan in which every reference leads somewhere; each that did not is a fault. */
export function assemblePlan(found: FoundRecords, faults: FaultLog): ScheduleInput {
  const report = (code: FaultCode, at: At, field: string, uid: number | null) =>
    faults.add(code, at, field, String(uid));
  const calendarUids = new Set(found.calendars.map(({ record }) => record.uid));
  const projectCalendar = calendarUids.has(found.project.calendarUid ?? -1) ? found.project.calendarUid : null;
  if (found.project.calendarUid !== projectCalendar) report('unknown-calendar', { element: 'Project', uid: null, line: 1 }, 'CalendarUID', found.project.calendarUid); // biome-ignore format: one check

  const knownCalendar = (uid: number | null, at: At, field: string, otherwise: number | null) => {
    if (uid === null || calendarUids.has(uid)) return uid;
    report('unknown-calendar', at, field, uid);
    return otherwise;
  };
  const tasks = placeInOutline(found.tasks, faults).map(({ row, parentUid, isSummary }): PlanTask => {
    const at = { element: 'Task', uid: row.task.uid, line: row.line };
    const calendarUid = knownCalendar(row.task.calendarUid, at, 'CalendarUID', null);
    return { ...row.task, parentUid, calendarUid, ...(isSummary && withoutRollUps(row.task)) };
  });
  const resources = found.resources.map(({ record, line }): PlanResource => {
    const at = { element: 'Resource', uid: record.uid, line };
    return { ...record, calendarUid: knownCalendar(record.calendarUid, at, 'CalendarUID', null) };
  });
  const taskUids = new Set(tasks.map(({ uid }) => uid));
  return {
    project: { ...found.project, calendarUid: projectCalendar },
    calendars: joinCalendars(found.calendars, projectCalendar, faults),
    tasks,
    links: joinLinks(found.links, taskUids, faults),
    resources,
    assignments: joinAssignments(found.assignments, taskUids, new Set(resources.map(({ uid }) => uid)), faults),
  };
}

/** What a summary only rolls up is no fact of it; a manual one has a duration of its own. */
function withoutRollUps({ isManual, durationTicks }: PlanTask): Partial<PlanTask> {
  return {
    durationTicks: isManual ? durationTicks : null,
    workTicks: null,
    actualStart: null,
    actualFinish: null,
    actualDurationTicks: null,
    remainingDurationTicks: null,
    percentComplete: 0,
    stop: null,
    resume: null,
  };
}

/** A base that is not there is the project's calendar; a loop of bases is cut where it closes. */
function joinCalendars(found: FoundRecords['calendars'], projectUid: number | null, faults: FaultLog): PlanCalendar[] {
  const uids = new Set(found.map(({ record }) => record.uid));
  const baseOf = new Map<number, number | null>();
  const isBelow = (uid: number, base: number) => {
    for (let at: number | null = base; at !== null; at = baseOf.get(at) ?? null) if (at === uid) return true;
    return false;
  };
  return found.map(({ record, line }) => {
    const at = { element: 'Calendar', uid: record.uid, line };
    let base = record.baseUid;
    if (base !== null && !uids.has(base)) {
      // Project 2019 writes 0 where there is no base.
      if (base !== 0) faults.add('unknown-calendar', at, 'BaseCalendarUID', String(base));
      base = projectUid === record.uid ? null : projectUid;
    }
    if (base !== null && isBelow(record.uid, base)) {
      faults.add('calendar-loop', at, 'BaseCalendarUID', String(base));
      base = null;
    }
    baseOf.set(record.uid, base);
    return { ...record, baseUid: base };
  });
}

function joinLinks(found: FoundRecords['links'], taskUids: ReadonlySet<number>, faults: FaultLog): PlanLink[] {
  const seen = new Set<string>();
  return found.flatMap(({ record, line, isCrossProject }) => {
    const { predecessorUid, successorUid, type } = record;
    const key = `${predecessorUid} ${successorUid} ${type}`;
    let fault: FaultCode | null = null;
    if (!taskUids.has(predecessorUid)) fault = isCrossProject ? 'cross-project-link' : 'dangling-link';
    else if (predecessorUid === successorUid) fault = 'self-link';
    else if (seen.has(key)) fault = 'duplicate-link';
    seen.add(key);
    if (!fault) return [record];
    faults.add(fault, { element: 'Task', uid: successorUid, line }, 'PredecessorUID', String(predecessorUid));
    return [];
  });
}

/** An assignment to a resource that is not there keeps its place as work for nobody; one without its task is dropped. */
function joinAssignments(
  found: FoundRecords['assignments'],
  taskUids: ReadonlySet<number>,
  resourceUids: ReadonlySet<number>,
  faults: FaultLog,
): PlanAssignment[] {
  return found.flatMap(({ record, line }) => {
    const at = { element: 'Assignment', uid: record.uid, line };
    if (!taskUids.has(record.taskUid)) {
      // The project's own row takes assignments of budget resources; it is no task here.
      faults.add(record.taskUid === 0 ? 'project-assignment' : 'unknown-task', at, 'TaskUID', String(record.taskUid));
      return [];
    }
    if (record.resourceUid === null || resourceUids.has(record.resourceUid)) return [record];
    faults.add('unknown-resource', at, 'ResourceUID', String(record.resourceUid));
    return [{ ...record, resourceUid: null }];
  });
}
