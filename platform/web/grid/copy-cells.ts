import type { Format } from '../words/format.ts';
import type { GridValue } from './cell-editor.ts';
import type { GridColumn } from './grid-column.ts';

/** One block of cells as the clipboard takes it: text for a spreadsheet, and a table where types matter. */
export interface CopiedCells {
  /** Tabs between cells, CRLF between lines; cells with a tab, a line break or a quotation mark stand in quotes. */
  readonly text: string;
  /** Figures as figures, all else as text: nothing is read as a formula or a date that it is not. */
  readonly html: string;
}

interface CopyOptions<R> {
  readonly columns: readonly GridColumn<R>[];
  readonly records: readonly R[];
  /** The titles of the columns stand above the rows. */
  readonly hasTitles: boolean;
  /** What stands between the whole and its decimals where the reader is. */
  readonly decimalMark: string;
}

/** Rows as Excel takes them; a cell that is written in by its text, any other by its value. */
export function copyCells<R>({ columns, records, hasTitles, decimalMark }: CopyOptions<R>): CopiedCells {
  const titles = columns.map(({ title, label }) => title || (label ?? ''));
  const rows = records.map((record) => columns.map((column) => copiedValue(column, record)));
  const all = hasTitles ? [titles, ...rows] : rows;
  return {
    text: printTable(all.map((cells) => cells.map((cell) => plain(cell, decimalMark)))),
    html: `${htmlHead}<table>${all.map((cells) => `<tr>${cells.map(htmlCell).join('')}</tr>`).join('')}</table></html>`,
  };
}

/** What stands between the whole and its decimals in the reader's locale. */
export const decimalMarkOf = (format: Format): string => format.number(0.5, 1).charAt(1);

/** What a cell is copied as: the text that can be typed into it, its word, or its value. */
export function copiedValue<R>({ edit, word, value }: GridColumn<R>, record: R): GridValue {
  return edit?.textOf(record) ?? word?.(record) ?? value(record);
}

/** Lines of cells as tab-separated text, which `readTable` reads back. */
export function printTable(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((cells) => cells.map(quoted).join('\t')).join('\r\n');
}

/** What a spreadsheet would take for a formula: a text that begins like one and is no amount. */
const formula = /^(?:[=@]|[+-](?![\d.,]+ ?[\p{L}%]{0,3}$))/u;

const plain = (cell: GridValue, decimalMark: string) =>
  typeof cell === 'number'
    ? String(cell).replace('.', decimalMark)
    : cell !== null && formula.test(cell)
      ? `'${cell}`
      : (cell ?? '');

/** Excel reads `x:num` with a point wherever it runs. */
const htmlHead = '<html xmlns:x="urn:schemas-microsoft-com:office:excel">';

const htmlCell = (cell: GridValue) =>
  typeof cell === 'number'
    ? `<td x:num="${cell}">${cell}</td>`
    : `<td style="mso-number-format:'\\@'">${escaped(cell ?? '')}</td>`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\n': '<br>' };
const escaped = (text: string) => text.replace(/[&<>\n]/g, (mark) => entities[mark] ?? mark);
