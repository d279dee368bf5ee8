import type { Baseline, PlanLink, PlanTask, TaskDates } from '#engine';
import { constraintTypes, linkTypes, taskTypes } from './codes.ts';
import { durationFormatCode } from './units.ts';
import { around, date, duration, element, flag } from './write-element.ts';
import { writeRecord } from './write-record.ts';

/** What a task's record says besides the task: its place, its links and, where computed, its dates. */
export interface TaskPlace {
  readonly id: number;
  readonly outlineNumber: string;
  readonly outlineLevel: number;
  readonly isSummary: boolean;
  readonly links: readonly PlanLink[];
  readonly dates: TaskDates | null;
  /** What came in a file beside what the plan holds. */
  readonly beside: readonly string[];
}

export function writeTask(task: PlanTask, place: TaskPlace): string {
  const { dates } = place;
  const inside = [
    element('UID', task.uid),
    element('ID', place.id),
    element('Name', task.name),
    element('Active', flag(task.isActive)),
    element('Manual', flag(task.isManual)),
    element('Type', taskTypes.indexOf(task.type)),
    element('IsNull', 0),
    element('WBS', task.wbs),
    element('OutlineNumber', place.outlineNumber),
    element('OutlineLevel', place.outlineLevel),
    element('Priority', task.priority),
    ...(task.isPlaceholder ? writeFreeText(task) : []),
    date('Start', dates?.start ?? null),
    date('Finish', dates?.finish ?? null),
    // Of a summary it follows from those below; what a file once said of it may be long past.
    duration('Duration', (place.isSummary ? dates?.durationTicks : null) ?? task.durationTicks ?? dates?.durationTicks ?? null), // biome-ignore format: one element
    ...(task.isManual ? writeManual(task) : []),
    element('DurationFormat', formatOf(task)),
    duration('Work', task.workTicks),
    date('Stop', task.stop),
    date('Resume', task.resume),
    element('EffortDriven', flag(task.isEffortDriven)),
    element('Estimated', flag(task.isEstimated)),
    element('Milestone', flag(task.isMilestone)),
    element('Summary', flag(place.isSummary)),
    ...(dates ? writeDates(dates) : []),
    element('PercentComplete', place.isSummary ? (dates?.percentComplete ?? null) : task.percentComplete),
    date('ActualStart', task.actualStart),
    date('ActualFinish', task.actualFinish),
    duration('ActualDuration', task.actualDurationTicks),
    duration('RemainingDuration', task.remainingDurationTicks),
    element('ConstraintType', constraintTypes.indexOf(task.constraintType)),
    element('CalendarUID', task.calendarUid ?? -1),
    date('ConstraintDate', task.constraintDate),
    date('Deadline', task.deadline),
    element('LevelingDelay', task.levellingDelayTicks),
    element('LevelingDelayFormat', 8),
    element('IgnoreResourceCalendar', flag(task.ignoresResourceCalendars)),
    element('Notes', task.notes),
    ...(task.earning?.kind === 'physical-percent' ? writePhysical(task.earning.percent) : []),
    ...place.links.filter(({ predecessorUid }) => !isAcross(place.beside, predecessorUid)).map(writeLink),
    ...task.baselines.map((baseline) => writeBaseline(baseline, formatOf({ ...task, isEstimated: false }))),
  ];
  return writeRecord('Task', inside, place.beside);
}

/** Whether a link came in as one to another project: it is written as it stood. */
function isAcross(beside: readonly string[], uid: number): boolean {
  return beside.some((element) => element.startsWith(`<PredecessorLink><PredecessorUID>${uid}<`));
}

/** The one rule of earning beside per cent complete that Microsoft Project has; it counts in whole per cent. */
const writePhysical = (percent: number) => [
  element('PhysicalPercentComplete', Math.round(percent)),
  element('EarnedValueMethod', 1),
];

const formatOf = (task: PlanTask) => durationFormatCode({ ...task, unit: task.durationUnit });

/** A placeholder is known by its texts, empty or not; a date beside one would not count. */
function writeFreeText({ manualStart, manualFinish }: PlanTask): string[] {
  return [manualStart === null ? '<StartText/>' : '', manualFinish === null ? '<FinishText/>' : '', '<DurationText/>'];
}

function writeManual({ manualStart, manualFinish, durationTicks }: PlanTask): string[] {
  return [
    date('ManualStart', manualStart),
    date('ManualFinish', manualFinish),
    duration('ManualDuration', durationTicks),
  ];
}

function writeDates(dates: TaskDates): string[] {
  return [
    element('Critical', flag(dates.isCritical)),
    date('EarlyStart', dates.earlyStart),
    date('EarlyFinish', dates.earlyFinish),
    date('LateStart', dates.lateStart),
    date('LateFinish', dates.lateFinish),
    element('FreeSlack', dates.freeSlackTicks),
    element('TotalSlack', dates.totalSlackTicks),
    element('StartSlack', dates.startSlackTicks),
    element('FinishSlack', dates.finishSlackTicks),
  ];
}

function writeLink({ predecessorUid, type, lag }: PlanLink): string {
  const isPercent = lag.kind === 'percent';
  const unit = isPercent ? 'percent' : lag.unit;
  const isElapsed = isPercent ? lag.isElapsed : lag.kind === 'elapsed';
  const inside = [
    element('PredecessorUID', predecessorUid),
    element('Type', linkTypes.indexOf(type)),
    element('CrossProject', 0),
    element('LinkLag', isPercent ? lag.percent : lag.ticks),
    element('LagFormat', durationFormatCode({ unit, isElapsed, isEstimated: false })),
  ];
  return around('PredecessorLink', inside.join(''));
}

function writeBaseline(baseline: Baseline, format: number): string {
  const inside = [
    element('Number', baseline.number),
    date('Start', baseline.start),
    date('Finish', baseline.finish),
    duration('Duration', baseline.durationTicks),
    element('DurationFormat', baseline.durationTicks === null ? null : format),
    duration('Work', baseline.workTicks),
    element('Cost', baseline.costMinor),
  ];
  return around('Baseline', inside.join(''));
}
