import type { Baseline, PlanTask, PlanTime } from '#engine';
import type { FaultLog } from '../plan/faults.ts';
import type { SourceDates } from '../plan/plan-file.ts';
import type { FoundLink, TaskRow } from '../plan/plan-rows.ts';
import { constraintTypes, linkTypes, taskTypes } from './codes.ts';
import { codeOf, type RecordFields } from './record-fields.ts';
import { type DurationFormat, lagOf, parseDurationFormat } from './units.ts';

const dayFormat: DurationFormat = { unit: 'days', isElapsed: false, isEstimated: false };

/** A task with its source dates; `headerFormat` is the project's DurationFormat, which 21 and 53 leave the unit to. */
export function readTask(fields: RecordFields, uid: number, headerFormat: number | null, faults: FaultLog): TaskRow {
  // A task of another project stands where that project has put it, and nothing here moves it.
  const isExternal = fields.flag('ExternalTask') ?? false;
  const saysManual = fields.flag('Manual') ?? false;
  const isManual = saysManual || isExternal;
  const code = fields.integer('DurationFormat') ?? 21;
  const format = parseDurationFormat(code) ?? parseDurationFormat(headerFormat ?? 7) ?? dayFormat;
  const manualDuration = saysManual ? fields.duration('ManualDuration') : null;
  const task: PlanTask = {
    uid,
    parentUid: null,
    name: fields.text('Name') ?? '',
    wbs: fields.text('WBS'),
    isActive: fields.flag('Active') ?? true,
    isManual,
    isMilestone: fields.flag('Milestone') ?? false,
    isPlaceholder: saysManual && ['StartText', 'FinishText', 'DurationText'].some((name) => fields.has(name)),
    type: codeOf(fields, 'Type', taskTypes, 'fixed-units', faults),
    isEffortDriven: fields.flag('EffortDriven') ?? false,
    durationTicks: manualDuration ?? fields.duration('Duration'),
    isElapsed: format.isElapsed,
    durationUnit: format.unit,
    isEstimated: fields.flag('Estimated') ?? code > 32,
    workTicks: fields.duration('Work'),
    manualStart: saysManual ? manualDate(fields, 'Start') : isExternal ? fields.date('Start') : null,
    manualFinish: saysManual ? manualDate(fields, 'Finish') : isExternal ? fields.date('Finish') : null,
    ...readConstraint(fields, faults),
    deadline: fields.date('Deadline'),
    calendarUid: calendarUidOf(fields),
    ignoresResourceCalendars: fields.flag('IgnoreResourceCalendar') ?? false,
    priority: clamp(fields.integer('Priority') ?? 500, 1000),
    levellingDelayTicks: Math.round(fields.decimal('LevelingDelay') ?? 0),
    actualStart: fields.date('ActualStart'),
    actualFinish: fields.date('ActualFinish'),
    actualDurationTicks: fields.duration('ActualDuration'),
    remainingDurationTicks: fields.duration('RemainingDuration'),
    percentComplete: clamp(fields.decimal('PercentComplete') ?? 0, 100),
    stop: fields.date('Stop'),
    resume: fields.date('Resume'),
    notes: fields.text('Notes'),
    earning: fields.integer('EarnedValueMethod') === 1 ? physicalProgress(fields) : null,
    baselines: fields.inside('Baseline').flatMap((baseline) => readBaseline(baseline, faults)),
  };
  return { task, source: readSource(fields, uid), outlineLevel: outlineLevelOf(fields), line: fields.line };
}

const physicalProgress = (fields: RecordFields) =>
  ({ kind: 'physical-percent', percent: clamp(fields.decimal('PhysicalPercentComplete') ?? 0, 100) }) as const;

/** A manual date that is free text instead is none. */
function manualDate(fields: RecordFields, end: 'Start' | 'Finish'): PlanTime | null {
  return fields.has(`${end}Text`) ? null : (fields.date(`Manual${end}`) ?? fields.date(end));
}

function readConstraint(fields: RecordFields, faults: FaultLog): Pick<PlanTask, 'constraintType' | 'constraintDate'> {
  const constraintType = codeOf(fields, 'ConstraintType', constraintTypes, 'ASAP', faults);
  if (constraintType === 'ASAP' || constraintType === 'ALAP') return { constraintType, constraintDate: null };
  const constraintDate = fields.date('ConstraintDate');
  if (constraintDate !== null) return { constraintType, constraintDate };
  faults.add('constraint-without-date', fields, 'ConstraintType', constraintType);
  return { constraintType: 'ASAP', constraintDate: null };
}

/** −1 is none. */
function calendarUidOf(fields: RecordFields): number | null {
  const uid = fields.integer('CalendarUID');
  return uid === -1 ? null : uid;
}

function outlineLevelOf(fields: RecordFields): number {
  const byNumber = fields.text('OutlineNumber')?.split('.').length;
  return Math.max(1, fields.integer('OutlineLevel') ?? byNumber ?? 1);
}

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));

function readBaseline(fields: RecordFields, faults: FaultLog): Baseline[] {
  const number = fields.integer('Number') ?? 0;
  if (number < 0 || number > 10) {
    faults.add('bad-value', fields, 'Baseline/Number', String(number));
    return [];
  }
  const cost = fields.decimal('Cost');
  return [
    {
      number,
      start: fields.date('Start'),
      finish: fields.date('Finish'),
      durationTicks: fields.duration('Duration'),
      workTicks: fields.duration('Work'),
      costMinor: cost === null ? null : Math.round(cost),
    },
  ];
}

function readSource(fields: RecordFields, uid: number): SourceDates {
  return {
    uid,
    id: fields.integer('ID'),
    start: fields.date('Start'),
    finish: fields.date('Finish'),
    earlyStart: fields.date('EarlyStart'),
    earlyFinish: fields.date('EarlyFinish'),
    lateStart: fields.date('LateStart'),
    lateFinish: fields.date('LateFinish'),
    durationTicks: fields.duration('Duration'),
    totalSlackTicks: fields.decimal('TotalSlack'),
    freeSlackTicks: fields.decimal('FreeSlack'),
    startSlackTicks: fields.decimal('StartSlack'),
    finishSlackTicks: fields.decimal('FinishSlack'),
    isCritical: fields.flag('Critical'),
    percentComplete: fields.decimal('PercentComplete'),
  };
}

/** The links that lead to a task. */
export function readLinks(
  fields: RecordFields,
  uid: number,
  headerFormat: number | null,
  faults: FaultLog,
): FoundLink[] {
  return fields.inside('PredecessorLink').flatMap((link): FoundLink[] => {
    const predecessorUid = link.integer('PredecessorUID');
    if (predecessorUid === null) {
      faults.add('dangling-link', fields, 'PredecessorUID', link.text('PredecessorUID') ?? '');
      return [];
    }
    const format = parseDurationFormat(link.integer('LagFormat') ?? 21) ?? parseDurationFormat(headerFormat ?? 7);
    const type = codeOf(link, 'Type', linkTypes, 'FS', faults);
    const lag = lagOf(link.decimal('LinkLag') ?? 0, format ?? dayFormat);
    const isCrossProject = link.flag('CrossProject') ?? false;
    return [{ record: { predecessorUid, successorUid: uid, type, lag }, line: fields.line, isCrossProject }];
  });
}
