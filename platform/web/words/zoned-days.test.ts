import fc from 'fast-check';
import { expect, test } from 'vitest';
import { zonedDays } from './zoned-days.ts';

test('what ends at midnight, or a second before, holds until the day before', () => {
  const berlin = zonedDays('Europe/Berlin');
  expect(berlin.lastDay('2026-12-18T23:00:00.000Z')).toBe('2026-12-18'); // midnight of the 19th there
  expect(berlin.lastDay('2026-12-18T22:59:59.000Z')).toBe('2026-12-18');
  expect(berlin.lastDay('2026-12-18T23:00:01.000Z')).toBe('2026-12-19');
  expect(zonedDays('America/New_York').lastDay('2026-12-19T05:00:00.000Z')).toBe('2026-12-18');
});

test('the end of a day is that of the place, also where the clock is put forward or back on it', () => {
  expect(zonedDays('Europe/Berlin').endOf('2026-07-01')).toBe('2026-07-01T21:59:59.000Z');
  expect(zonedDays('Europe/Berlin').endOf('2026-10-25')).toBe('2026-10-25T22:59:59.000Z');
  expect(zonedDays('Europe/Berlin').endOf('2026-03-29')).toBe('2026-03-29T21:59:59.000Z');
  expect(zonedDays('Pacific/Auckland').endOf('2026-01-31')).toBe('2026-01-31T10:59:59.000Z');
  expect(zonedDays('Mars/Olympus').endOf('2026-01-31')).toMatch(/^2026-/);
});

test('the last day of what ends with a day is that day, in every zone', () => {
  const zones = [
    'UTC',
    'Europe/Warsaw',
    'America/Los_Angeles',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
    'Australia/Lord_Howe',
  ];
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom(...zones), (date, zone) => {
      const iso = date.toISOString().slice(0, 10);
      const { endOf, lastDay } = zonedDays(zone);
      expect(lastDay(endOf(iso))).toBe(iso);
    }),
  );
});
