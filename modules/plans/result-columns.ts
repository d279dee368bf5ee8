import { deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  type DurationUnit,
  drivingLink,
  type Lag,
  type PlannedDates,
  type ScheduleInput,
  type ScheduleResult,
  type StartReason,
  type TaskDates,
} from '#engine';
import { columnCodes, none } from './routes.ts';

/** The dates of all tasks of a plan in outline order, each column a typed array; `none` stands for null. */
export type ResultColumns = Readonly<Record<ResultColumn, Int32Array>>;
export type ResultColumn = (typeof resultColumns)[number];

const dateColumns = ['start', 'finish', 'earlyStart', 'earlyFinish', 'lateStart', 'lateFinish'] as const;
const lengthColumns = [
  'durationTicks',
  'totalSlackTicks',
  'freeSlackTicks',
  'startSlackTicks',
  'finishSlackTicks',
] as const;
const numberColumns = [...dateColumns, ...lengthColumns] as const;

/** `reasonUid` is the task or calendar, `reasonDetail` a link or constraint type, `reasonValue` a date, delay or lag. */
const resultColumns = [
  'uid',
  'outlineLevel',
  'bits',
  ...numberColumns,
  'percentComplete',
  'reason',
  'reasonUid',
  'reasonVia',
  'reasonDetail',
  'reasonValue',
  'reasonLag',
] as const;

export const resultBit = { summary: 1, critical: 2, byFinish: 4 } as const;
/** Percentages are kept to a millionth. */
export const percentScale = 1_000_000;

export function toColumns(tasks: readonly TaskDates[]): ResultColumns {
  const columns = Object.fromEntries(
    resultColumns.map((name) => [name, new Int32Array(tasks.length).fill(none)]),
  ) as Record<ResultColumn, Int32Array>;
  for (const [index, task] of tasks.entries()) {
    columns.uid[index] = task.uid;
    columns.outlineLevel[index] = task.outlineLevel;
    for (const name of numberColumns) columns[name][index] = task[name] ?? none;
    columns.percentComplete[index] = Math.round(task.percentComplete * percentScale);
    const { reason } = task;
    const isByFinish = reason.kind === 'predecessor' && reason.drivesBy === 'finish';
    columns.bits[index] =
      (task.isSummary ? resultBit.summary : 0) |
      (task.isCritical ? resultBit.critical : 0) |
      (isByFinish ? resultBit.byFinish : 0);
    writeReason(columns, index, reason);
  }
  return columns;
}

/** The dates of the task at `index`, as the engine gave them. */
export function datesAt(columns: ResultColumns, index: number): TaskDates {
  const bits = columns.bits[index] ?? 0;
  const numbers = Object.fromEntries(numberColumns.map((name) => [name, valueAt(columns[name], index)]));
  return {
    uid: columns.uid[index] ?? 0,
    outlineLevel: columns.outlineLevel[index] ?? 1,
    isSummary: (bits & resultBit.summary) !== 0,
    ...(numbers as Pick<TaskDates, (typeof numberColumns)[number]>),
    isCritical: (bits & resultBit.critical) !== 0,
    percentComplete: (columns.percentComplete[index] ?? 0) / percentScale,
    reason: readReason(columns, index),
  };
}

/** Column after column as little-endian integers, compressed. */
export const packColumns = (columns: ResultColumns): Buffer => pack(columns, resultColumns);

/** Inverse of `packColumns`. */
export const unpackColumns = (packed: Uint8Array): ResultColumns => unpack(packed, resultColumns);

/** What days are kept of that have passed: when each task was to begin and end, and how long it was to take. */
const keptColumns = ['uid', 'start', 'finish', 'durationTicks'] as const satisfies readonly ResultColumn[];

/** Of the tasks that are work: neither summaries nor set inactive. */
export function packDates({ tasks }: Pick<ScheduleInput, 'tasks'>, result: Pick<ScheduleResult, 'tasks'>): Buffer {
  const active = new Set(tasks.flatMap(({ uid, isActive }) => (isActive ? [uid] : [])));
  return pack(toColumns(result.tasks.filter(({ uid, isSummary }) => active.has(uid) && !isSummary)), keptColumns);
}

/** Inverse of `packDates`: by uid what a task was planned for. */
export function unpackDates(packed: Uint8Array): Map<number, PlannedDates> {
  const { uid, start, finish, durationTicks } = unpack(packed, keptColumns);
  return new Map(
    Array.from(uid, (key, index) => [
      key,
      {
        start: valueAt(start, index),
        finish: valueAt(finish, index),
        durationTicks: valueAt(durationTicks, index),
      },
    ]),
  );
}

function pack<Name extends ResultColumn>(columns: Pick<ResultColumns, Name>, names: readonly Name[]): Buffer {
  return deflateRawSync(Buffer.concat(names.map((name) => Buffer.from(columns[name].buffer))), { level: 6 });
}

function unpack<Name extends ResultColumn>(packed: Uint8Array, names: readonly Name[]): Pick<ResultColumns, Name> {
  const bytes = inflateRawSync(packed);
  const size = bytes.length / names.length;
  const column = (index: number) =>
    new Int32Array(new Uint8Array(bytes.subarray(index * size, (index + 1) * size)).buffer);
  return Object.fromEntries(names.map((name, index) => [name, column(index)])) as Pick<ResultColumns, Name>;
}

export function valueAt(column: Int32Array, index: number): number | null {
  const value = column[index];
  return value === undefined || value === none ? null : value;
}

function writeReason(columns: Record<ResultColumn, Int32Array>, index: number, reason: StartReason): void {
  const set = (name: ResultColumn, value: number | null) => {
    columns[name][index] = value ?? none;
  };
  set('reason', columnCodes.reason.indexOf(reason.kind));
  if (reason.kind === 'summary') set('reasonUid', reason.uid);
  if (reason.kind === 'constraint') set('reasonVia', reason.viaUid);
  if (reason.kind === 'calendar') set('reasonUid', reason.calendarUid);
  if (reason.kind === 'levelling') set('reasonValue', reason.delayTicks);
  if (reason.kind === 'deadline' || reason.kind === 'constraint') set('reasonValue', reason.date);
  if (reason.kind === 'constraint') set('reasonDetail', columnCodes.constraint.indexOf(reason.type));
  const link = drivingLink(reason);
  if (link) {
    set('reasonUid', link.uid);
    set('reasonVia', link.viaUid);
    set('reasonDetail', columnCodes.type.indexOf(link.type));
    const { kind, unit, value } = lagCodes(link.lag);
    set('reasonValue', value);
    set('reasonLag', kind * columnCodes.unit.length + unit);
  }
}

function readReason(columns: ResultColumns, index: number): StartReason {
  const kind = columnCodes.reason[columns.reason[index] ?? -1] ?? 'project-start';
  const [uid, viaUid] = [valueAt(columns.reasonUid, index), valueAt(columns.reasonVia, index)];
  const [detail, value] = [columns.reasonDetail[index] ?? 0, valueAt(columns.reasonValue, index) ?? 0];
  if (kind === 'summary') return { kind, uid: uid ?? 0 };
  if (kind === 'calendar') return { kind, calendarUid: uid };
  if (kind === 'levelling') return { kind, delayTicks: value };
  if (kind === 'deadline') return { kind, date: value };
  if (kind === 'constraint') return { kind, type: columnCodes.constraint[detail] ?? 'ASAP', date: value, viaUid };
  const isLinked = kind === 'predecessor' || (kind === 'progress' && uid !== null);
  if (!isLinked) return { kind };
  const type = columnCodes.type[detail] ?? 'FS';
  const lag = lagOf(columns.reasonLag[index] ?? 0, value);
  if (kind === 'progress') return { kind, rest: { uid: uid ?? 0, type, lag, viaUid } };
  const drivesBy = (columns.bits[index] ?? 0) & resultBit.byFinish ? 'finish' : 'start';
  return { kind, uid: uid ?? 0, type, lag, drivesBy, viaUid };
}

/** A lag as three integers: kind and unit as `columnCodes` has them, and ticks or percent. */
export function lagCodes(lag: Lag): { kind: number; unit: number; value: number } {
  const kinds = columnCodes.lagKind;
  if (lag.kind === 'percent') {
    return { kind: kinds.indexOf(lag.isElapsed ? 'elapsed-percent' : 'percent'), unit: 0, value: lag.percent };
  }
  return { kind: kinds.indexOf(lag.kind), unit: columnCodes.unit.indexOf(lag.unit), value: lag.ticks };
}

function lagOf(code: number, value: number): Lag {
  const kind = columnCodes.lagKind[Math.floor(code / columnCodes.unit.length)] ?? 'working';
  const unit: DurationUnit = columnCodes.unit[code % columnCodes.unit.length] ?? 'days';
  if (kind === 'percent' || kind === 'elapsed-percent') {
    return { kind: 'percent', percent: value, isElapsed: kind === 'elapsed-percent' };
  }
  return { kind, ticks: value, unit };
}
