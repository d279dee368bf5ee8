import type { CalendarException, PlanCalendar, Recurrence, TimeRange, WorkingWeek } from '#engine';
import { ticksPerDay } from '#engine';
import { formatTimeOfDay } from './units.ts';
import { around, date, element, flag } from './write-element.ts';
import { writeRecord } from './write-record.ts';

export function writeCalendar(calendar: PlanCalendar, beside: readonly string[]): string {
  const { uid, name, baseUid, week, exceptions, workWeeks } = calendar;
  const inside = [
    element('UID', uid),
    element('Name', calendarName(name)),
    element('IsBaseCalendar', flag(baseUid === null)),
    element('IsBaselineCalendar', 0),
    element('BaseCalendarUID', baseUid ?? -1),
    around('WeekDays', writeWeek(week) + exceptions.map(writeTwin).join('')),
    around('Exceptions', exceptions.map(writeException).join('')),
    around('WorkWeeks', workWeeks.map(writeWorkWeek).join('')),
  ];
  return writeRecord('Calendar', inside, beside);
}

const longestName = 51;

/** Microsoft Project refuses a calendar without a name, and one whose name is longer than this. */
function calendarName(name: string): string {
  return name.trim() === '' ? 'Calendar' : [...name].slice(0, longestName).join('');
}

function writeWeek(week: WorkingWeek): string {
  const days = week.map((ranges, weekday) =>
    ranges === null ? '' : around('WeekDay', element('DayType', weekday + 1) + writeRanges(ranges).join('')),
  );
  return days.join('');
}

/** Project 2003 knows days that differ only as week days of their own; newer versions write every such day twice. */
function writeTwin(exception: CalendarException): string {
  if (exception.recurrence !== null) return '';
  const [working = '', ...times] = writeRanges(exception.ranges);
  return around('WeekDay', [element('DayType', 0), working, writePeriod(exception), ...times].join(''));
}

function writeRanges(ranges: readonly TimeRange[]): string[] {
  const times = ranges.map(({ from, to }) =>
    around('WorkingTime', element('FromTime', formatTimeOfDay(from)) + element('ToTime', formatTimeOfDay(to))),
  );
  return [element('DayWorking', flag(ranges.length > 0)), around('WorkingTimes', times.join(''))];
}

/** Both days inclusive: from the first minute to the last. */
function writePeriod({ from, to }: { readonly from: number; readonly to: number }): string {
  return around('TimePeriod', date('FromDate', from) + date('ToDate', to + ticksPerDay - 10));
}

function writeWorkWeek(workWeek: PlanCalendar['workWeeks'][number]): string {
  return around(
    'WorkWeek',
    writePeriod(workWeek) + element('Name', workWeek.name) + around('WeekDays', writeWeek(workWeek.week)),
  );
}

function writeException(exception: CalendarException): string {
  const { name, ranges, recurrence, occurrences } = exception;
  const inside = [
    element('EnteredByOccurrences', flag(occurrences !== null)),
    writePeriod(exception),
    element('Occurrences', occurrences),
    element('Name', name),
    writeRecurrence(recurrence),
    ...writeRanges(ranges),
  ];
  return around('Exception', inside.join(''));
}

const items = ['day', 'working-day', 'weekend-day'];
const itemCode = (item: string | number) => (typeof item === 'number' ? item + 3 : items.indexOf(item));

function writeRecurrence(recurrence: Recurrence | null): string {
  const type = (code: number) => element('Type', code);
  switch (recurrence?.kind) {
    case undefined:
      return type(1);
    case 'daily':
      return type(7) + element('Period', recurrence.everyDays);
    case 'weekly': {
      const mask = recurrence.weekdays.reduce((sum, weekday) => sum + 2 ** weekday, 0);
      return type(6) + element('Period', recurrence.everyWeeks) + element('DaysOfWeek', mask);
    }
    case 'monthly-by-day':
      return type(4) + element('Period', recurrence.everyMonths) + element('MonthDay', recurrence.day);
    case 'monthly-by-position':
      return type(5) + element('Period', recurrence.everyMonths) + writePosition(recurrence);
    case 'yearly-by-day':
      return type(2) + element('Month', recurrence.month - 1) + element('MonthDay', recurrence.day);
    case 'yearly-by-position':
      return type(3) + element('Month', recurrence.month - 1) + writePosition(recurrence);
  }
}

function writePosition({ item, position }: { readonly item: string | number; readonly position: number }): string {
  return element('MonthItem', itemCode(item)) + element('MonthPosition', position - 1);
}
