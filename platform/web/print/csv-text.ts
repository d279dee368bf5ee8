import type { ExportedList, ExportedValue } from './exported-list.ts';

/** So begins what a spreadsheet takes for a formula, full-width forms included; so do tab and carriage return. */
const formula = /^[=+\-@\t\r\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u;

/**
 * The list as Excel opens it by a double click: UTF-8 with its mark, lines ended by CRLF, and the separator that goes with
 * the decimal mark of the reader's locale. Figures are figures; a text that would be read as a formula gets an apostrophe.
 */
export function csvText({ columns, rows }: ExportedList, decimalMark: string): string {
  const separator = decimalMark === ',' ? ';' : ',';
  const cell = (value: ExportedValue) => {
    if (value === null) return '';
    if (typeof value === 'number') return quoted(String(value).replace('.', decimalMark), separator);
    return quoted(formula.test(value) ? `'${value}` : value, separator);
  };
  const titles = columns.map(({ title, unit }) => (unit ? `${title} (${unit})` : title));
  return `\ufeff${[titles, ...rows].map((cells) => `${cells.map(cell).join(separator)}\r\n`).join('')}`;
}

const quoted = (text: string, separator: string) =>
  text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
