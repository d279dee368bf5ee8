import type { PlanAssignment, PlanResource, TimephasedWork } from '#engine';
import type { FaultLog } from '../plan/faults.ts';
import { workContours } from './codes.ts';
import { codeOf, type RecordFields } from './record-fields.ts';

const resourceKinds = ['material', 'work'] as const;

/** Rates are currency for an hour, whatever their format says; here they become minor units. */
export function readResource(fields: RecordFields, uid: number, faults: FaultLog): PlanResource {
  const rate = fields.decimal('StandardRate');
  const calendarUid = fields.integer('CalendarUID');
  return {
    uid,
    name: fields.text('Name') ?? '',
    kind: fields.flag('IsCostResource') ? 'cost' : codeOf(fields, 'Type', resourceKinds, 'work', faults),
    calendarUid: calendarUid === -1 ? null : calendarUid,
    maxUnits: Math.max(0, fields.decimal('MaxUnits') ?? 1),
    group: fields.text('Group'),
    initials: fields.text('Initials'),
    email: fields.text('EmailAddress'),
    standardRateMinor: rate === null ? null : Math.round(rate * 100),
  };
}

/** Resources that stand for nobody: the row 0, and what Microsoft Project writes for an assignment without a resource. */
const isNobody = (resourceUid: number | null) => resourceUid === null || resourceUid <= 0;

/** An assignment; the work of one to nobody is made up by Microsoft Project, and left out. Null without a task. */
export function readAssignment(fields: RecordFields, uid: number, faults: FaultLog): PlanAssignment | null {
  const taskUid = fields.integer('TaskUID');
  if (taskUid === null) {
    faults.add('unknown-task', fields, 'TaskUID', fields.text('TaskUID') ?? '');
    return null;
  }
  const named = fields.integer('ResourceUID');
  const resourceUid = isNobody(named) ? null : named;
  const contour = codeOf(fields, 'WorkContour', workContours, 'flat', faults);
  const work = (name: string) => (resourceUid === null ? null : fields.duration(name));
  return {
    uid,
    taskUid,
    resourceUid,
    units: Math.max(0, fields.decimal('Units') ?? 1),
    workTicks: work('Work'),
    actualWorkTicks: work('ActualWork'),
    remainingWorkTicks: work('RemainingWork'),
    delayTicks: Math.round(fields.decimal('Delay') ?? 0),
    levellingDelayTicks: Math.round(fields.decimal('LevelingDelay') ?? 0),
    contour,
    timephased: contour === 'contoured' ? readTimephased(fields, faults) : [],
  };
}

const kinds = { 1: 'remaining', 2: 'actual' } as const;

/**
 * The rows of a contour by hand, in time order. A row without a value is non-working time and says nothing; neighbours
 * without work become one, which is how a split stands here.
 */
function readTimephased(fields: RecordFields, faults: FaultLog): TimephasedWork[] {
  const rows = fields.inside('TimephasedData').flatMap((row): TimephasedWork[] => {
    const kind = kinds[row.integer('Type') as 1 | 2];
    if (!kind || row.text('Value') === null) return [];
    const [start, finish, workTicks] = [row.date('Start'), row.date('Finish'), row.duration('Value')];
    if (start !== null && finish !== null && workTicks !== null && finish > start) return [{ kind, start, finish, workTicks }]; // biome-ignore format: one row
    faults.add('bad-timephased', fields, 'TimephasedData', row.text('Start') ?? '');
    return [];
  });
  const merged: TimephasedWork[] = [];
  for (const row of rows.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    const isIdle = last?.kind === row.kind && last.workTicks === 0 && row.workTicks === 0;
    if (last && isIdle && last.finish === row.start) merged[merged.length - 1] = { ...last, finish: row.finish };
    else merged.push(row);
  }
  return merged;
}
