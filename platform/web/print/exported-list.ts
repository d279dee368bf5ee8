import type { GridColumn } from '../grid/grid-column.ts';
import { treeColumnOf } from '../grid/grid-column.ts';
import type { Grid } from '../grid/use-grid.ts';
import type { Translate } from '../words/words-context.tsx';

export type ExportedValue = string | number | null;

export interface ExportedColumn {
  readonly title: string;
  /** What its values are: dates are local ISO strings, percents 0 to 100. */
  readonly type: 'text' | 'number' | 'percent' | 'date';
  readonly unit: string | null;
  /** Pixels on screen. */
  readonly width: number;
}

/** A list as it is shown, as plain values: its columns in order, its rows after filter and sort. */
export interface ExportedList {
  /** Stands over the titles of the columns of a spreadsheet: what it is, and as of when. */
  readonly caption?: string | undefined;
  readonly columns: readonly ExportedColumn[];
  readonly rows: readonly (readonly ExportedValue[])[];
  /** How deep each row stands in a tree; null where there is none. */
  readonly levels: readonly number[] | null;
  /** The column that shows the tree. */
  readonly treeColumn: number;
}

/** Columns shown and rows left by the filter; headings of groups become a column of their own, which a table can filter by. */
export function exportedList<R>(grid: Grid<R>, t: Translate): ExportedList {
  const { columns, rows } = grid;
  const isGrouped = rows.some(({ kind }) => kind === 'group');
  const levels: number[] = [];
  const values: ExportedValue[][] = [];
  let group = '';
  for (const line of rows) {
    if (line.kind === 'group') {
      group = line.title;
      continue;
    }
    const cells = columns.map((column) => exportedValue(column, line.record));
    values.push(isGrouped ? [group, ...cells] : cells);
    levels.push(line.level);
  }
  const shown = columns.map(describeColumn);
  const tree = treeColumnOf(columns);
  return {
    columns: isGrouped ? [{ title: t('export.group'), type: 'text', unit: null, width: 140 }, ...shown] : shown,
    rows: values,
    levels: grid.isTree ? levels : null,
    treeColumn: (tree ? columns.indexOf(tree) : -1) + (isGrouped ? 1 : 0),
  };
}

/** What a cell says to a spreadsheet: its value, unless the column has another for paper and files. */
function exportedValue<R>(column: GridColumn<R>, record: R): ExportedValue {
  const printed = column.print?.(record);
  return printed?.value === undefined ? column.value(record) : printed.value;
}

function describeColumn<R>({ title, label, type, unit, width }: GridColumn<R>): ExportedColumn {
  const kind = type === 'date' || type === 'number' ? type : 'text';
  const isPercent = kind === 'number' && unit === '%';
  return { title: title || (label ?? ''), type: isPercent ? 'percent' : kind, unit: unit ?? null, width };
}
