import type { CalendarException, PlanCalendar, Recurrence, RecurrenceItem, TimeRange, WorkingWeek } from '#engine';
import { ticksPerDay } from '#engine';
import type { FaultLog } from '../plan/faults.ts';
import type { RecordFields } from './record-fields.ts';
import { parseTimeOfDay } from './units.ts';

/** What a working day without times works. */
const ordinaryDay: readonly TimeRange[] = [
  { from: 4800, to: 7200 },
  { from: 7800, to: 10_200 },
];

/** A calendar as its record says it; whether its base is there is for `assemblePlan` to see. Null without a UID. */
export function readCalendar(fields: RecordFields, faults: FaultLog): PlanCalendar | null {
  if (fields.uid === null) {
    faults.add('missing-uid', fields, 'UID', fields.text('UID') ?? '');
    return null;
  }
  const days = fields.inside('WeekDays').flatMap((week) => week.inside('WeekDay'));
  const exceptions = fields.inside('Exceptions').flatMap((list) => list.inside('Exception'));
  const base = fields.integer('BaseCalendarUID');
  return {
    uid: fields.uid,
    name: fields.text('Name') ?? '',
    baseUid: fields.flag('IsBaseCalendar') || base === null || base < 0 ? noBase(base, fields) : base,
    week: readWeek(days, faults),
    workWeeks: fields.inside('WorkWeeks').flatMap((list) => list.inside('WorkWeek').flatMap((week) => readWorkWeek(week, faults))), // biome-ignore format: one list
    // Project 2007 and later write every exception twice: once more as a weekday 0, for older readers.
    exceptions: exceptions.length > 0
      ? exceptions.flatMap((exception) => readException(exception, faults) ?? [])
      : days.filter((day) => day.integer('DayType') === 0).flatMap((day) => readLegacyException(day, faults) ?? []), // biome-ignore format: one choice
  };
}

/** −1 says that there is none; any other negative number is a reference that leads nowhere. */
function noBase(base: number | null, fields: RecordFields): number | null {
  return base !== null && base < -1 && !fields.flag('IsBaseCalendar') ? base : null;
}

function readWeek(days: readonly RecordFields[], faults: FaultLog): WorkingWeek {
  const week: (readonly TimeRange[] | null)[] = [null, null, null, null, null, null, null];
  for (const day of days) {
    const type = day.integer('DayType');
    if (type === 0) continue;
    if (type === null || type < 1 || type > 7) faults.add('bad-value', day, 'DayType', String(type ?? ''));
    else week[type - 1] = readRanges(day, faults);
  }
  return week;
}

/** Working times of a day or an exception: none where it is off, the ordinary ones where it works without saying when. */
function readRanges(day: RecordFields, faults: FaultLog): readonly TimeRange[] {
  if (!day.flag('DayWorking')) return [];
  const times = day.inside('WorkingTimes').flatMap((list) => list.inside('WorkingTime'));
  const ranges = times.flatMap((time): TimeRange[] => {
    const [from, to] = [time.text('FromTime'), time.text('ToTime')];
    if (from === null && to === null) return [];
    const [begin, end] = [parseTimeOfDay(from?.trim() ?? ''), parseTimeOfDay(to?.trim() ?? '')];
    if (begin !== null && end !== null) return [{ from: begin, to: end === 0 ? ticksPerDay : end }];
    faults.add('bad-date', time, 'WorkingTime', `${from}–${to}`);
    return [];
  });
  return ranges.length > 0 || times.length > 0 ? ranges : ordinaryDay;
}

/** First and last day of a TimePeriod, both inclusive; whatever the time of day says. */
function readPeriod(fields: RecordFields): { from: number; to: number } | null {
  const [period] = fields.inside('TimePeriod');
  const [from, to] = [period?.boundary('FromDate') ?? null, period?.boundary('ToDate') ?? null];
  if (from === null || to === null || to < from) return null;
  return { from: from - (from % ticksPerDay), to: to - (to % ticksPerDay) };
}

function readWorkWeek(fields: RecordFields, faults: FaultLog): PlanCalendar['workWeeks'] {
  const period = readPeriod(fields);
  if (!period) {
    faults.add('bad-exception', fields, 'WorkWeek', fields.text('Name') ?? '');
    return [];
  }
  const days = [...fields.inside('WeekDay'), ...fields.inside('WeekDays').flatMap((list) => list.inside('WeekDay'))];
  return [{ name: fields.text('Name') ?? '', ...period, week: readWeek(days, faults) }];
}

function readLegacyException(day: RecordFields, faults: FaultLog): CalendarException | null {
  const period = readPeriod(day);
  if (!period) {
    faults.add('bad-exception', day, 'WeekDay');
    return null;
  }
  return { name: '', ...period, ranges: readRanges(day, faults), recurrence: null, occurrences: null };
}

function readException(fields: RecordFields, faults: FaultLog): CalendarException | null {
  const period = readPeriod(fields);
  const recurrence = readRecurrence(fields);
  if (!period || recurrence === undefined) {
    faults.add('bad-exception', fields, 'Exception', fields.text('Name') ?? '');
    return null;
  }
  const isCounted = recurrence !== null && fields.flag('EnteredByOccurrences');
  return {
    name: fields.text('Name') ?? '',
    ...period,
    ranges: readRanges(fields, faults),
    recurrence,
    occurrences: isCounted ? fields.integer('Occurrences') : null,
  };
}

const items: readonly RecurrenceItem[] = ['day', 'working-day', 'weekend-day', 0, 1, 2, 3, 4, 5, 6];

/** Null: every day. Undefined: a type that nobody knows, or one whose numbers make no sense. */
function readRecurrence(fields: RecordFields): Recurrence | null | undefined {
  const every = Math.max(1, fields.integer('Period') ?? 1);
  const month = (fields.integer('Month') ?? 0) + 1;
  const day = fields.integer('MonthDay') ?? 1;
  const position = (fields.integer('MonthPosition') ?? 0) + 1;
  const item = items[fields.integer('MonthItem') ?? 0];
  const type = fields.integer('Type') ?? 1;
  if (type === 1) return null;
  if (type === 7) return { kind: 'daily', everyDays: every };
  if (type === 6) return { kind: 'weekly', everyWeeks: every, weekdays: weekdaysOf(fields.integer('DaysOfWeek') ?? 0) };
  const isSound = month >= 1 && month <= 12 && day >= 1 && day <= 31 && position >= 1 && position <= 5;
  if (!isSound || item === undefined) return undefined;
  if (type === 4) return { kind: 'monthly-by-day', everyMonths: every, day };
  if (type === 5) return { kind: 'monthly-by-position', everyMonths: every, position, item };
  if (type === 2) return { kind: 'yearly-by-day', month, day };
  return type === 3 ? { kind: 'yearly-by-position', month, position, item } : undefined;
}

function weekdaysOf(mask: number): number[] {
  return [0, 1, 2, 3, 4, 5, 6].filter((weekday) => (mask >> weekday) % 2 === 1);
}
