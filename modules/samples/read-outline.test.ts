import { expect, test } from 'vitest';
import { readOutline } from './read-outline.ts';

test('a line says its place, duration, links, dates and who does it', () => {
  const [phase, task] = readOutline(`
Build
  Fit tills in Ghent  3w  after Lab ready, Cable laid +5d  not before 2026-10-05  due 2026-11-06  @ Fitters 300%, Tills 48 units
`);
  expect(phase).toMatchObject({ name: 'Build', level: 0, durationTicks: 0 });
  expect(task).toMatchObject({ name: 'Fit tills in Ghent', level: 1, durationTicks: 15 * 4800, unit: 'weeks' });
  expect(task?.cells).toEqual({
    links: [
      { to: 'Lab ready', type: 'FS', lag: { kind: 'working', ticks: 0, unit: 'days' } },
      { to: 'Cable laid', type: 'FS', lag: { kind: 'working', ticks: 5 * 4800, unit: 'days' } },
    ],
    isNext: false,
    notBefore: '2026-10-05',
    due: '2026-11-06',
    assignments: [
      { resource: 'Fitters', units: 3, isPieces: false },
      { resource: 'Tills', units: 48, isPieces: true },
    ],
  });
});

test('a task may start with another, or follow the one above it', () => {
  const [, cells] = readOutline('Dig  5d\nLay  4h  with Dig +2d  then');
  expect(cells).toMatchObject({ durationTicks: 4 * 600, cells: { isNext: true, links: [{ to: 'Dig', type: 'SS' }] } });
});

test.each([
  ['Dig  5x', 'no duration'],
  ['Dig  5d  maybe', 'says nothing that a plan has'],
  ['Dig  5d  due soon', 'no date'],
  ['   Dig  5d', 'odd number of blanks'],
])('%s is refused', (line, why) => {
  expect(() => readOutline(line)).toThrow(why);
});
