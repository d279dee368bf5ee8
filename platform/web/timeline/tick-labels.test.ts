import { expect, test } from 'vitest';
import { parsePlanTime } from '#engine';
import { headerTicks, type TimeUnit } from './header-ticks.ts';
import { createTickLabels } from './tick-labels.ts';

const words = (unit: TimeUnit, at: string, isUpper: boolean, locale = 'en-GB') => {
  const from = parsePlanTime(at) ?? 0;
  const [tick] = headerTicks(unit, from, from + 1, 1);
  return tick && createTickLabels(locale, (quarter) => `Q${quarter}`)(unit, tick, isUpper);
};

test.each<[TimeUnit, boolean, string[]]>([
  ['hour', false, ['14']],
  ['day', false, ['Fri 30', '30']],
  ['week', false, ['26']],
  ['month', true, ['October 2026', 'October', 'Oct']],
  ['month', false, ['October', 'Oct', 'O']],
  ['quarter', false, ['Q4']],
  ['year', true, ['2026']],
  ['decade', true, ['2020–2029', '2020']],
])('%s, upper %s', (unit, isUpper, expected) => {
  expect(words(unit, '2026-10-30T14:30', isUpper)).toEqual(expected);
});

test('words follow the locale', () => {
  expect(words('month', '2026-10-30', true, 'de')).toEqual(['Oktober 2026', 'Oktober', 'Okt']);
});
