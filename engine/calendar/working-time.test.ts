import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanCalendar, TimeRange } from '../kernel/plan.ts';
import {
  formatPlanTime,
  lastPlanTime,
  type PlanTime,
  parsePlanTime,
  ticksPerDay,
  weekdayOfDay,
} from '../kernel/plan-time.ts';
import {
  compileCalendar,
  intersectWorkingTime,
  standardWorkingTime,
  uniteWorkingTime,
  wholeDayWorkingTime,
} from './compile-calendar.ts';
import type { WorkingTime } from './working-time.ts';

const at = (text: string) => parsePlanTime(text) ?? Number.NaN;
const text = (time: PlanTime) => formatPlanTime(time).slice(0, 16);
const hours = (from: number, to: number): TimeRange => ({ from: from * 600, to: to * 600 });
const calendarOf = (facts: Partial<PlanCalendar>): PlanCalendar => ({
  uid: 1,
  name: 'Calendar',
  baseUid: null,
  week: Array.from({ length: 7 }, () => null),
  workWeeks: [],
  exceptions: [],
  ...facts,
});
const dayOff = (from: string, to: string, ranges: TimeRange[] = []) => ({
  name: 'Day off',
  from: at(from),
  to: at(to),
  ranges,
  recurrence: null,
  occurrences: null,
});

describe('the standard calendar', () => {
  const standard = standardWorkingTime();

  it('finishes at the end of a working interval and starts at the beginning of the next', () => {
    // Friday 2 January 2026 16:00 and 2 h: 1 h to 17:00, 1 h on Monday from 8:00.
    expect(text(standard.add(at('2026-01-02T16:00'), 1200))).toBe('2026-01-05T09:00');
    expect(text(standard.add(at('2026-01-02T16:00'), 600))).toBe('2026-01-02T17:00');
    expect(text(standard.nextWorking(at('2026-01-02T17:00')))).toBe('2026-01-05T08:00');
    expect(text(standard.previousWorking(at('2026-01-05T08:00')))).toBe('2026-01-02T17:00');
    // Monday 9:00 less 2 h: 1 h back to 8:00, 1 h back from Friday 17:00.
    expect(text(standard.subtract(at('2026-01-05T09:00'), 1200))).toBe('2026-01-02T16:00');
    // The lunch break belongs to neither.
    expect(text(standard.subtract(at('2026-01-05T17:00'), 2400))).toBe('2026-01-05T13:00');
  });

  it('counts over a distance of a century', () => {
    // 1 January 1984 to 31 December 2149: 60,631 days, from a Sunday to a Wednesday: 8,661 weeks and 4 days, of which
    // Sunday, Monday, Tuesday and Wednesday: 8,661 · 5 + 3 = 43,308 working days.
    expect(standard.count(0, lastPlanTime)).toBe(43_308 * 4800);
    expect(standard.add(0, 43_308 * 4800)).toBe(lastPlanTime - 7 * 600);
    expect(standard.add(0, 43_308 * 4800 + 1)).toBe(lastPlanTime);
    expect(standard.subtract(lastPlanTime, 43_308 * 4800 + 1)).toBe(0);
  });

  it('gives its working intervals between two instants', () => {
    const ranges = standard.rangesBetween(at('2026-01-02T10:00'), at('2026-01-05T12:30'));
    expect(ranges.map(({ from, to }) => [text(from), text(to)])).toEqual([
      ['2026-01-02T10:00', '2026-01-02T12:00'],
      ['2026-01-02T13:00', '2026-01-02T17:00'],
      ['2026-01-05T08:00', '2026-01-05T12:00'],
    ]);
  });
});

describe('compiled calendars', () => {
  it('let a night shift run past midnight', () => {
    // Monday to Friday 22:00 to 6:00. 12 h from Friday 22:00: 8 h to Saturday 6:00, 4 h on Monday from 22:00 to Tuesday 2:00.
    const night = compileCalendar([calendarOf({ week: [[], ...Array.from({ length: 5 }, () => [hours(22, 6)]), []] })]);
    expect(text(night.add(at('2026-01-09T22:00'), 7200))).toBe('2026-01-13T02:00');
    expect(text(night.nextWorking(at('2026-01-10T06:00')))).toBe('2026-01-12T22:00');
    expect(night.rangesBetween(at('2026-01-09T12:00'), at('2026-01-10T12:00'))).toHaveLength(1);
  });

  it('inherit days from the base, and its exceptions, unless they have their own', () => {
    const base = calendarOf({
      uid: 1,
      week: [[], [hours(6, 14)], [hours(6, 14)], null, null, null, []],
      exceptions: [dayOff('2026-01-06', '2026-01-07')],
    });
    const own = calendarOf({
      uid: 2,
      baseUid: 1,
      week: [null, [hours(9, 12)], null, null, null, null, null],
      exceptions: [dayOff('2026-01-07', '2026-01-07', [hours(8, 10)])],
    });
    const working = compileCalendar([own, base]);
    const perDay = ['05', '06', '07', '08', '13'].map((day) => {
      return working.count(at(`2026-01-${day}`), at(`2026-01-${day}`) + ticksPerDay) / 600;
    });
    // Monday its own 3 h, Tuesday off by the base, Wednesday its own 2 h, Thursday standard, the next Tuesday the base's 8 h.
    expect(perDay).toEqual([3, 0, 2, 8, 8]);
  });

  it('follow a work week for its time only', () => {
    const summer = {
      name: 'Summer',
      from: at('2026-07-01'),
      to: at('2026-07-31'),
      week: [[], null, null, null, null, [hours(8, 12)], []],
    };
    const working = compileCalendar([calendarOf({ workWeeks: [summer] })]);
    // Fridays 26 June, 3 July, 31 July, 7 August.
    const fridays = ['2026-06-26', '2026-07-03', '2026-07-31', '2026-08-07'].map(at);
    expect(fridays.map((day) => working.count(day, day + ticksPerDay) / 600)).toEqual([8, 4, 4, 8]);
  });

  it('intersect and unite', () => {
    const early = compileCalendar([calendarOf({ week: Array.from({ length: 7 }, () => [hours(6, 14)]) })]);
    const standard = standardWorkingTime();
    const monday = at('2026-01-05');
    // 8–12 and 13–14; 6–17.
    expect(intersectWorkingTime(early, standard).count(monday, monday + ticksPerDay)).toBe(5 * 600);
    expect(uniteWorkingTime(early, standard).count(monday, monday + ticksPerDay)).toBe(11 * 600);
  });
});

/** The model to hold against: looks at every tick of four weeks, by the calendar's definition and nothing else. */
const modelStart = at('2026-01-04');
const modelDays = 28;
const halfHours = fc.integer({ min: 0, max: 48 }).map((half) => half * 300);
const ranges = fc.array(fc.record({ from: halfHours, to: halfHours }), { maxLength: 3 });
const randomCalendar = fc
  .record({
    week: fc.array(fc.option(ranges, { nil: null, freq: 4 }), { minLength: 7, maxLength: 7 }),
    exceptions: fc.array(
      fc.record({ first: fc.integer({ min: 0, max: 27 }), days: fc.integer({ min: 0, max: 3 }), ranges }),
      { maxLength: 3 },
    ),
  })
  .map(({ week, exceptions }) =>
    calendarOf({
      week,
      exceptions: exceptions.map(({ first, days, ranges: special }) => ({
        name: 'Exception',
        from: modelStart + first * ticksPerDay,
        to: modelStart + (first + days) * ticksPerDay,
        ranges: special,
        recurrence: null,
        occurrences: null,
      })),
    }),
  );

function workingTicksOf(calendar: PlanCalendar): Uint8Array {
  const works = new Uint8Array((modelDays + 1) * ticksPerDay);
  const standard = [hours(8, 12), hours(13, 17)];
  for (let day = -1; day < modelDays; day++) {
    const midnight = modelStart + day * ticksPerDay;
    const weekday = weekdayOfDay(midnight / ticksPerDay);
    const special = calendar.exceptions.find(({ from, to }) => from <= midnight && midnight <= to);
    const ordinary = calendar.week[weekday] ?? (weekday === 0 || weekday === 6 ? [] : standard);
    for (const { from, to } of special?.ranges ?? ordinary) {
      const end = to <= from ? to + ticksPerDay : to;
      for (let tick = from; tick < end; tick++) if (day * ticksPerDay + tick >= 0) works[day * ticksPerDay + tick] = 1;
    }
  }
  return works;
}

describe('working time', () => {
  it('equals a model that looks at every tick', () => {
    const instant = fc.integer({ min: 0, max: modelDays * ticksPerDay - 1 });
    fc.assert(
      fc.property(randomCalendar, instant, instant, (calendar, one, other) => {
        const works = workingTicksOf(calendar);
        const working = compileCalendar([calendar]);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        let count = 0;
        for (let tick = from; tick < to; tick++) count += works[tick] as number;
        expect(working.count(modelStart + from, modelStart + to)).toBe(count);
        expect(working.count(modelStart + to, modelStart + from)).toBe(count === 0 ? 0 : -count);
        expect(working.isWorking(modelStart + from)).toBe(works[from] === 1);
        if (count === 0) return;
        let first = from;
        while (works[first] === 0) first++;
        expect(working.nextWorking(modelStart + from)).toBe(modelStart + first);
        let last = to;
        while (works[last - 1] === 0) last--;
        expect(working.previousWorking(modelStart + to)).toBe(modelStart + last);
        expect(working.add(modelStart + from, count)).toBe(modelStart + last);
        expect(working.subtract(modelStart + to, count)).toBe(modelStart + first);
      }),
      { numRuns: 200 },
    );
  });

  const everywhere = fc.integer({ min: 3000 * ticksPerDay, max: 50_000 * ticksPerDay });
  const length = fc.integer({ min: 1, max: 400_000 });
  const calendars: fc.Arbitrary<WorkingTime> = fc.oneof(
    fc.constant(standardWorkingTime()),
    fc.constant(wholeDayWorkingTime()),
    randomCalendar
      .filter(({ week }) => week.some((day) => day === null || day.length > 0))
      .map((calendar) => compileCalendar([calendar])),
  );

  it('takes back by subtracting what it added', () => {
    fc.assert(
      fc.property(calendars, everywhere, length, (working, from, ticks) => {
        const finish = working.add(from, ticks);
        if (finish === lastPlanTime) return;
        expect(working.count(from, finish)).toBe(ticks);
        expect(working.subtract(finish, ticks)).toBe(working.nextWorking(from));
        expect(working.add(working.subtract(from, ticks), ticks)).toBe(working.previousWorking(from));
        expect(working.add(finish, -ticks)).toBe(working.subtract(finish, ticks));
      }),
    );
  });

  it('never runs backwards', () => {
    fc.assert(
      fc.property(calendars, everywhere, length, length, (working, from, ticks, more) => {
        expect(working.add(from, ticks + more)).toBeGreaterThanOrEqual(working.add(from, ticks));
        expect(working.add(from + more, ticks)).toBeGreaterThanOrEqual(working.add(from, ticks));
      }),
    );
  });
});
