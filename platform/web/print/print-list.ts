import type { PrintCell, PrintRow, PrintTable } from '#platform/contract';
import { alignmentOf, type GridColumn, numberText, treeColumnOf } from '../grid/grid-column.ts';
import type { Grid } from '../grid/use-grid.ts';
import type { Format } from '../words/format.ts';
import type { PrintedCell } from './printed-cell.ts';

export interface PrintListOptions<R> {
  /** Rows set in bold, such as summaries. */
  readonly isStrong?: ((record: R) => boolean) | undefined;
  /** What the heading of a group tells of its records besides how many they are. */
  readonly groupNote?: ((records: readonly R[]) => string) | undefined;
}

/** A list as it is shown: columns in order, rows after filter, sort, groups and folding. */
export function printList<R>(
  grid: Grid<R>,
  format: Format,
  { isStrong, groupNote }: PrintListOptions<R> = {},
): PrintTable {
  const { columns, rows } = grid;
  const treeColumn = grid.isTree ? treeColumnOf(columns) : undefined;
  const tree = treeColumn ? columns.indexOf(treeColumn) : -1;
  return {
    kind: 'table',
    columns: columns.map((column) => ({
      title: clip(column.title || (column.label ?? ''), 300),
      align: column.type === 'status' ? 'start' : alignmentOf(column),
      ...(column.isGrowing && { isGrowing: true }),
    })),
    rows: rows.map((line): PrintRow => {
      if (line.kind === 'group') {
        const { title, records } = line;
        return { isHeading: true, cells: [clip(`${title} (${records.length})${noteOf(groupNote?.(records))}`, 300)] };
      }
      return {
        cells: columns.map((column) => printCell(column, line.record, format)),
        ...(line.level > 0 && { level: Math.min(60, line.level) }),
        ...(isStrong?.(line.record) && { isStrong: true }),
      };
    }),
    ...(tree >= 0 && { tree }),
  };
}

function printCell<R>(column: GridColumn<R>, record: R, format: Format): PrintCell {
  const { text, value = column.value(record), mark, marks, tone, to } = column.print?.(record) ?? drawn(column, record);
  const told = text ?? (value === null ? null : shownValue(column, value, format));
  if (told === null) return null;
  const shown = clip(told, 2_000);
  if (!mark && !marks && !tone && !to) return shown;
  return {
    text: shown,
    ...(mark && { mark }),
    ...(marks && { marks: [...marks] }),
    ...(tone && { tone }),
    ...(to && { to }),
  };
}

/** What the grid draws as plain text, such as an amount with its currency, is what is printed too. */
function drawn<R>({ cell }: GridColumn<R>, record: R): PrintedCell {
  const text = cell?.(record);
  return typeof text === 'string' && text ? { text } : {};
}

/** The value by the column's type, as the grid draws it. */
function shownValue<R>(column: GridColumn<R>, value: string | number, format: Format): string {
  if (column.type === 'date') return format.date(String(value));
  if (typeof value !== 'number') return value;
  return column.type === 'number' ? numberText(column, value, format) : format.number(value);
}

const noteOf = (note: string | undefined) => (note ? ` · ${note}` : '');

const clip = (text: string, longest: number) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
