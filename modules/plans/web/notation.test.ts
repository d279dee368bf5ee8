import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastPlanTime, parsePlanTime } from '#engine';
import { createFormat } from '#platform/web/words/format';
import { columnCodes } from '../routes.ts';
import en from '../words/en.json' with { type: 'json' };
import { createDateNotation } from './date-notation.ts';
import { parseDuration, printDuration, type ReadingWords, timeUnits } from './duration-notation.ts';
import { checkPredecessors, parsePredecessors, printPredecessor } from './predecessor-notation.ts';
import type { Plan, PlanRow } from './read-plan.ts';

const project = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 };
const wordsIn = (locale: string): ReadingWords => ({
  unit: (unit) => en.plan.unit[unit],
  unitNames: (unit) => en.plan.unitNames[unit],
  number: createFormat(locale).number,
});
const english = wordsIn('en');
const locale = fc.constantFrom('en', 'en-US', 'de', 'fr', 'pl', 'de-CH');
const day = 4800;
const read = (text: string, words = english) => parseDuration(text, project, words);

test.each([
  ['5d', 5 * day, 'days', false, false],
  ['5', 5 * day, 'days', false, false],
  ['3 wks', 15 * day, 'weeks', false, false],
  ['2h', 1200, 'hours', false, false],
  ['4ed', 4 * 14_400, 'days', true, false],
  ['10 ed?', 10 * 14_400, 'days', true, true],
  ['1.5 days', 7200, 'days', false, false],
  ['1,5 d', 7200, 'days', false, false],
  ['1,000 h', 600_000, 'hours', false, false],
  ['45 MIN', 450, 'minutes', false, false],
  ['2 mons', 40 * day, 'months', false, false],
  ['1 emo', 30 * 14_400, 'months', true, false],
  ['0', 0, 'days', false, false],
] as const)('%s is a duration', (text, ticks, unit, isElapsed, isEstimated) => {
  expect(read(text)).toEqual({ ticks, unit, isElapsed, isEstimated });
});

test.each(['', 'd', 'five days', '-3d', '3x', '1.2.3 d', '3 d 4', '99999999999 mo'])('%j is no duration', (text) => {
  expect(read(text)).toBeNull();
});

test('a German types a comma before decimals and points between thousands', () => {
  expect(read('1,5 d', wordsIn('de'))?.ticks).toBe(7200);
  expect(read('1.000 h', wordsIn('de'))?.ticks).toBe(600_000);
});

const duration = fc.record({
  ticks: fc.nat(2_000_000_000),
  unit: fc.constantFrom(...timeUnits),
  isElapsed: fc.boolean(),
});

test('a duration that is printed exactly is read back as it was, in any locale', () => {
  fc.assert(
    fc.property(duration, fc.boolean(), locale, (length, isEstimated, tag) => {
      const words = wordsIn(tag);
      const text = `${printDuration(length, project, words, true)}${isEstimated ? '?' : ''}`;
      expect(parseDuration(text, project, words)).toEqual({ ...length, isEstimated });
    }),
  );
});

const noLag = { kind: 'working', ticks: 0, unit: 'days' } as const;

test.each([
  ['3', [{ number: 3, type: 'FS', lag: noLag }]],
  ['3fs+2d', [{ number: 3, type: 'FS', lag: { kind: 'working', ticks: 2 * day, unit: 'days' } }]],
  [
    '4SS-1w; 7FF+50%',
    [
      { number: 4, type: 'SS', lag: { kind: 'working', ticks: -5 * day, unit: 'weeks' } },
      { number: 7, type: 'FF', lag: { kind: 'percent', percent: 50, isElapsed: false } },
    ],
  ],
  [
    '2, 3SF',
    [
      { number: 2, type: 'FS', lag: noLag },
      { number: 3, type: 'SF', lag: noLag },
    ],
  ],
  ['3FS+1,5d', [{ number: 3, type: 'FS', lag: { kind: 'working', ticks: 7200, unit: 'days' } }]],
  ['5FS − 2 ed', [{ number: 5, type: 'FS', lag: { kind: 'elapsed', ticks: -28_800, unit: 'days' } }]],
  ['6+10e%', [{ number: 6, type: 'FS', lag: { kind: 'percent', percent: 10, isElapsed: true } }]],
  [' ; ', []],
] as const)('%s are predecessors', (text, expected) => {
  expect(parsePredecessors(text, project, english)).toEqual(expected);
});

test.each([
  ['Design', 'Design'],
  ['3XX', '3XX'],
  ['3FS+', '3FS+'],
  ['2; 3FS+2d?', '3FS+2d?'],
  ['2, x', 'x'],
])('%s is not read, and the part is named', (text, part) => {
  expect(parsePredecessors(text, project, english)).toEqual({ fault: 'unreadable', text: part });
});

const amount = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).filter((ticks) => ticks !== 0);
const lag = fc.oneof(
  fc.constant(noLag),
  fc.record({ kind: fc.constantFrom('working', 'elapsed'), ticks: amount, unit: fc.constantFrom(...timeUnits) }),
  fc.record({
    kind: fc.constant('percent'),
    percent: amount.map((value) => value % 1000 || 1),
    isElapsed: fc.boolean(),
  }),
);
const predecessor = fc.record({
  number: fc.integer({ min: 1, max: 99_999 }),
  type: fc.constantFrom(...columnCodes.type),
  lag,
});

test('predecessors that are printed exactly are read back as they were, in any locale', () => {
  fc.assert(
    fc.property(fc.array(predecessor, { maxLength: 4 }), locale, (list, tag) => {
      const words = wordsIn(tag);
      const text = list.map((one) => printPredecessor(one as never, project, words, true)).join('; ');
      expect(parsePredecessors(text, project, words)).toEqual(list);
    }),
  );
});

test('a row that there is not, the task itself, its family and the same link twice do not fit', () => {
  const row = (uid: number, parentUid: number) => ({ uid, number: uid, parentUid }) as PlanRow;
  const rows = [row(1, 0), row(2, 1), row(3, 2), row(4, 0)];
  const plan = { rows, byUid: new Map(rows.map((one) => [one.uid, one])) } as unknown as Plan;
  const fault = (number: number, text: string) =>
    checkPredecessors(plan, rows[number - 1] as PlanRow, parsePredecessors(text, project, english) as never)?.fault;
  expect([fault(2, '9'), fault(2, '2'), fault(3, '1'), fault(1, '3'), fault(2, '4;4'), fault(2, '4;4SS')]).toEqual([
    ...['unknown', 'self', 'family', 'family', 'twice'],
    undefined,
  ]);
});

const morning = 4800;
const now = parsePlanTime('2026-06-15T12:00:00') ?? 0;
const at = (text: string) => parsePlanTime(text);

test.each([
  ['en', '4 Nov 2026', '2026-11-04T08:00'],
  ['en', '4 November 2026', '2026-11-04T08:00'],
  ['en', '4 nov', '2026-11-04T08:00'],
  ['en', 'Wed 4 Nov 2026, 14:30', '2026-11-04T14:30'],
  ['en', '4/11/26', '2026-11-04T08:00'],
  ['en-US', '11/4/26', '2026-11-04T08:00'],
  ['en-US', 'Nov 4, 2026 9:05', '2026-11-04T09:05'],
  ['de', '4.11.2026', '2026-11-04T08:00'],
  ['de', '4.11.', '2026-11-04T08:00'],
  ['de', '4. März', '2026-03-04T08:00'],
  ['fr', '4 févr. 2026', '2026-02-04T08:00'],
  ['en', '2026-11-04', '2026-11-04T08:00'],
])('in %s, %s is a date', (tag, text, expected) => {
  expect(createDateNotation(createFormat(tag)).parse(text, morning, now)).toBe(at(expected));
});

test.each(['', 'soon', '31 Feb 2026', '4', '4/13/26', '1/1/1900', '4 Nov 2026 25:00'])('%j is no date', (text) => {
  expect(createDateNotation(createFormat('en')).parse(text, morning, now)).toBeNull();
});

test('a date that is printed is read back as it was, in any locale', () => {
  fc.assert(
    fc.property(fc.nat(lastPlanTime - 1), fc.boolean(), locale, (time, isUsual, tag) => {
      const notation = createDateNotation(createFormat(tag));
      const usual = isUsual ? time % 14_400 : morning;
      expect(notation.parse(notation.print(time, usual), usual, now)).toBe(time);
    }),
  );
});
