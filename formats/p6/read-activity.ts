import { type ActivityFacts, type PlanTask, type PlanTime, plainTask, type Ticks } from '#engine';
import type { SourceDates } from '../plan/plan-file.ts';
import { type ActivityType, activityTypes, durationTypes, priorities } from './codes.ts';
import type { P6Fields } from './p6-fields.ts';
import { readConstraints } from './read-constraints.ts';

/** An activity as its record says it; its place, its calendar and what it has done are seen with the project. */
export interface P6Activity {
  readonly projectId: number;
  /** 0: none. */
  readonly wbsId: number;
  readonly calendarId: number;
  readonly type: ActivityType;
  /** What people know it by, `A1000`. */
  readonly code: string;
  readonly task: PlanTask;
  readonly source: SourceDates;
  readonly plannedTicks: Ticks | null;
  readonly plannedStart: PlanTime | null;
  readonly plannedFinish: PlanTime | null;
  /** What another project that is not there once gave: no start before, no late finish after. */
  readonly externalStart: PlanTime | null;
  readonly externalFinish: PlanTime | null;
  /** When work was interrupted. */
  readonly suspend: PlanTime | null;
  readonly line: number;
}

/** Activities that span others: they take the dates of what they are linked to, or of their WBS. */
const spanningTypes: ReadonlySet<ActivityType> = new Set(['level-of-effort', 'wbs']);

export function readActivity(fields: P6Fields): P6Activity {
  const type = fields.code<ActivityType>('type', activityTypes, 'task');
  const isMilestone = type === 'start-milestone' || type === 'finish-milestone';
  const isSpanning = spanningTypes.has(type);
  const source = readSource(fields, isSpanning);
  const plannedTicks = fields.hours('plannedHours');
  const remainingTicks = fields.hours('remainingHours');
  const { isConstraintMandatory, secondConstraintType, secondConstraintDate, ...constraint } = readConstraints(fields);
  const activity: ActivityFacts = {
    kind: kinds[type],
    isConstraintMandatory,
    secondConstraintType,
    secondConstraintDate,
    expectedFinish: fields.date('expectedFinish'),
  };
  const task: PlanTask = {
    ...plainTask,
    uid: fields.id(),
    name: fields.text('name') ?? '',
    wbs: fields.text('code'),
    isMilestone,
    type: fields.code('durationType', durationTypes, 'fixed-duration'),
    durationTicks: isMilestone ? 0 : (remainingTicks ?? plannedTicks),
    ...constraint,
    ignoresResourceCalendars: type !== 'resource',
    priority: Number(fields.code('priority', priorities, '500')),
    actualStart: fields.date('actualStart'),
    actualFinish: fields.date('actualFinish'),
    remainingDurationTicks: remainingTicks,
    resume: fields.date('resume'),
    activity: isPlain(activity) ? null : activity,
    earning: /^(CP_Phys|Physical)$/.test(fields.text('percentType') ?? '') ? physicalProgress(fields) : null,
  };
  return {
    projectId: fields.id('project'),
    wbsId: fields.id('wbs'),
    calendarId: fields.id('calendar'),
    type,
    code: task.wbs ?? '',
    task,
    source,
    plannedTicks,
    plannedStart: fields.date('plannedStart'),
    plannedFinish: fields.date('plannedFinish'),
    externalStart: fields.date('externalStart'),
    externalFinish: fields.date('externalFinish'),
    suspend: fields.date('suspend'),
    line: fields.line,
  };
}

/** P6 values an activity by its own per cent complete, whichever type that is; XER counts to 100, PMXML to 1. */
function physicalProgress(fields: P6Fields) {
  const share = fields.decimal('physicalPercent') ?? 0;
  const percent = fields.shape.name === 'TASK' ? share : share * 100;
  return { kind: 'physical-percent', percent: Math.min(100, Math.max(0, percent)) } as const;
}

const kinds: Readonly<Record<ActivityType, ActivityFacts['kind']>> = {
  task: 'task',
  resource: 'task',
  'start-milestone': 'start-milestone',
  'finish-milestone': 'finish-milestone',
  'level-of-effort': 'level-of-effort',
  wbs: 'wbs-summary',
};

/** One that says no more than a task does. */
const isPlain = (activity: ActivityFacts) =>
  activity.kind === 'task' &&
  !activity.isConstraintMandatory &&
  activity.secondConstraintType === 'ASAP' &&
  activity.expectedFinish === null;

/** P6's start and finish: actual where there is one, else early; a project never scheduled has only remaining ones. */
function datesOf(fields: P6Fields): { start: PlanTime | null; finish: PlanTime | null } {
  return {
    start: fields.date('start') ?? fields.date('actualStart') ?? fields.date('earlyStart') ?? fields.date('restart'),
    finish: fields.date('finish') ?? fields.date('actualFinish') ?? fields.date('earlyFinish') ?? fields.date('reend'),
  };
}

/**
 * The dates that P6 computed. Its early and late dates are those of the remaining work: once work has begun its early
 * start is where the rest goes on, and of finished work they are the data date, so these are not compared.
 */
function readSource(fields: P6Fields, isSpanning: boolean): SourceDates {
  const hasBegun = fields.date('actualStart') !== null;
  const isOver = fields.date('actualFinish') !== null;
  const unless = <T>(isMeaningless: boolean, value: T | null) => (isMeaningless || isSpanning ? null : value);
  const { start, finish } = datesOf(fields);
  return {
    uid: fields.id(),
    id: null,
    start: unless(false, start),
    finish: unless(false, finish),
    earlyStart: unless(hasBegun, fields.date('earlyStart')),
    earlyFinish: unless(isOver, fields.date('earlyFinish')),
    lateStart: unless(hasBegun, fields.date('lateStart')),
    lateFinish: unless(isOver, fields.date('lateFinish')),
    durationTicks: fields.hours('plannedHours'),
    totalSlackTicks: unless(isOver, fields.hours('totalFloatHours')),
    freeSlackTicks: unless(isOver, fields.hours('freeFloatHours')),
    startSlackTicks: null,
    finishSlackTicks: null,
    isCritical: unless(false, fields.text('isCritical') === null ? null : fields.flag('isCritical')),
    percentComplete: null,
  };
}
