import { describe, expect, test } from 'vitest';
import { parsePlanTime } from '#engine';
import { addOfficeTime } from './actions/office-settings.ts';
import { hoursOfWeek, type OfficeCalendar, officeWorkingTime, standardCalendar } from './office-calendar.ts';

const christmas: OfficeCalendar = {
  ...standardCalendar,
  holidays: [
    { date: '2026-12-24', name: 'Christmas Eve', isHalf: true },
    { date: '2026-12-25', name: 'Christmas Day', isHalf: false },
  ],
};
const in_ = (timeZone: string, calendar: OfficeCalendar = standardCalendar) => ({ timeZone, calendar });
const berlin = in_('Europe/Berlin');
const newYork = in_('America/New_York');

test('the standard week has five days of eight hours', () => {
  expect(hoursOfWeek(standardCalendar.week)).toBe(40);
});

// each by hand: the standard day is 09:00–13:00 and 13:30–17:30
describe('an answer is due', () => {
  test('on the same day, past the break', () => {
    // Tuesday 12:30 CET, one hour: half of it before the break, half after
    expect(addOfficeTime('2026-02-10T11:30:00Z', 60, berlin)).toBe('2026-02-10T13:00:00Z');
  });

  test('at the moment itself where no time is given, and with the end of a day where it is just enough', () => {
    expect(addOfficeTime('2026-02-14T11:30:00Z', 0, berlin)).toBe('2026-02-14T11:30:00Z');
    expect(addOfficeTime('2026-02-10T08:00:00Z', 480, berlin)).toBe('2026-02-10T16:30:00Z');
  });

  test('after the weekend, from a Saturday on as from Monday morning', () => {
    // Saturday noon and Sunday night both wait for Monday 09:00 CET
    expect(addOfficeTime('2026-02-14T11:00:00Z', 30, berlin)).toBe('2026-02-16T08:30:00Z');
    expect(addOfficeTime('2026-02-15T22:59:00Z', 30, berlin)).toBe('2026-02-16T08:30:00Z');
  });

  test('over the end of summer time in Berlin, on 25 October 2026', () => {
    // Friday 15:00 CEST: 150 min that day; Monday 240 min until 13:00, 90 min from 13:30: 15:00 CET
    expect(addOfficeTime('2026-10-23T13:00:00Z', 480, berlin)).toBe('2026-10-26T14:00:00Z');
  });

  test('over the beginning of summer time in Berlin, on 29 March 2026', () => {
    // Friday 17:00 CET: 30 min; Monday 09:30 CEST
    expect(addOfficeTime('2026-03-27T16:00:00Z', 60, berlin)).toBe('2026-03-30T07:30:00Z');
  });

  test('over the end of daylight saving in New York, on 1 November 2026, a week after Berlin', () => {
    // Friday 16:30 EDT: 60 min; Monday 09:30 EST
    expect(addOfficeTime('2026-10-30T20:30:00Z', 90, newYork)).toBe('2026-11-02T14:30:00Z');
    // the same instant in Berlin is Friday 21:30 CET: Monday 10:30 CET
    expect(addOfficeTime('2026-10-30T20:30:00Z', 90, berlin)).toBe('2026-11-02T09:30:00Z');
  });

  test('over a half day, a holiday and the weekend after them', () => {
    // Wednesday 17:00 CET: 30 min; Thursday 09–13: 240 min; Friday off; Monday 28th 30 min
    const settings = in_('Europe/Berlin', christmas);
    expect(addOfficeTime('2026-12-23T16:00:00Z', 300, settings)).toBe('2026-12-28T08:30:00Z');
    // without holidays: Wednesday 30, Thursday 270 of 480: 09–13 and 13:30–14:00
    expect(addOfficeTime('2026-12-23T16:00:00Z', 300, berlin)).toBe('2026-12-24T13:00:00Z');
  });

  test('by the clock on the wall where the night of the change is worked', () => {
    const day = [{ from: '00:00', until: '24:00' }];
    const always = { ...standardCalendar.week, saturday: day, sunday: day };
    // from Sunday 00:00 CET four hours on the clock, of which 02–03 is left out
    const settings = in_('Europe/Berlin', { week: always, holidays: [] });
    expect(addOfficeTime('2026-03-28T23:00:00Z', 240, settings)).toBe('2026-03-29T02:00:00Z');
  });
});

test('a half day on a day of two spans is worked until half of its time is done', () => {
  const week = { ...standardCalendar.week, thursday: [{ from: '08:00', until: '10:00' }, { from: '12:00', until: '18:00' }] }; // biome-ignore format: one line
  const time = officeWorkingTime({ calendar: { ...christmas, week } });
  const at = (text: string) => parsePlanTime(text) ?? 0;
  expect(time.rangesBetween(at('2026-12-24'), at('2026-12-26'))).toEqual([
    { from: at('2026-12-24T08:00'), to: at('2026-12-24T10:00') },
    { from: at('2026-12-24T12:00'), to: at('2026-12-24T14:00') },
  ]);
});
