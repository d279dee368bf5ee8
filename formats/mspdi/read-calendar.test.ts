import { expect, test } from 'vitest';
import { type CalendarException, formatPlanTime } from '#engine';
import { readText } from '../testing.ts';
import { mspdi } from './testing.ts';

const calendarOf = (inside: string) => {
  const text = mspdi(`<StartDate>2026-01-05T08:00:00</StartDate><Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID>${inside}</Calendar></Calendars>`); // biome-ignore format: one text
  const read = readText(text);
  const [calendar] = read.plan.calendars;
  if (!calendar) throw new Error('no calendar');
  return { calendar, faults: read.faults };
};
const time = (from: string, to: string) => `<WorkingTime><FromTime>${from}</FromTime><ToTime>${to}</ToTime></WorkingTime>`; // biome-ignore format: one text
const day = (type: number, working: number, inside = '') => `<WeekDay><DayType>${type}</DayType><DayWorking>${working}</DayWorking>${inside}</WeekDay>`; // biome-ignore format: one text
const period = (from: string, to: string) => `<TimePeriod><FromDate>${from}</FromDate><ToDate>${to}</ToDate></TimePeriod>`; // biome-ignore format: one text
const times = (...ranges: string[]) => `<WorkingTimes>${ranges.join('')}</WorkingTimes>`;
const exceptions = (...inside: string[]) => `<Exceptions>${inside.map((one) => `<Exception>${one}</Exception>`).join('')}</Exceptions>`; // biome-ignore format: one text
const daysOf = ({ from, to }: CalendarException) => [formatPlanTime(from), formatPlanTime(to)];

test('a week: Sunday first, days unsaid inherit, days off are empty', () => {
  const inside = `<WeekDays>${day(1, 0)}${day(2, 1, times(time('08:00:00', '12:00:00'), time('13:00:00', '17:00:00')))}</WeekDays>`;
  const { week } = calendarOf(inside).calendar;
  const monday = [{ from: 4800, to: 7200 }, { from: 7800, to: 10_200 }]; // biome-ignore format: two ranges
  expect(week).toEqual([[], monday, null, null, null, null, null]);
});

test('midnight as an end is 24:00, from midnight to midnight the whole day, and night shifts cross it', () => {
  const inside = `<WeekDays>${day(2, 1, times(time('00:00:00', '00:00:00')))}${day(3, 1, times(time('17:00:00', '00:00:00')))}${day(4, 1, times(time('22:00:00', '06:00:00')))}</WeekDays>`;
  const { week } = calendarOf(inside).calendar;
  expect(week.slice(1, 4)).toEqual([[{ from: 0, to: 14_400 }], [{ from: 10_200, to: 14_400 }], [{ from: 13_200, to: 3600 }]]); // biome-ignore format: days
});

test('empty working times are none, a working day without any has the ordinary ones', () => {
  const inside = `<WeekDays>${day(2, 1, times('<WorkingTime/>', time('09:00:00', '10:00:00')))}${day(3, 1)}</WeekDays>`;
  const { week } = calendarOf(inside).calendar;
  expect(week[1]).toEqual([{ from: 5400, to: 6000 }]);
  expect(week[2]).toEqual([{ from: 4800, to: 7200 }, { from: 7800, to: 10_200 }]); // biome-ignore format: two ranges
});

const christmas = period('2026-12-25T00:00:00', '2026-12-26T23:59:00');

test('a weekday 0 is an exception of old, both days inclusive, seconds and hours aside', () => {
  const { calendar } = calendarOf(`<WeekDays>${day(0, 0, period('2026-12-25T00:00:00', '2026-12-26T23:59:59'))}</WeekDays>`); // biome-ignore format: one text
  expect(calendar.exceptions.map(daysOf)).toEqual([['2026-12-25T00:00:00', '2026-12-26T00:00:00']]);
  expect(calendar.exceptions[0]).toMatchObject({ ranges: [], recurrence: null });
});

test('an exception lasts until the last day that Microsoft Project knows, which elsewhere means no date', () => {
  const always = period('1984-01-01T00:00:00', '2049-12-31T23:59:00');
  const { calendar, faults } = calendarOf(exceptions(`${always}<Type>1</Type><DayWorking>0</DayWorking>`));
  expect(calendar.exceptions.map(daysOf)).toEqual([['1984-01-01T00:00:00', '2049-12-31T00:00:00']]);
  expect(faults.details).toEqual([]);
});

test('where exceptions are written anew, the old ones are their twins', () => {
  const twice = `<WeekDays>${day(0, 0, christmas)}</WeekDays>${exceptions(`${christmas}<Name>Christmas</Name><Type>1</Type><DayWorking>0</DayWorking>`)}`;
  expect(calendarOf(twice).calendar.exceptions.map(({ name }) => name)).toEqual(['Christmas']);
  expect(calendarOf(`<WeekDays>${day(0, 0, christmas)}</WeekDays><Exceptions/>`).calendar.exceptions).toHaveLength(1);
});

test.each([
  ['<Type>1</Type>', null],
  ['<Type>7</Type><Period>3</Period>', { kind: 'daily', everyDays: 3 }],
  ['<Type>6</Type><Period>2</Period><DaysOfWeek>65</DaysOfWeek>', { kind: 'weekly', everyWeeks: 2, weekdays: [0, 6] }],
  ['<Type>4</Type><Period>2</Period><MonthDay>15</MonthDay>', { kind: 'monthly-by-day', everyMonths: 2, day: 15 }],
  [
    '<Type>5</Type><Period>1</Period><MonthItem>3</MonthItem><MonthPosition>0</MonthPosition>',
    { kind: 'monthly-by-position', everyMonths: 1, position: 1, item: 0 },
  ],
  [
    '<Type>5</Type><Period>1</Period><MonthItem>2</MonthItem><MonthPosition>4</MonthPosition>',
    { kind: 'monthly-by-position', everyMonths: 1, position: 5, item: 'weekend-day' },
  ],
  ['<Type>2</Type><Month>0</Month><MonthDay>1</MonthDay>', { kind: 'yearly-by-day', month: 1, day: 1 }],
  [
    '<Type>3</Type><Month>11</Month><MonthItem>9</MonthItem><MonthPosition>1</MonthPosition>',
    { kind: 'yearly-by-position', month: 12, position: 2, item: 6 },
  ],
])('an exception of %s recurs as %o', (inside, recurrence) => {
  const { calendar, faults } = calendarOf(exceptions(`${christmas}${inside}<EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>4</Occurrences><DayWorking>0</DayWorking>`)); // biome-ignore format: one text
  expect(calendar.exceptions[0]).toMatchObject({ recurrence, occurrences: recurrence ? 4 : null });
  expect(faults.total).toBe(0);
});

test('occurrences count only where the exception was entered by them', () => {
  const inside = `${christmas}<Type>7</Type><EnteredByOccurrences>0</EnteredByOccurrences><Occurrences>4</Occurrences>`;
  expect(calendarOf(exceptions(inside)).calendar.exceptions[0]?.occurrences).toBeNull();
});

test.each([
  ['<Name>no days</Name><Type>1</Type>'],
  [`${period('2026-12-26T00:00:00', '2026-12-25T00:00:00')}<Type>1</Type>`],
  [`${period('2026-12-26T17:-0:00', '2026-12-25T00:00:00')}<Type>1</Type>`],
  [`${christmas}<Type>9</Type>`],
  [`${christmas}<Type>2</Type><Month>12</Month>`],
])('an exception that makes no sense is left out with a fault: %s', (inside) => {
  const { calendar, faults } = calendarOf(exceptions(inside, `${christmas}<Type>1</Type>`));
  expect(calendar.exceptions).toHaveLength(1);
  expect(faults.counts['bad-exception']).toBe(1);
});

test.each([[`<WeekDays>${day(2, 0)}</WeekDays>`], [day(2, 0)]])(
  'a week that differs for a time, with its days in %s',
  (days) => {
    const inside = `<WorkWeeks><WorkWeek>${period('2026-07-01T00:00:00', '2026-08-31T23:59:00')}<Name>Summer</Name>${days}</WorkWeek></WorkWeeks>`;
    const [summer] = calendarOf(inside).calendar.workWeeks;
    expect(summer).toMatchObject({ name: 'Summer', week: [null, [], null, null, null, null, null] });
    expect(formatPlanTime(summer?.to ?? 0)).toBe('2026-08-31T00:00:00');
  },
);
