import { describe, expect, test } from 'vitest';
import type { GridColumn } from './grid-column.ts';
import { pasteCells } from './paste-cells.ts';

interface Task {
  readonly name: string;
  readonly days: number;
  readonly state: string;
}
const states = [{ value: 'open', label: 'Open' }, { value: 'done', label: 'Done' }]; // biome-ignore format: a table
const columns: readonly GridColumn<Task>[] = [
  { id: 'number', title: '#', width: 40, value: () => 1 },
  {
    id: 'name',
    title: 'Task',
    width: 200,
    card: 'title',
    value: ({ name }) => name,
    edit: { textOf: ({ name }) => name, parse: (text) => (text ? { value: text } : { error: 'A task has a name.' }) },
  },
  {
    id: 'days',
    title: 'Days',
    width: 60,
    value: ({ days }) => days,
    edit: {
      textOf: ({ days }) => String(days),
      parse: (text) =>
        /^\d+([.,]\d+)?$/.test(text) ? { value: Number(text.replace(',', '.')) } : { error: 'Not days.' },
      isEditable: ({ state }) => state !== 'done',
    },
  },
  {
    id: 'state',
    title: 'State',
    width: 60,
    value: ({ state }) => state,
    edit: {
      textOf: ({ state }) => states.find(({ value }) => value === state)?.label ?? '',
      parse: () => ({ error: 'No such state.' }),
      choices: () => states,
    },
  },
];
const records: readonly Task[] = [
  { name: 'Build', days: 5, state: 'open' },
  { name: 'Test', days: 3, state: 'open' },
];
const paste = (table: readonly (readonly string[])[], from = 1, takesRows = false, rows = records) =>
  pasteCells({
    table,
    records: rows,
    columns: columns.slice(from),
    allColumns: columns,
    canEdit: (column, record) => column.edit !== undefined && column.edit.isEditable?.(record) !== false,
    takesRows,
    words: { isReadOnly: 'Only read.', line: (number) => `Line ${number}` },
  });

describe('pasting', () => {
  test('writes rightwards and downwards over what is shown, and only what says something else', () => {
    const { edits, refused } = paste([
      ['Build', '2,5', 'done'],
      ['Prove', '3', 'Open'],
    ]);
    expect(refused).toEqual([]);
    expect(edits.map(({ row, column, value, text }) => [row.name, column, value, text])).toEqual([
      ['Build', 'days', 2.5, '2,5'],
      ['Build', 'state', 'done', 'Done'],
      ['Test', 'name', 'Prove', 'Prove'],
    ]);
  });

  test('names every cell that says nothing, by row, column, text and reason', () => {
    expect(paste([['', 'many', 'Late']]).refused).toEqual([
      { row: 'Build', column: 'Task', text: '', reason: 'A task has a name.' },
      { row: 'Build', column: 'Days', text: 'many', reason: 'Not days.' },
      { row: 'Build', column: 'State', text: 'Late', reason: 'No such state.' },
    ]);
  });

  test('refuses what is only read, unless it says the same', () => {
    expect(paste([['1', 'New']], 0).refused).toEqual([]);
    expect(paste([['2', 'New']], 0).refused).toMatchObject([{ column: '#', reason: 'Only read.' }]);
    const done = [{ name: 'Old', days: 1, state: 'done' }];
    expect(paste([['2']], 2, false, done).refused).toMatchObject([{ row: 'Old', reason: 'Only read.' }]);
  });

  test('passes over the titles of the same columns', () => {
    expect(
      paste([
        ['Task', 'Days'],
        ['Build', '8'],
      ]).edits,
    ).toMatchObject([{ column: 'days', value: 8 }]);
  });

  test('counts what does not fit', () => {
    const { lostRows, lostColumns, edits } = paste(
      [
        ['Done', 'x'],
        ['Done', 'y'],
        ['Done', 'z'],
      ],
      3,
    );
    expect({ lostRows, lostColumns, edits: edits.length }).toEqual({ lostRows: 1, lostColumns: 1, edits: 2 });
  });

  test('makes rows of lines past the end where rows can be added, without their empty cells', () => {
    const { added, lostRows } = paste([['Build'], ['Test'], ['Roll out', '4'], ['', '']], 1, true);
    expect(added).toEqual([{ name: 'Roll out', days: 4 }]);
    expect(lostRows).toBe(0);
    expect(paste([['Build'], ['Test'], ['New', 'soon']], 1, true).refused).toEqual([
      { row: 'Line 3', column: 'Days', text: 'soon', reason: 'Not days.' },
    ]);
  });
});
