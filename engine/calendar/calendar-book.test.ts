import { describe, expect, it } from 'vitest';
import type { CalendarException, PlanCalendar, Recurrence } from '../kernel/plan.ts';
import { formatPlanTime, parsePlanTime, ticksPerDay } from '../kernel/plan-time.ts';
import { createCalendarBook } from './calendar-book.ts';
import { exceptionDays } from './recurrence.ts';

const at = (text: string) => parsePlanTime(text) ?? Number.NaN;
const project = { calendarUid: 1, start: at('2026-01-05T08:00') };
const calendar = (uid: number, facts: Partial<PlanCalendar> = {}): PlanCalendar => ({
  uid,
  name: `Calendar ${uid}`,
  baseUid: null,
  week: Array.from({ length: 7 }, () => null),
  workWeeks: [],
  exceptions: [],
  ...facts,
});
const never = Array.from({ length: 7 }, () => []);

describe('a plan’s calendars', () => {
  it('count as the standard one where they have no work at all, which is a finding', () => {
    const book = createCalendarBook(project, [calendar(1, { week: never })]);
    expect(book.project.count(at('2026-01-05'), at('2026-01-06'))).toBe(4800);
    expect(book.findings()).toMatchObject([
      { code: 'schedule.empty-calendar', subject: { kind: 'calendar', id: '1' } },
    ]);
  });

  it('take as many exceptions over all of time as a file may hold', () => {
    // Only the first decides, afternoons off; the last days of all are no different.
    const exception = (to: number): CalendarException => ({ name: 'Mornings', from: 0, to: at('2149-12-30'), ranges: [{ from: 8 * 600, to: to * 600 }], recurrence: null, occurrences: null }); // biome-ignore format: one record
    const exceptions = Array.from({ length: 20_000 }, (_, nth) => exception(nth === 0 ? 12 : 13));
    const { project: mornings } = createCalendarBook(project, [calendar(1, { exceptions })]);
    expect(mornings.count(at('2026-01-05'), at('2026-01-12'))).toBe(7 * 2400);
    expect(mornings.count(at('2149-12-29'), at('2149-12-30'))).toBe(2400);
  });

  it('decide by the nearest calendar, there by dated exceptions before recurring ones', () => {
    const daily: Recurrence = { kind: 'daily', everyDays: 1 };
    const of = (hours: number, recurrence: Recurrence | null, facts: Partial<CalendarException> = {}): CalendarException => ({ name: 'Hours', from: at('2026-01-05'), to: at('2026-01-09'), ranges: [{ from: 0, to: hours * 600 }], recurrence, occurrences: null, ...facts }); // biome-ignore format: one record
    const own = [of(3, daily, { occurrences: 3 }), of(1, null, { to: at('2026-01-05') })];
    const base = calendar(2, { exceptions: [of(5, null)] });
    const book = createCalendarBook(project, [calendar(1, { baseUid: 2, exceptions: own }), base]);
    const hours = [5, 6, 7, 8, 9].map((day) => book.project.count(at(`2026-01-0${day}`), at(`2026-01-0${day}T23:59`)) / 600); // biome-ignore format: one list
    expect(hours).toEqual([1, 3, 3, 5, 5]);
  });

  it('end a chain of bases where it bites its tail', () => {
    const book = createCalendarBook(project, [calendar(1), calendar(2, { baseUid: 3 }), calendar(3, { baseUid: 2 })]);
    expect(book.of(2).count(at('2026-01-05'), at('2026-01-06'))).toBe(4800);
    expect(book.findings().map(({ code }) => code)).toEqual(['schedule.calendar-loop']);
  });

  it('are the project’s where a task names none or one that is missing', () => {
    const book = createCalendarBook(project, [calendar(1, { week: never.map(() => [{ from: 0, to: 600 }]) })]);
    expect(book.of(null)).toBe(book.project);
    expect(book.of(99)).toBe(book.project);
    expect(book.project.count(at('2026-01-05'), at('2026-01-06'))).toBe(600);
  });

  it('share the base’s time where they change nothing', () => {
    const book = createCalendarBook(project, [calendar(1), calendar(2, { baseUid: 1 })]);
    expect(book.of(2)).toBe(book.of(1));
  });

  it('have no intersection where they never work at once', () => {
    const morning = calendar(2, { week: never.map(() => [{ from: 0, to: 600 }]) });
    const book = createCalendarBook(project, [calendar(1), morning]);
    expect(book.intersection(book.of(1), book.of(2))).toBeNull();
    expect(book.union(book.of(1), book.of(2)).count(at('2026-01-05'), at('2026-01-06'))).toBe(5400);
  });
});

describe('recurring exceptions', () => {
  const days = (recurrence: Recurrence, from: string, to: string, occurrences: number | null = null) => {
    const exception: CalendarException = {
      name: 'Recurring',
      from: at(from),
      to: at(to),
      ranges: [],
      recurrence,
      occurrences,
    };
    return exceptionDays(exception).map((day) => formatPlanTime(day * ticksPerDay).slice(0, 10));
  };

  it('fall every so many days', () => {
    expect(days({ kind: 'daily', everyDays: 3 }, '2026-01-05', '2026-01-12')).toEqual([
      '2026-01-05',
      '2026-01-08',
      '2026-01-11',
    ]);
  });

  it('fall on weekdays of every so many weeks, counted from Sunday', () => {
    // From Wednesday 7 January: that week's Thursday, then the week of Sunday 18 January.
    expect(days({ kind: 'weekly', everyWeeks: 2, weekdays: [4, 0] }, '2026-01-07', '2026-01-31')).toEqual([
      '2026-01-08',
      '2026-01-18',
      '2026-01-22',
    ]);
  });

  it('fall on a day of the month, in months that have it', () => {
    expect(days({ kind: 'monthly-by-day', everyMonths: 1, day: 31 }, '2026-01-15', '2026-05-31')).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
    ]);
  });

  it('fall on a position in the month', () => {
    // Last Fridays; second working days: Thursday 1 January is the first, and Monday 2 February.
    const friday = { kind: 'monthly-by-position', everyMonths: 1, position: 5, item: 5 } as const;
    expect(days(friday, '2026-01-01', '2026-02-28')).toEqual(['2026-01-30', '2026-02-27']);
    const second = { kind: 'monthly-by-position', everyMonths: 1, position: 2, item: 'working-day' } as const;
    expect(days(second, '2026-01-01', '2026-02-28')).toEqual(['2026-01-02', '2026-02-03']);
  });

  it('fall once a year, and end after their occurrences', () => {
    const leapDay = { kind: 'yearly-by-day', month: 2, day: 29 } as const;
    expect(days(leapDay, '2026-01-01', '2040-12-31', 2)).toEqual(['2028-02-29', '2032-02-29']);
    const thanksgiving = { kind: 'yearly-by-position', month: 11, position: 4, item: 4 } as const;
    expect(days(thanksgiving, '2026-01-01', '2027-12-31')).toEqual(['2026-11-26', '2027-11-25']);
  });
});
