import {
  type CalendarException,
  compileCalendar,
  type PlanCalendar,
  parsePlanTime,
  type TimeRange,
  ticksPerDay,
  ticksPerHour,
  ticksPerMinute,
  type WorkingTime,
} from '#engine';

/** Monday first, as weeks are shown. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** Working time from one time of day to another, such as 09:00 to 13:00; the day ends at 24:00. */
export interface WorkingSpan {
  readonly from: string;
  readonly until: string;
}

/** The spans of each weekday, in order; a day without any is off. */
export type WorkingDays = Readonly<Record<Weekday, readonly WorkingSpan[]>>;

/** A day off; of a half day the first half of its working time is worked. */
export interface Holiday {
  readonly date: string;
  readonly name: string;
  readonly isHalf: boolean;
}

export interface OfficeCalendar {
  readonly week: WorkingDays;
  readonly holidays: readonly Holiday[];
}

const eightHours: readonly WorkingSpan[] = [
  { from: '09:00', until: '13:00' },
  { from: '13:30', until: '17:30' },
];

/** Monday to Friday, eight hours a day, without holidays: what counts where no office says anything else. */
export const standardCalendar: OfficeCalendar = {
  week: {
    monday: eightHours,
    tuesday: eightHours,
    wednesday: eightHours,
    thursday: eightHours,
    friday: eightHours,
    saturday: [],
    sunday: [],
  },
  holidays: [],
};

const compiled = new WeakMap<OfficeCalendar, WorkingTime>();

/** The working time of an office's calendar, in plan time of its zone; compiled once for each calendar read. */
export function officeWorkingTime({ calendar }: { readonly calendar: OfficeCalendar }): WorkingTime {
  const known = compiled.get(calendar);
  if (known) return known;
  const made = compile(calendar);
  compiled.set(calendar, made);
  return made;
}

const compile = (calendar: OfficeCalendar) => compileCalendar([planCalendarOf(calendar, { uid: 1, name: '' })]);

/** An office's calendar as one of a plan: its week, Sunday first, with the holidays as days that differ. */
export function planCalendarOf(
  { week, holidays }: OfficeCalendar,
  called: Pick<PlanCalendar, 'uid' | 'name'>,
): PlanCalendar {
  const ranges = weekdays.map((day) => week[day].map(rangeOf));
  const sundayFirst = [...ranges.slice(6), ...ranges.slice(0, 6)];
  const exceptions = holidays.flatMap(({ date, name, isHalf }): CalendarException[] => {
    const day = parsePlanTime(date);
    if (day === null) return [];
    const usual = sundayFirst[(day / ticksPerDay) % 7] ?? []; // plan time begins on a Sunday
    const worked = isHalf ? firstHalf(usual) : [];
    return [{ name, from: day, to: day, ranges: worked, recurrence: null, occurrences: null }];
  });
  return { ...called, baseUid: null, week: sundayFirst, workWeeks: [], exceptions };
}

const rangeOf = ({ from, until }: WorkingSpan): TimeRange => ({
  from: ticksOf(from),
  to: ticksOf(until) % ticksPerDay,
});

/** Ticks since midnight of a time of day such as 13:30. */
function ticksOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * ticksPerHour + minutes * ticksPerMinute;
}

/** Until midnight a range says 0, which is its end there. */
const endOf = ({ to }: TimeRange) => to || ticksPerDay;

function firstHalf(ranges: readonly TimeRange[]): TimeRange[] {
  let left = ranges.reduce((sum, range) => sum + endOf(range) - range.from, 0) / 2;
  return ranges.flatMap((range) => {
    const worked = Math.min(left, endOf(range) - range.from);
    left -= worked;
    return worked > 0 ? [{ from: range.from, to: (range.from + worked) % ticksPerDay }] : [];
  });
}

/** Working hours of a week without holidays. */
export function hoursOfWeek(week: WorkingDays): number {
  const ranges = weekdays.flatMap((day) => week[day].map(rangeOf));
  return ranges.reduce((sum, range) => sum + endOf(range) - range.from, 0) / ticksPerHour;
}
