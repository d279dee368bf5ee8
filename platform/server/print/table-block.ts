import type { Content, TableLayout } from 'pdfmake';
import type { PrintCell, PrintRow, PrintTable } from '#platform/contract';
import { ink, markInk, noMark, sizes, toneInk } from './paper.ts';
import { gutter, hasMark, indentOf, type TableWidths, tableWidths } from './table-widths.ts';

/** What a block needs to know of the page it stands on. */
export interface Place {
  /** Points between the margins. */
  readonly width: number;
  readonly height: number;
  /** Before each address: where the server is reached. */
  readonly origin: string;
}

export const tableLayout: TableLayout = {
  hLineWidth: (line) => (line === 0 ? 0 : line === 1 ? 0.8 : 0.5),
  hLineColor: (line) => (line === 1 ? ink.rule : ink.hairline),
  vLineWidth: () => 0,
  paddingLeft: () => gutter,
  paddingRight: () => gutter,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

/** The same below a title, which no line parts from the head. */
const titledLayout: TableLayout = {
  ...tableLayout,
  hLineWidth: (line) => (line < 2 ? 0 : line === 2 ? 0.8 : 0.5),
  hLineColor: (line) => (line === 2 ? ink.rule : ink.hairline),
};

/**
 * A table whose title and head stand on every page that it runs over, never without a row, nor the name of its first group
 * without one of that group; its rows are never cut.
 */
export function tableBlock(table: PrintTable, place: Place): Content[] {
  if (table.rows.length === 0) return [];
  const fitted = tableWidths(table, place.width + 2 * gutter);
  const above = table.title === undefined ? [] : [titleRow(table, table.title)];
  const body = [...above, headRow(table), ...table.rows.map((row) => bodyRow(row, table, fitted, place))];
  return [
    {
      table: {
        headerRows: 1 + above.length,
        keepWithHeaderRows: table.rows[0]?.isHeading ? 2 : 1,
        dontBreakRows: true,
        widths: [...fitted.widths],
        body,
      },
      layout: above.length ? titledLayout : tableLayout,
      fontSize: fitted.size,
      margin: [-gutter, 0, -gutter, 12],
    },
  ];
}

function titleRow({ columns }: PrintTable, title: string): Content[] {
  return [{ text: title, bold: true, fontSize: 10, colSpan: columns.length }, ...columns.slice(1).map(() => ({}))];
}

/**
 * Of one width, so that they stand under each other; contextual forms, which take most of the time, are not for them.
 */
export const figures = { tnum: true, calt: false };

export function headRow({ columns }: PrintTable): Content[] {
  return columns.map(({ title, align }) => ({ text: title, bold: true, color: ink.soft, alignment: sideOf(align) }));
}

function bodyRow(row: PrintRow, table: PrintTable, { size }: TableWidths, place: Place): Content[] {
  const { columns, tree = 0 } = table;
  if (row.isHeading) {
    const heading = {
      text: runs(row.cells[0], place.origin, size),
      bold: true,
      color: ink.soft,
      fillColor: ink.band,
      colSpan: columns.length,
    };
    return [heading, ...columns.slice(1).map(() => ({}))];
  }
  return columns.map(({ align }, index) => ({
    text: runs(row.cells[index], place.origin, size),
    alignment: sideOf(align),
    bold: row.isStrong === true,
    ...(align === 'end' && { noWrap: true, fontFeatures: figures }),
    ...(index === tree && row.level && { margin: [indentOf(row.level), 0, 0, 0] }),
  }));
}

const sideOf = (align: 'start' | 'end') => (align === 'end' ? 'right' : 'left');

/** The pieces of a cell: its mark, then its text with tone and link. A missing one is an en dash. */
export function runs(cell: PrintCell | undefined, origin: string, size: number = sizes.data) {
  if (cell === undefined || cell === null) return [{ text: '–', color: ink.soft }];
  if (typeof cell === 'string') return [{ text: broken(cell) }];
  const { text, tone, to, mark, marks = [] } = cell;
  const strip = marks.map((one) => ({ text: one ? markInk[one].shape : noMark, color: one ? markInk[one].colour : ink.soft, fontSize: size })); // biome-ignore format: one expression
  const sign = hasMark(cell) && mark ? [{ text: `${markInk[mark].shape} `, color: markInk[mark].colour, fontSize: size }] : []; // biome-ignore format: one expression
  return [...strip, ...sign, { text: broken(text), ...(tone && { color: toneInk[tone] }), ...linkTo(to, origin) }];
}

export function linkTo(to: string | undefined, origin: string) {
  return to === undefined
    ? {}
    : { link: `${origin}${to}`, decoration: 'underline' as const, decorationColor: ink.hairline };
}

const longest = 600;

/** So long a text is cut that its row still stands on one page. */
const broken = (text: string) => (text.length > longest ? `${text.slice(0, longest)}…` : text);
