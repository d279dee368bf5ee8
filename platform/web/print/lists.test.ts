import { describe, expect, test } from 'vitest';
import type { GridColumn } from '../grid/grid-column.ts';
import type { GridRow } from '../grid/grid-row.ts';
import type { Grid } from '../grid/use-grid.ts';
import { createFormat } from '../words/format.ts';
import { exportedList } from './exported-list.ts';
import { printList } from './print-list.ts';
import { fileNameOf } from './save-file.ts';

interface Task {
  readonly name: string;
  readonly rank: number;
  readonly finish: string | null;
  readonly done: number;
}

const columns: readonly GridColumn<Task>[] = [
  { id: 'name', title: 'Task', width: 200, isGrowing: true, value: ({ name }) => name, print: () => ({ to: '/tasks/1' }) },
  { id: 'rank', title: '', label: 'Status', width: 60, type: 'status', value: ({ rank }) => rank, print: () => ({ value: 'Red', mark: 'red' }) },
  { id: 'finish', title: 'Finish', width: 90, type: 'date', value: ({ finish }) => finish },
  { id: 'done', title: 'Complete', width: 60, type: 'number', unit: '%', value: ({ done }) => done },
]; // biome-ignore format: a table
const rig: Task = { name: 'Rig', rank: 0, finish: '2026-11-12T17:00:00', done: 40 };
const guide: Task = { name: 'Guide', rank: 3, finish: null, done: 0 };
const record = (task: Task, level = 0): GridRow<Task> => ({ kind: 'record', id: task.name, record: task, level, parentId: null, hasChildren: false, isExpanded: false }); // biome-ignore format: one line
const group = (title: string): GridRow<Task> => ({
  kind: 'group',
  id: title,
  word: title,
  title,
  records: [rig],
  isExpanded: true,
});
const gridOf = (rows: readonly GridRow<Task>[], isTree = false) => ({ columns, rows, isTree }) as unknown as Grid<Task>;
const t = (key: string) => key;
const format = createFormat('en-GB');

describe('a list for a spreadsheet', () => {
  test('holds values with their types, what a column says for files, and titles where they are short', () => {
    const list = exportedList(gridOf([record(rig), record(guide)]), t);
    expect(list.columns.map(({ title, type }) => [title, type])).toEqual([
      ['Task', 'text'],
      ['Status', 'text'],
      ['Finish', 'date'],
      ['Complete', 'percent'],
    ]);
    expect(list.rows).toEqual([
      ['Rig', 'Red', '2026-11-12T17:00:00', 40],
      ['Guide', 'Red', null, 0],
    ]);
    expect(list.levels).toBeNull();
  });

  test('has its groups as a column and its tree as levels', () => {
    const list = exportedList(gridOf([group('North'), record(rig), group('South'), record(guide, 1)], true), t);
    expect(list.columns[0]?.title).toBe('export.group');
    expect(list.rows.map(([first, second]) => [first, second])).toEqual([
      ['North', 'Rig'],
      ['South', 'Guide'],
    ]);
    expect([list.levels, list.treeColumn]).toEqual([[0, 1], 1]);
  });
});

describe('a list for print', () => {
  test('says an amount as the grid draws it, with its currency, and a figure with its decimals', () => {
    const amount: GridColumn<Task> = { id: 'cost', title: 'Cost', width: 90, type: 'number', value: ({ done }) => done * 1000 }; // biome-ignore format: one column
    const grid = {
      ...gridOf([record(rig)]),
      columns: [
        { ...amount, cell: () => '€40,000' },
        { ...amount, digits: 1 },
      ],
    };
    expect(printList(grid as Grid<Task>, format).rows[0]?.cells).toEqual(['€40,000', '40,000.0']);
    expect(exportedList(grid as Grid<Task>, t).rows).toEqual([[40_000, 40_000]]);
  });

  test('says what the grid says: formats, marks, links, dashes, groups, levels', () => {
    const isStrong = ({ name }: Task) => name === 'Rig';
    const table = printList(gridOf([group('North'), record(rig), record(guide, 1)], true), format, { isStrong });
    expect(table.columns.map(({ align }) => align)).toEqual(['start', 'start', 'end', 'end']);
    expect(table.rows).toEqual([
      { isHeading: true, cells: ['North (1)'] },
      {
        cells: [{ text: 'Rig', to: '/tasks/1' }, { text: 'Red', mark: 'red' }, '12 Nov 2026', '40 %'],
        isStrong: true,
      },
      { cells: [{ text: 'Guide', to: '/tasks/1' }, { text: 'Red', mark: 'red' }, null, '0 %'], level: 1 },
    ]);
    expect(table.tree).toBe(0);
  });
});

test('files are named by title and day, without what file systems refuse', () => {
  expect(fileNameOf('Q1/Q2: “plan”', '2026-11-21', 'xlsx')).toBe('Q1 Q2 “plan” 2026-11-21.xlsx');
  expect(fileNameOf('///', '2026-11-21', 'csv')).toBe('Export 2026-11-21.csv');
});
