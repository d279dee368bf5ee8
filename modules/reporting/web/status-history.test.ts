import { expect, test } from 'vitest';
import { type History, historyText, reportedOtherwise } from './status-history.ts';

const months = ['2026-07', '2026-08', '2026-09', '2026-10'];
const t = (key: string, parameters: Readonly<Record<string, unknown>> = {}) => {
  const said = Object.values(parameters).join(' ');
  return said ? `${key.split('.').at(-1)} ${said}` : (key.split('.').at(-1) ?? '');
};
const told = (computed: History['computed'], reported: History['reported']) =>
  historyText({ months, computed, reported }, (month) => month, t as never);

test('a strip in words names each status with the month from which it held', () => {
  expect(told([null, 'green', 'green', 'red'], [null, null, null, null])).toBe('from green 2026-08, from red 2026-10');
});

test('what was reported is told where it is another than was computed', () => {
  expect(told(['green', 'amber', 'red', 'red'], ['green', 'green', 'green', 'red'])).toBe(
    'reported from green 2026-07, from amber 2026-08, from red 2026-09 from green 2026-08',
  );
});

test('a project that was not computed yet has no strip', () => {
  expect(told([null, null, null, null], [null, null, null, null])).toBe('nothing');
});

test('the last report counts, and only where it says something else', () => {
  const of = (reported: History['reported']) =>
    reportedOtherwise({ months, computed: ['green', 'red', 'red', 'red'], reported });
  expect(of(['green', 'green', 'green', null])).toBe('green');
  expect(of(['green', 'green', 'red', null])).toBeNull();
  expect(of([null, null, null, null])).toBeNull();
});
