import { describe, expect, test } from 'vitest';
import { cellWord, filterKindOf, matchesFilter, withColumnFilter } from './column-filter.ts';
import type { GridColumn } from './grid-column.ts';

interface Project {
  readonly name: string;
  readonly status: number;
  readonly slack: number | null;
  readonly finish: string | null;
}
const name: GridColumn<Project> = { id: 'name', title: 'Name', width: 90, value: (row) => row.name };
const status: GridColumn<Project> = { id: 'status', title: 'Status', width: 90, type: 'status', value: (row) => row.status, word: (row) => ['Red', 'Green'][row.status] ?? '' }; // biome-ignore format: a table
const slack: GridColumn<Project> = {
  id: 'slack',
  title: 'Slack',
  width: 90,
  type: 'number',
  value: (row) => row.slack,
};
const finish: GridColumn<Project> = {
  id: 'finish',
  title: 'Finish',
  width: 90,
  type: 'date',
  value: (row) => row.finish,
};
const project = { name: 'Depot roof', status: 0, slack: -2.5, finish: '2026-11-30T17:00:00' };
const unknown = { name: 'New', status: 1, slack: null, finish: null };

describe('a filter of a column', () => {
  test('by text finds it anywhere in the cell, in capitals or not', () => {
    const filter = { column: 'name', kind: 'contains', text: ' ROOF ' } as const;
    expect([project, unknown].map((row) => matchesFilter(filter, name, row))).toEqual([true, false]);
  });

  test.each([
    ['-3', '', true],
    ['', '-2.5', true],
    ['-2', '', false],
    ['', '-3', false],
  ])('by number from %s to %s', (from, to, is) => {
    const filter = { column: 'slack', kind: 'between', from, to } as const;
    expect(matchesFilter(filter, slack, project)).toBe(is);
    expect(matchesFilter(filter, slack, unknown)).toBe(false);
  });

  test.each([
    ['2026-11-30', '2026-11-30', true],
    ['', '2026-11-29', false],
    ['2026-12-01', '', false],
  ])('by day from %s to %s, the days themselves included', (from, to, is) => {
    expect(matchesFilter({ column: 'finish', kind: 'between', from, to }, finish, project)).toBe(is);
  });

  test('by choice goes by the word of the cell', () => {
    const filter = { column: 'status', kind: 'oneOf', texts: ['Red', 'Amber'] } as const;
    expect(cellWord(status, project)).toBe('Red');
    expect([project, unknown].map((row) => matchesFilter(filter, status, row))).toEqual([true, false]);
  });

  test('is of the kind that its cells are', () => {
    expect([name, status, slack, finish].map(filterKindOf)).toEqual(['text', 'choice', 'number', 'date']);
    expect(filterKindOf({ ...name, filter: 'choice' })).toBe('choice');
  });

  test('takes the place of another of its column', () => {
    const old = { column: 'name', kind: 'contains', text: 'a' } as const;
    const other = { column: 'slack', kind: 'between', from: '1', to: '' } as const;
    expect(withColumnFilter([old, other], 'name', { ...old, text: 'b' })).toEqual([other, { ...old, text: 'b' }]);
    expect(withColumnFilter([old, other], 'name', null)).toEqual([other]);
  });
});
