import {
  type ActivityFacts,
  type CalendarBook,
  createCalendarBook,
  type Lag,
  type PlanProject,
  type PlanTime,
  pauseOf,
} from '#engine';
import { comparedDates } from './comparison.ts';
import type { PlanView } from './contract.ts';
import { inOutlineOrder } from './outline-order.ts';
import { byTasks, calendarOf, projectOf, taskOf } from './plan-rows.ts';
import { lagCodes, percentScale, type ResultColumns, resultBit, valueAt } from './result-columns.ts';
import { columnCodes, none, taskFlag } from './routes.ts';
import type { Part, Row } from './tables.ts';

type Dates = ReadonlyMap<number, { readonly start: number | null; readonly finish: number | null }>;

/** What `getPlan` shows a plan from: its rows, and what was computed of them. */
export interface ViewedPlan {
  readonly planId: string;
  readonly projectId: string;
  readonly revision: number;
  readonly now: PlanTime;
  readonly plan: Row;
  readonly parts: Readonly<Record<Exclude<Part, 'element'>, readonly Row[]>>;
  readonly result: ViewedResult | null;
}

interface ViewedResult {
  readonly revision: number;
  readonly computedAt: string;
  readonly engineVersion: string;
  readonly start: PlanTime | null;
  readonly finish: PlanTime | null;
  readonly columns: ResultColumns;
}

/** The answer of `getPlan`; the same rows, in whatever order, give the same answer. */
export function viewedPlan({ planId, projectId, revision, now, plan, parts, result }: ViewedPlan): PlanView {
  const compared = comparedDates(parts.baseline);
  const [resources, assignments] = [byUid(parts.resource), byUid(parts.assignment)];
  const project = projectOf(plan);
  const calendars = byUid(parts.calendar).map(calendarOf);
  return {
    planId,
    projectId,
    revision,
    computedRevision: result?.revision ?? null,
    computedAt: result?.computedAt ?? null,
    engineVersion: result?.engineVersion ?? null,
    comparison: compared.kind,
    project: viewedProject(project),
    now,
    computedStart: result?.start ?? null,
    computedFinish: result?.finish ?? null,
    tasks: taskColumnsOf(parts.task, result?.columns ?? null, compared.byUid),
    links: linkColumnsOf([...parts.link].sort(byTasks)),
    resources: {
      uid: resources.map(({ uid }) => Number(uid)),
      name: resources.map(({ name }) => String(name)),
      isWork: resources.map(({ kind }) => kind === 'work'),
    },
    assignments: {
      taskUid: assignments.map(({ task_uid }) => Number(task_uid)),
      resourceUid: assignments.map(({ resource_uid }) => Number(resource_uid ?? 0)),
      uid: assignments.map(({ uid }) => Number(uid)),
      units: assignments.map(({ units }) => Number(units)),
      workTicks: assignments.map(({ work_ticks }) => Number(work_ticks ?? none)),
    },
    earning: parts.task.flatMap(({ uid, earning }) =>
      earning ? [{ uid: Number(uid), rule: earning as PlanView['earning'][number]['rule'] }] : [],
    ),
    pauses: result ? pausesOf(parts.task, result.columns, createCalendarBook(project, calendars)) : [],
    calendars: calendars as PlanView['calendars'],
  };
}

/** Of begun work what lies idle, in the calendar of the task: who works on it by another may rest elsewhere. */
function pausesOf(tasks: readonly Row[], columns: ResultColumns, book: CalendarBook): PlanView['pauses'] {
  const begun = tasks.filter(({ actual_start, actual_finish }) => actual_start !== null && actual_finish === null);
  const place = new Map(begun.length > 0 ? Array.from(columns.uid, (uid, index) => [uid, index] as const) : []);
  return byUid(begun).flatMap((row) => {
    const task = taskOf(row);
    const index = place.get(task.uid) ?? -1;
    const dates = { finish: valueAt(columns.finish, index), durationTicks: valueAt(columns.durationTicks, index) };
    const pause = pauseOf(task, dates, task.isElapsed ? book.wholeDay : book.of(task.calendarUid));
    return pause ? [{ uid: task.uid, ...pause }] : [];
  });
}

const byUid = (rows: readonly Row[]) => [...rows].sort((a, b) => Number(a.uid) - Number(b.uid));

/** The task columns of `getPlan`, in outline order. Tasks that the result does not know yet have no dates. */
function taskColumnsOf(tasks: readonly Row[], result: ResultColumns | null, compared: Dates): PlanView['tasks'] {
  const ordered = inOutlineOrder(tasks);
  const place = new Map(result ? Array.from(result.uid, (uid, index) => [uid, index] as const) : []);
  const level = new Map<unknown, number>([[null, 0]]);
  const places = ordered.map(({ uid }) => place.get(Number(uid)) ?? -1);
  const levels = ordered.map(({ uid, parent_uid }) => {
    const own = (level.get(parent_uid) ?? 0) + 1;
    level.set(uid, own);
    return own;
  });
  const parents = new Set(ordered.map(({ parent_uid }) => parent_uid));
  const number = (column: string) => ordered.map((task) => (task[column] ?? none) as number);
  /** Of tasks that are not summed up from others, what is said of them, even while their dates are being computed. */
  const own = (index: number, column: 'duration_ticks' | 'percent_complete') => {
    const task = ordered[index];
    return task && !parents.has(task.uid ?? null) ? (task[column] as number | null) : null;
  };
  const computed = (column: Exclude<keyof ResultColumns, 'bits'>) =>
    places.map((index) => (index < 0 ? none : (result?.[column][index] ?? none)));
  const kept = (end: 'start' | 'finish') => ordered.map(({ uid }) => compared.get(Number(uid))?.[end] ?? none);
  return {
    uid: number('uid'),
    parentUid: ordered.map(({ parent_uid }) => Number(parent_uid ?? 0)),
    name: ordered.map(({ name }) => String(name)),
    wbs: ordered.map(({ wbs }) => String(wbs ?? '')),
    level: levels,
    flags: ordered.map((task, index) => {
      const bits = result?.bits[places[index] ?? -1] ?? 0;
      return flagsOf(task, parents.has(task.uid ?? null), (bits & resultBit.critical) !== 0);
    }),
    start: computed('start'),
    finish: computed('finish'),
    durationTicks: computed('durationTicks').map((ticks, index) => own(index, 'duration_ticks') ?? ticks),
    unit: ordered.map((task) => columnCodes.unit.indexOf(task.duration_unit as 'days')),
    workTicks: number('work_ticks'),
    taskType: ordered.map(({ type }) => columnCodes.taskType.indexOf(type as 'fixed-units')),
    percentComplete: computed('percentComplete').map((value, index) => {
      const percent = own(index, 'percent_complete') ?? (value === none ? 0 : value / percentScale);
      return Math.round(percent);
    }),
    totalSlackTicks: computed('totalSlackTicks'),
    freeSlackTicks: computed('freeSlackTicks'),
    deadline: number('deadline'),
    constraint: ordered.map((task) => columnCodes.constraint.indexOf(task.constraint_type as 'ASAP')),
    constraintDate: number('constraint_date'),
    comparisonStart: kept('start'),
    comparisonFinish: kept('finish'),
    reason: computed('reason'),
    reasonUid: computed('reasonUid'),
  };
}

/** What a view reads of a task. */
export const viewedColumns = [
  'uid',
  'parent_uid',
  'rank',
  'name',
  'wbs',
  'is_milestone',
  'is_manual',
  'is_active',
  'is_placeholder',
  'is_estimated',
  'is_elapsed',
  'duration_ticks',
  'duration_unit',
  'percent_complete',
  'actual_start',
  'actual_finish',
  'actual_duration_ticks',
  'remaining_duration_ticks',
  'stop',
  'calendar_uid',
  'deadline',
  'constraint_type',
  'constraint_date',
  'notes',
  'type',
  'is_effort_driven',
  'work_ticks',
  'activity',
  'earning',
] as const;

function flagsOf(task: Row, isSummary: boolean, isCritical: boolean): number {
  return (
    (isSummary ? taskFlag.summary : 0) |
    (task.is_milestone ? taskFlag.milestone : 0) |
    (isCritical ? taskFlag.critical : 0) |
    (task.is_manual ? taskFlag.manual : 0) |
    (task.is_active ? 0 : taskFlag.inactive) |
    (task.is_placeholder ? taskFlag.placeholder : 0) |
    (task.is_estimated ? taskFlag.estimated : 0) |
    (task.is_elapsed ? taskFlag.elapsed : 0) |
    (task.notes ? taskFlag.hasNotes : 0) |
    (task.duration_ticks === null ? taskFlag.hasNoDuration : 0) |
    (task.is_effort_driven ? taskFlag.effortDriven : 0) |
    ((task.activity as ActivityFacts | null)?.kind === 'level-of-effort' ? taskFlag.levelOfEffort : 0)
  );
}

function linkColumnsOf(links: readonly Row[]): PlanView['links'] {
  const lags = links.map(({ lag }) => lagCodes(lag as unknown as Lag));
  return {
    predecessorUid: links.map((link) => Number(link.predecessor_uid)),
    successorUid: links.map((link) => Number(link.successor_uid)),
    nth: links.map(({ nth }) => Number(nth)),
    type: links.map(({ type }) => columnCodes.type.indexOf(type as 'FS')),
    lagKind: lags.map(({ kind }) => kind),
    lag: lags.map(({ value }) => value),
    lagUnit: lags.map(({ unit }) => unit),
  };
}

/** What `getPlan` shows of the project. */
export function viewedProject(project: PlanProject): PlanView['project'] {
  const { name, scheduleFrom, start, finish, statusDate, calendarUid, minutesPerDay, minutesPerWeek, daysPerMonth } =
    project;
  const { defaultStartTicks, defaultFinishTicks, criticalSlackLimitDays } = project;
  const { areConstraintsHonoured, hasMultipleCriticalPaths, options = null } = project;
  return {
    name,
    scheduleFrom,
    start,
    finish,
    statusDate,
    calendarUid,
    minutesPerDay,
    minutesPerWeek,
    daysPerMonth,
    defaultStartTicks,
    defaultFinishTicks,
    criticalSlackLimitDays,
    areConstraintsHonoured,
    hasMultipleCriticalPaths,
    options,
  };
}
