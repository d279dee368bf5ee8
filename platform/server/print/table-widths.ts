import type { PrintCell, PrintMark, PrintTable } from '#platform/contract';
import { measure } from './fonts.ts';
import { markInk, noMark, sizes } from './paper.ts';

/** Points left and right of a cell's text. */
export const gutter = 4;
export const indentOf = (level: number) => Math.min(level, 12) * 8;
/** A text column is not made narrower than this; past it the letters shrink. */
const leastText = 64;
const leastSize = 5.5;
const mostText = 320;
/** A column that grows is as wide at least, before the page is turned. */
const mostGrowing = 150;

export interface TableWidths {
  /** Of the cells' content, without gutters. */
  readonly widths: readonly number[];
  /** Of the letters. */
  readonly size: number;
}

export const textOf = (cell: PrintCell | undefined): string => {
  if (cell === undefined || cell === null) return '–';
  if (typeof cell === 'string') return cell;
  return cell.marks ? `${cell.marks.map(shapeOf).join('')} ${cell.text}` : cell.text;
};

const shapeOf = (mark: PrintMark | null) => (mark ? markInk[mark].shape : noMark);

export const hasMark = (cell: PrintCell | undefined) => typeof cell === 'object' && cell?.mark !== undefined;

/** How wide each column's content is on one line, in points; long texts count as `mostText`. */
export function naturalWidths({ columns, rows, tree = 0 }: PrintTable, size: number = sizes.data): number[] {
  return columns.map(({ title }, index) => {
    let widest = measure(title, size, 'bold');
    for (const row of rows) {
      if (row.isHeading) continue;
      const cell = row.cells[index];
      const indent = index === tree ? indentOf(row.level ?? 0) : 0;
      const mark = hasMark(cell) ? size * 1.4 : 0;
      const weight = row.isStrong ? 'bold' : 'normal';
      // past the limit it no longer matters how long a text is
      widest = Math.max(widest, indent + mark + measure(textOf(cell).slice(0, 120), size, weight));
    }
    return Math.min(widest + 1, mostText);
  });
}

/** The room that the table needs, gutters included, if no text but those of columns that grow is to be broken. */
export function naturalWidth(table: PrintTable): number {
  const widths = naturalWidths(table).map((width, index) =>
    table.columns[index]?.isGrowing ? Math.min(width, mostGrowing) : width,
  );
  return sum(widths) + (widths.length - 1) * 2 * gutter;
}

/**
 * Widths that fill the room: what is left goes to the columns that grow; what is missing is taken from texts, which
 * then stand on several lines, and at last the letters become smaller.
 */
export function tableWidths(table: PrintTable, room: number): TableWidths {
  const natural = naturalWidths(table);
  const space = room - natural.length * 2 * gutter;
  const total = sum(natural);
  if (total <= space) return { widths: grown(table, natural, space - total), size: sizes.data };
  const isText = table.columns.map(({ align }) => align === 'start');
  const shrunk = shrink(natural, isText, total - space);
  const scale = Math.min(1, space / sum(shrunk));
  return { widths: shrunk.map((width) => width * scale), size: Math.max(leastSize, sizes.data * scale) };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function grown({ columns }: PrintTable, widths: readonly number[], rest: number): number[] {
  const growing = columns.filter(({ isGrowing }) => isGrowing).length;
  return widths.map((width, index) => (columns[index]?.isGrowing ? width + rest / growing : width));
}

/** Takes `excess` from the widest texts first, none below the least. */
function shrink(widths: readonly number[], isText: readonly boolean[], excess: number): number[] {
  const may = (width: number, index: number) => isText[index] === true && width > leastText;
  let limit = Math.max(...widths, leastText);
  const cut = (at: number) => widths.map((width, index) => (may(width, index) ? Math.min(width, at) : width));
  while (limit > leastText && sum(widths) - sum(cut(limit)) < excess) limit -= 1;
  return cut(limit);
}
