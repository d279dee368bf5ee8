import fc from 'fast-check';
import { expect, test } from 'vitest';
import { durationFormatCode, formatDuration, formatTimeOfDay, lagOf, parseDuration, parseDurationFormat, parseTimeOfDay } from './units.ts'; // biome-ignore format: one import

test.each([
  ['PT8H0M0S', 4800],
  ['PT0H0M0S', 0],
  ['PT1H30M36S', 906],
  ['PT-8H', -4800],
  ['-PT8H0M0S', -4800],
  ['PT0.5H', 300],
  ['P1DT2H', 15_600],
  ['PT24H', 14_400],
  ['', null],
  ['P', null],
  ['8 h', null],
  ['PT1e9H', null],
])('%s is %s ticks', (text, ticks) => {
  expect(parseDuration(text)).toBe(ticks);
});

test('what is written as a duration or a time of day reads as itself', () => {
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), (ticks) => parseDuration(formatDuration(ticks)) === ticks)); // biome-ignore format: one property
  fc.assert(fc.property(fc.integer({ min: 0, max: 14_399 }), (ticks) => parseTimeOfDay(formatTimeOfDay(ticks)) === ticks)); // biome-ignore format: one property
});

test.each([
  ['08:00:00', 4800],
  ['8:00', 4800],
  ['23:59:59', 14_399],
  ['24:00:00', 14_400],
  ['1984-01-01T13:00:00', 7800],
  ['24:01:00', null],
  ['12:60:00', null],
  ['noon', null],
])('%s is %s ticks since midnight', (text, ticks) => {
  expect(parseTimeOfDay(text)).toBe(ticks);
});

test('the codes of formats read as they are written; 21, 53 and unknown ones leave the unit open', () => {
  for (const code of [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 19, 20, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 51, 52]) {
    const format = parseDurationFormat(code);
    expect(format && durationFormatCode(format)).toBe(code);
  }
  for (const code of [0, 21, 53, 99, -1]) expect(parseDurationFormat(code)).toBeNull();
});

test('a lag in per cent counts whole per cent, any other tenths of a minute', () => {
  const format = { isElapsed: false, isEstimated: false } as const;
  expect(lagOf(50, { ...format, unit: 'percent' })).toEqual({ kind: 'percent', percent: 50, isElapsed: false });
  expect(lagOf(4800.4, { ...format, unit: 'days' })).toEqual({ kind: 'working', ticks: 4800, unit: 'days' });
});
