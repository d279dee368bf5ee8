import type { Finding } from '../kernel/finding.ts';
import type { PlanCalendar, PlanProject } from '../kernel/plan.ts';
import {
  compileCalendar,
  hasWork,
  intersectWorkingTime,
  standardWorkingTime,
  uniteWorkingTime,
  wholeDayWorkingTime,
} from './compile-calendar.ts';
import { rememberPairs } from './remember-pairs.ts';
import type { WorkingTime } from './working-time.ts';

/** The compiled calendars of a plan. */
export interface CalendarBook {
  /** What the project works by, and what counts for a calendar that is null or missing. */
  readonly project: WorkingTime;
  /** The 24-hour calendar of elapsed time. */
  readonly wholeDay: WorkingTime;
  /** Whether the plan holds a calendar of this uid. */
  has(uid: number): boolean;
  of(uid: number | null): WorkingTime;
  /** Null where the two never work at once. The same pair gives the same object. */
  intersection(a: WorkingTime, b: WorkingTime): WorkingTime | null;
  union(a: WorkingTime, b: WorkingTime): WorkingTime;
  /** Faults of the calendars asked for so far, in the order of the plan. */
  findings(): Finding[];
}

/**
 * Compiles a plan's calendars as they are asked for. A calendar without any work near the project counts as the standard one
 * (`schedule.empty-calendar`); a chain of bases that bites its tail ends there (`schedule.calendar-loop`); a base that is
 * missing is the standard calendar.
 */
export function createCalendarBook(
  project: Pick<PlanProject, 'calendarUid' | 'start'>,
  calendars: readonly PlanCalendar[],
): CalendarBook {
  const byUid = new Map<number, PlanCalendar>();
  for (const calendar of calendars) if (!byUid.has(calendar.uid)) byUid.set(calendar.uid, calendar);
  const standard = standardWorkingTime();
  const compiled = new Map<number, WorkingTime>();
  const faults = new Map<number, Finding[]>();

  const compile = (uid: number, calendar: PlanCalendar): WorkingTime => {
    const { chain, isLoop } = chainOf(calendar, byUid);
    const own: Finding[] = [];
    if (isLoop) own.push(fault('schedule.calendar-loop', calendar));
    let working = isLoop ? compileCalendar(chain) : compileOrShare(chain);
    if (!hasWork(working, project.start)) {
      own.push(fault('schedule.empty-calendar', calendar));
      working = standard;
    }
    faults.set(uid, own);
    return working;
  };
  // A calendar that changes nothing (most calendars of resources) is its base.
  const compileOrShare = (chain: PlanCalendar[]): WorkingTime => {
    const deciding = chain.find(isOwn) ?? chain.at(-1);
    return deciding && deciding !== chain[0] ? lookUp(deciding.uid) : compileCalendar(chain);
  };
  const lookUp = (uid: number | null): WorkingTime => {
    const calendar = uid === null ? undefined : byUid.get(uid);
    if (uid === null || !calendar) return uid === project.calendarUid ? standard : book.project;
    const known = compiled.get(uid);
    if (known) return known;
    const working = compile(uid, calendar);
    compiled.set(uid, working);
    return working;
  };

  const wholeDay = wholeDayWorkingTime();
  const book = {
    project: standard,
    wholeDay,
    has: (uid: number) => byUid.has(uid),
    of: lookUp,
    intersection: rememberPairs((a: WorkingTime, b: WorkingTime) => {
      if (a === b) return a;
      const both = intersectWorkingTime(a, b);
      return hasWork(both, project.start) ? both : null;
    }),
    union: rememberPairs((a: WorkingTime, b: WorkingTime) => (a === b ? a : uniteWorkingTime(a, b))),
    findings: () =>
      calendars.flatMap((calendar) => {
        const own = byUid.get(calendar.uid) === calendar ? faults.get(calendar.uid) : undefined;
        return own ?? [];
      }),
  };
  book.project = lookUp(project.calendarUid);
  return book;
}

function isOwn({ exceptions, workWeeks, week }: PlanCalendar): boolean {
  return exceptions.length + workWeeks.length > 0 || week.some((day) => day !== null);
}

function chainOf(
  calendar: PlanCalendar,
  byUid: ReadonlyMap<number, PlanCalendar>,
): { chain: PlanCalendar[]; isLoop: boolean } {
  const chain: PlanCalendar[] = [];
  const seen = new Set<PlanCalendar>();
  for (let next: PlanCalendar | undefined = calendar; next; ) {
    if (seen.has(next)) return { chain, isLoop: true };
    seen.add(next);
    chain.push(next);
    next = next.baseUid === null ? undefined : byUid.get(next.baseUid);
  }
  return { chain, isLoop: false };
}

function fault(code: string, calendar: PlanCalendar): Finding {
  return {
    code,
    severity: 'major',
    subject: { kind: 'calendar', id: String(calendar.uid) },
    discriminator: null,
    values: { calendar: calendar.name },
    records: [],
  };
}
