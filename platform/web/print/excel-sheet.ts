import type { StyleBook } from './excel-styles.ts';
import { cellText, columnLetters } from './excel-xml.ts';
import type { ExportedColumn, ExportedList, ExportedValue } from './exported-list.ts';

/** A text that begins so is a formula to whoever types it. */
const formulaLike = /^[=+\-@\t\r]/;

/** One worksheet: heads frozen and filterable, typed cells, the levels of a tree as outline and indent. */
export function sheetXml({ caption, columns, rows, levels, treeColumn }: ExportedList, styles: StyleBook): string {
  const above = caption === undefined ? '' : rowXml([textXml(caption, 0, 1, styles.styleOf({ isStrong: true }))], 1, 0);
  /** The row of the titles. */
  const top = caption === undefined ? 1 : 2;
  const head = rowXml(
    columns.map(({ title }, index) => textXml(title, index, top, styles.styleOf({ isHead: true }))),
    top,
    0,
  );
  const body = rows.map((values, row) => {
    const level = levels?.[row] ?? 0;
    const cells = columns.map((column, index) => {
      const indent = index === treeColumn ? level : 0;
      return cellXml(values[index] ?? null, { column, index, row: row + top + 1, indent, styles });
    });
    return rowXml(cells, row + top + 1, level);
  });
  const widths = columns.map(({ width }, index) => {
    const characters = Math.max(8, Math.min(80, Math.round(width / 6.5)));
    return `<col min="${index + 1}" max="${index + 1}" width="${characters}" customWidth="1"/>`;
  });
  const last = `${columnLetters(columns.length - 1)}${rows.length + top}`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<sheetPr><outlinePr summaryBelow="0"/></sheetPr>
<sheetViews><sheetView workbookViewId="0"><pane ySplit="${top}" topLeftCell="A${top + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${widths.join('')}</cols>
<sheetData>${above}${head}${body.join('')}</sheetData>
<autoFilter ref="A${top}:${last}"/>
</worksheet>`;
}

/** Excel knows seven levels of outline below the first. */
const rowXml = (cells: readonly string[], row: number, level: number) =>
  `<row r="${row}"${level > 0 ? ` outlineLevel="${Math.min(7, level)}"` : ''}>${cells.join('')}</row>`;

interface Cell {
  readonly column: ExportedColumn;
  readonly index: number;
  readonly row: number;
  readonly indent: number;
  readonly styles: StyleBook;
}

function cellXml(value: ExportedValue, { column, index, row, indent, styles }: Cell): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return '';
    const isPercent = column.type === 'percent';
    return numberXml(isPercent ? value / 100 : value, index, row, styles.styleOf(formatOf(column, value)));
  }
  const day = column.type === 'date' ? serialOf(value) : null;
  if (day !== null) {
    const format = Number.isInteger(day) ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm';
    return numberXml(day, index, row, styles.styleOf({ format }));
  }
  return textXml(value, index, row, styles.styleOf({ indent, isQuoted: formulaLike.test(value) }));
}

/** Figures keep all their digits; the unit stands in the format, so that one can go on calculating with them. */
function formatOf({ type, unit }: ExportedColumn, value: number): { readonly format?: string } {
  if (type === 'percent') return { format: Number.isInteger(value) ? '0%' : '0.0%' };
  return unit ? { format: `General" ${unit.replace(/["\\]/g, '')}"` } : {};
}

const numberXml = (value: number, index: number, row: number, style: number) =>
  `<c r="${columnLetters(index)}${row}"${style ? ` s="${style}"` : ''}><v>${value}</v></c>`;

const textXml = (text: string, index: number, row: number, style: number) =>
  `<c r="${columnLetters(index)}${row}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;

const localTime = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::[\d.]+)?Z?)?$/;
const dayMs = 86_400_000;

/** Days since 1899-12-30, as Excel counts them; null for what is no date that Excel has. */
function serialOf(iso: string): number | null {
  const [, year, month, day, hour = '0', minute = '0'] = localTime.exec(iso) ?? [];
  if (year === undefined || Number(year) < 1901) return null;
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return (instant - Date.UTC(1899, 11, 30)) / dayMs;
}
