import { type CalendarException, type PlanCalendar, parsePlanTime, type TimeRange, ticksPerDay } from '#engine';
import { parseTimeOfDay } from '../mspdi/units.ts';
import type { FaultLog } from '../plan/faults.ts';
import type { RawRecord } from '../xml/read-records.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The working time of a calendar; a day of the week that it does not name is inherited. */
export function readWorkingTime(raw: RawRecord, faults: FaultLog): Pick<PlanCalendar, 'week' | 'exceptions'> {
  const week: (readonly TimeRange[] | null)[] = [null, null, null, null, null, null, null];
  for (const hours of raw.records('StandardWorkWeek').flatMap((list) => list.records('StandardWorkHours'))) {
    const weekday = weekdays.indexOf(hours.text('DayOfWeek')?.trim() ?? '');
    if (weekday >= 0) week[weekday] = readRanges(hours, faults);
    else fault(faults, hours, 'DayOfWeek', hours.text('DayOfWeek'));
  }
  const days = raw.records('HolidayOrExceptions').flatMap((list) => list.records('HolidayOrException'));
  return { week, exceptions: days.flatMap((day) => readException(day, faults)) };
}

function readException(day: RawRecord, faults: FaultLog): CalendarException[] {
  const date = parsePlanTime(day.text('Date')?.trim() ?? '');
  if (date === null) {
    fault(faults, day, 'Date', day.text('Date'));
    return [];
  }
  const at = date - (date % ticksPerDay);
  return [{ name: '', from: at, to: at, ranges: readRanges(day, faults), recurrence: null, occurrences: null }];
}

function readRanges(day: RawRecord, faults: FaultLog): TimeRange[] {
  return day.records('WorkTime').flatMap((time): TimeRange[] => {
    const [start, finish] = [time.text('Start')?.trim(), time.text('Finish')?.trim()];
    if (!start && !finish) return [];
    const [from, to] = [parseTimeOfDay(start ?? ''), parseTimeOfDay(finish ?? '')];
    if (from !== null && to !== null) return [{ from, to: endOf(to) }];
    fault(faults, time, 'WorkTime', `${start}–${finish}`);
    return [];
  });
}

const oneMinute = 10;

/** P6 names the last minute that is worked, 11:59 for noon; others write the end itself. Nobody ends at such a minute. */
function endOf(to: number): number {
  const minute = Math.floor(to / oneMinute);
  return minute % 5 === 4 ? (minute + 1) * oneMinute : to === 0 ? ticksPerDay : to;
}

function fault(faults: FaultLog, { line }: RawRecord, field: string, value: string | undefined): void {
  faults.add('bad-date', { element: 'Calendar', uid: null, line }, field, value);
}
