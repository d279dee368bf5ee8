import { z } from 'zod';
import { lastPlanTime } from '#engine';
import type { Json } from '#platform/server';
import { calendar } from './contract.ts';
import { columnCodes } from './routes.ts';
import { columnOf, type Row } from './tables.ts';

const time = z.int().min(0).max(lastPlanTime);
const ticks = z.int().min(-10_000_000_000).max(10_000_000_000);
const length = ticks.min(0);
const uid = z.int().min(1);
const text = z.string().max(100_000);
const flag = z.boolean();
const name = z.string().max(1000);
const number = z.number();
const unit = z.enum(columnCodes.unit);
const range = z.object({ from: z.int(), to: z.int() });
const week = z.array(z.array(range).nullable()).length(7);

const lag = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('working'), ticks, unit }),
  z.object({ kind: z.literal('elapsed'), ticks, unit }),
  z.object({ kind: z.literal('percent'), percent: z.number(), isElapsed: flag }),
]);

/** The value that each field takes; a task's and a record's uid are not changed, a record is moved by its other fields. */
const shapes = {
  project: {
    name,
    scheduleFrom: z.enum(['start', 'finish']),
    start: time,
    finish: time.nullable(),
    statusDate: time.nullable(),
    calendarUid: uid.nullable(),
    minutesPerDay: number.positive(),
    minutesPerWeek: number.positive(),
    daysPerMonth: number.positive(),
    defaultStartTicks: ticks,
    defaultFinishTicks: ticks,
    criticalSlackLimitDays: number,
    areConstraintsHonoured: flag,
    hasMultipleCriticalPaths: flag,
    currencyCode: z.string().length(3).nullable(),
  },
  task: {
    parentUid: uid.nullable(),
    rank: z.string().regex(/^[0-9A-Za-z]*[1-9A-Za-z]$/),
    name,
    wbs: name.nullable(),
    isActive: flag,
    isManual: flag,
    isMilestone: flag,
    isPlaceholder: flag,
    type: z.enum(['fixed-units', 'fixed-duration', 'fixed-work']),
    isEffortDriven: flag,
    durationTicks: length.nullable(),
    isElapsed: flag,
    durationUnit: unit,
    isEstimated: flag,
    workTicks: length.nullable(),
    manualStart: time.nullable(),
    manualFinish: time.nullable(),
    constraintType: z.enum(columnCodes.constraint),
    constraintDate: time.nullable(),
    deadline: time.nullable(),
    calendarUid: uid.nullable(),
    ignoresResourceCalendars: flag,
    priority: z.int().min(0).max(1000),
    levellingDelayTicks: length,
    actualStart: time.nullable(),
    actualFinish: time.nullable(),
    actualDurationTicks: length.nullable(),
    remainingDurationTicks: length.nullable(),
    percentComplete: z.number().min(0).max(100),
    stop: time.nullable(),
    resume: time.nullable(),
    notes: text.nullable(),
  },
  link: { type: z.enum(columnCodes.type), lag },
  calendar: {
    name,
    baseUid: uid.nullable(),
    week,
    workWeeks: calendar.shape.workWeeks,
    exceptions: calendar.shape.exceptions,
  },
  resource: {
    name,
    kind: z.enum(['work', 'material', 'cost']),
    calendarUid: uid.nullable(),
    maxUnits: number.min(0),
    group: name.nullable(),
    initials: name.nullable(),
    email: name.nullable(),
    standardRateMinor: number.nullable(),
  },
  assignment: {
    taskUid: uid,
    resourceUid: uid.nullable(),
    units: number.min(0),
    workTicks: length.nullable(),
    actualWorkTicks: length.nullable(),
    remainingWorkTicks: length.nullable(),
    delayTicks: ticks,
    levellingDelayTicks: ticks,
    contour: name,
    timephased: z.array(
      z.object({ kind: z.enum(['actual', 'remaining']), start: time, finish: time, workTicks: length }),
    ),
  },
} as const;

type Entity = keyof typeof shapes;

/** The value as the field takes it, or undefined where it does not fit or there is no such field. */
export function checkField(entity: Entity, field: string, value: unknown): Json | undefined {
  const shape = (shapes[entity] as Record<string, z.ZodType>)[field];
  const read = Object.hasOwn(shapes[entity], field) ? shape?.safeParse(value) : undefined;
  return read?.success ? (read.data as Json) : undefined;
}

/** What a new record has where the change does not say. */
const defaults: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  task: {
    parentUid: null,
    wbs: null,
    isActive: true,
    isManual: false,
    isMilestone: false,
    isPlaceholder: false,
    type: 'fixed-units',
    isEffortDriven: false,
    isElapsed: false,
    durationUnit: 'days',
    isEstimated: false,
    workTicks: null,
    constraintType: 'ASAP',
    ignoresResourceCalendars: false,
    priority: 500,
    levellingDelayTicks: 0,
    percentComplete: 0,
  },
  link: { type: 'FS', lag: { kind: 'working', ticks: 0, unit: 'days' } },
  calendar: { workWeeks: [], exceptions: [] },
  resource: { kind: 'work', maxUnits: 1 },
  assignment: { units: 1, delayTicks: 0, levellingDelayTicks: 0, contour: 'flat', timephased: [] },
};

/** A whole row from a new record, fields left out by their defaults; undefined where it does not fit. */
export function wholeRow(entity: Exclude<Entity, 'project'>, id: string, record: unknown): Row | undefined {
  const given = typeof record === 'object' && record !== null ? (record as Record<string, unknown>) : {};
  const row: Record<string, Json> = entity === 'link' ? linkKey(id) : { uid: Number(id), unknown: null };
  for (const field of Object.keys(shapes[entity])) {
    const value = checkField(entity, field, given[field] ?? defaults[entity]?.[field] ?? null);
    if (value === undefined) return undefined;
    row[columnOf(field)] = value;
  }
  return row;
}

function linkKey(id: string): Record<string, Json> {
  const [predecessor, successor, nth = 0] = id.split('-').map(Number);
  return { predecessor_uid: predecessor ?? 0, successor_uid: successor ?? 0, nth };
}
