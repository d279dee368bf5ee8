import {
  createCalendarBook,
  type DurationUnit,
  type EarningRule,
  type Lag,
  type LinkType,
  type PlanTime,
  type Ticks,
  type WorkingTime,
} from '#engine';
import type { PlanView } from '../contract.ts';
import { columnCodes, none, taskFlag } from '../routes.ts';

/** A task as the Plan screen shows it. */
export interface PlanRow {
  readonly uid: number;
  /** Its place in the plan, from 1: what Microsoft Project calls ID, and what predecessors are named by. */
  readonly number: number;
  readonly name: string;
  readonly wbs: string;
  readonly level: number;
  /** 0 at the top. */
  readonly parentUid: number;
  readonly isSummary: boolean;
  readonly isMilestone: boolean;
  readonly isCritical: boolean;
  readonly isManual: boolean;
  readonly isActive: boolean;
  readonly isPlaceholder: boolean;
  readonly isEstimated: boolean;
  readonly isElapsed: boolean;
  readonly start: PlanTime | null;
  readonly finish: PlanTime | null;
  /** Where what has begun lies idle until its rest goes on. */
  readonly pause: { readonly from: PlanTime; readonly to: PlanTime } | null;
  readonly durationTicks: Ticks | null;
  /** Nobody said how long it takes. */
  readonly hasNoDuration: boolean;
  readonly unit: DurationUnit;
  /** Of all who work on it; of a summary that of what is under it. */
  readonly workTicks: Ticks | null;
  readonly taskType: (typeof columnCodes.taskType)[number];
  readonly isEffortDriven: boolean;
  /** Earns with the calendar unless a rule says otherwise. */
  readonly isLevelOfEffort: boolean;
  /** Null: by the usual rule. */
  readonly earning: EarningRule | null;
  readonly people: readonly PlanRowPerson[];
  readonly percentComplete: number;
  readonly totalSlackTicks: Ticks | null;
  readonly freeSlackTicks: Ticks | null;
  readonly deadline: PlanTime | null;
  readonly constraint: (typeof columnCodes.constraint)[number];
  readonly constraintDate: PlanTime | null;
  readonly comparisonStart: PlanTime | null;
  readonly comparisonFinish: PlanTime | null;
  /** The task that the reason of its start points to; null where it points to none. */
  readonly reasonUid: number | null;
  readonly children: readonly PlanRow[];
  /** Links that lead to it. */
  readonly incoming: readonly PlanRowLink[];
}

/** Somebody, or something, that is assigned to a task. */
export interface PlanRowPerson {
  /** Of the assignment. */
  readonly uid: number;
  readonly name: string;
  /** 1 is one person full time, or one piece. */
  readonly units: number;
  readonly isWork: boolean;
}

export interface PlanRowLink {
  readonly from: PlanRow;
  readonly to: PlanRow;
  /** Tells apart several links between the two. */
  readonly nth: number;
  readonly type: LinkType;
  readonly lag: Lag;
}

export interface Plan {
  readonly view: PlanView;
  /** In outline order. */
  readonly rows: readonly PlanRow[];
  /** The rows at the top of the outline. */
  readonly top: readonly PlanRow[];
  readonly byUid: ReadonlyMap<number, PlanRow>;
  readonly links: readonly PlanRowLink[];
  /** Of the project. */
  readonly workingTime: WorkingTime;
  readonly ticksPerDay: Ticks;
}

type Writable = { -readonly [K in keyof PlanRow]: PlanRow[K] } & {
  children: PlanRow[];
  incoming: PlanRowLink[];
  people: PlanRowPerson[];
};

const orNull = (value: number | undefined) => (value === undefined || value === none ? null : value);

/** Turns the columns of `getPlan` into rows, links and a tree; a parent or link end that is missing is left away. */
export function readPlan(view: PlanView): Plan {
  const { tasks } = view;
  const rows = tasks.uid.map((_, index) => readRow(tasks, index));
  const byUid = new Map(rows.map((row) => [row.uid, row]));
  const top: PlanRow[] = [];
  rows.forEach((row, index) => {
    const parent = byUid.get(tasks.parentUid[index] ?? 0);
    (parent?.children ?? top).push(row);
  });
  readPeople(view, byUid);
  for (const { uid, rule } of view.earning) {
    const row = byUid.get(uid);
    if (row) row.earning = rule;
  }
  for (const { uid, ...pause } of view.pauses) {
    const row = byUid.get(uid);
    if (row) row.pause = pause;
  }
  for (const row of [...rows].reverse()) if (row.isSummary) row.workTicks = sumOfWork(row.children);
  const links = view.links.predecessorUid.flatMap((predecessorUid, index) => {
    const [from, to] = [byUid.get(predecessorUid), byUid.get(view.links.successorUid[index] ?? 0)];
    if (!from || !to) return [];
    const link: PlanRowLink = {
      from,
      to,
      nth: view.links.nth[index] ?? 0,
      type: columnCodes.type[view.links.type[index] ?? 0] ?? 'FS',
      lag: readLag(view.links, index),
    };
    to.incoming.push(link);
    return [link];
  });
  return {
    view,
    rows,
    top,
    byUid,
    links,
    workingTime: createCalendarBook(view.project, view.calendars as never).project,
    ticksPerDay: Math.max(1, view.project.minutesPerDay * 10),
  };
}

/** Who is assigned to each task; work that nobody is named for has nobody to show. */
function readPeople({ assignments, resources }: PlanView, byUid: ReadonlyMap<number, Writable>): void {
  const indexOf = new Map(resources.uid.map((uid, index) => [uid, index]));
  const assigned = new Map<Writable, Ticks>();
  assignments.uid.forEach((uid, index) => {
    const [row, resource] = [
      byUid.get(assignments.taskUid[index] ?? 0),
      indexOf.get(assignments.resourceUid[index] ?? 0),
    ];
    if (!row || resource === undefined) return;
    const person = { uid, name: resources.name[resource] ?? '', units: assignments.units[index] ?? 1, isWork: resources.isWork[resource] ?? true }; // biome-ignore format: one record
    row.people.push(person);
    const work = orNull(assignments.workTicks[index]);
    if (person.isWork && work !== null) assigned.set(row, (assigned.get(row) ?? 0) + work);
  });
  for (const [row, ticks] of assigned) row.workTicks ??= ticks;
}

function sumOfWork(rows: readonly PlanRow[]): Ticks | null {
  const known = rows.flatMap(({ workTicks }) => workTicks ?? []);
  return known.length > 0 ? known.reduce((sum, ticks) => sum + ticks, 0) : null;
}

function readLag(links: PlanView['links'], index: number): Lag {
  const kind = columnCodes.lagKind[links.lagKind[index] ?? 0] ?? 'working';
  const value = links.lag[index] ?? 0;
  if (kind === 'percent' || kind === 'elapsed-percent')
    return { kind: 'percent', percent: value, isElapsed: kind === 'elapsed-percent' };
  return { kind, ticks: value, unit: columnCodes.unit[links.lagUnit[index] ?? 2] ?? 'days' };
}

function readRow(tasks: PlanView['tasks'], index: number): Writable {
  const flags = tasks.flags[index] ?? 0;
  const has = (flag: keyof typeof taskFlag) => (flags & taskFlag[flag]) !== 0;
  const reasonUid = orNull(tasks.reasonUid[index]);
  return {
    uid: tasks.uid[index] ?? 0,
    number: index + 1,
    name: tasks.name[index] ?? '',
    wbs: tasks.wbs[index] ?? '',
    level: tasks.level[index] ?? 0,
    parentUid: tasks.parentUid[index] ?? 0,
    isSummary: has('summary'),
    isMilestone: has('milestone'),
    isCritical: has('critical'),
    isManual: has('manual'),
    isActive: !has('inactive'),
    isPlaceholder: has('placeholder'),
    isEstimated: has('estimated'),
    isElapsed: has('elapsed'),
    start: orNull(tasks.start[index]),
    finish: orNull(tasks.finish[index]),
    pause: null,
    durationTicks: orNull(tasks.durationTicks[index]),
    hasNoDuration: has('hasNoDuration'),
    unit: columnCodes.unit[tasks.unit[index] ?? 2] ?? 'days',
    workTicks: orNull(tasks.workTicks[index]),
    taskType: columnCodes.taskType[tasks.taskType[index] ?? 0] ?? 'fixed-units',
    isEffortDriven: has('effortDriven'),
    isLevelOfEffort: has('levelOfEffort'),
    earning: null,
    people: [],
    percentComplete: orNull(tasks.percentComplete[index]) ?? 0,
    totalSlackTicks: orNull(tasks.totalSlackTicks[index]),
    freeSlackTicks: orNull(tasks.freeSlackTicks[index]),
    deadline: orNull(tasks.deadline[index]),
    constraint: columnCodes.constraint[tasks.constraint[index] ?? 0] ?? 'ASAP',
    constraintDate: orNull(tasks.constraintDate[index]),
    comparisonStart: orNull(tasks.comparisonStart[index]),
    comparisonFinish: orNull(tasks.comparisonFinish[index]),
    reasonUid: reasonUid === 0 ? null : reasonUid,
    children: [],
    incoming: [],
  };
}

/** Working days of the project's calendar by which the finish is later than what it is compared with; null without. */
export function varianceDays(plan: Plan, row: PlanRow): number | null {
  if (row.finish === null || row.comparisonFinish === null) return null;
  return daysBetween(plan, row.comparisonFinish, row.finish);
}

/** Working days of the project from one time to another, to a tenth. */
export function daysBetween({ workingTime, ticksPerDay }: Plan, from: PlanTime, to: PlanTime): number {
  return Math.round((workingTime.count(from, to) / ticksPerDay) * 10) / 10;
}

/** Length in working days of the project, to a tenth. */
export function inDays({ ticksPerDay }: Plan, ticks: Ticks | null): number | null {
  return ticks === null ? null : Math.round((ticks / ticksPerDay) * 10) / 10;
}
