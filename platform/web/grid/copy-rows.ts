import type { GridColumn } from './grid-column.ts';

/** Rows as Excel takes them: header first, tabs between cells; tabs and line ends inside a value become spaces. */
export function copyRows<R>(columns: readonly GridColumn<R>[], records: readonly R[]): string {
  const lines = [
    columns.map(({ title, label }) => title || (label ?? '')),
    ...records.map((record) => columns.map(({ value }) => value(record) ?? '')),
  ];
  return lines.map((cells) => cells.map((cell) => String(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}
