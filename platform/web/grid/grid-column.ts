import type { ReactNode } from 'react';
import type { PrintedCell } from '../print/printed-cell.ts';
import type { Format } from '../words/format.ts';
import type { CellEditor, GridValue } from './cell-editor.ts';

/**
 * A column as data. `text` and `custom` stand left, `number` (with `unit`) and `date` (a local ISO string) are formatted
 * by locale and stand right, unless `align` says otherwise; `status` is a narrow column for a mark.
 */
export interface GridColumn<R> {
  readonly id: string;
  /** Header, already worded. An empty one needs `label`. */
  readonly title: string;
  /** What the header means, shown on hover and read by screen readers where the title is short. */
  readonly label?: string | undefined;
  /** Pixels; the least width of a column that grows. */
  readonly width: number;
  /** Pixels up to which it grows where the line has room; see `withRoom`, which computes it. */
  readonly mostWidth?: number | undefined;
  /** Takes what is left of the line. */
  readonly isGrowing?: boolean | undefined;
  /** Holds sentences (`grid-sentence`): while it is shown lines are high enough for two of text. */
  readonly hasSentences?: boolean | undefined;
  readonly type?: 'text' | 'number' | 'date' | 'status' | 'custom' | undefined;
  readonly unit?: string | undefined;
  /** So many decimals in every cell, for figures that are compared down the column; else as the value has them. */
  readonly digits?: number | undefined;
  readonly align?: 'start' | 'end' | undefined;
  readonly value: (row: R) => GridValue;
  /** What the cell is called where its value is no word: where rows are filtered and grouped by it, and on cards. */
  readonly word?: ((row: R) => string) | undefined;
  /** By what rows are filtered here; otherwise as the type has it. `choice` is one or more of the words that there are. */
  readonly filter?: 'text' | 'number' | 'date' | 'choice' | undefined;
  /** Drawn in place of the formatted value. */
  readonly cell?: ((row: R) => ReactNode) | undefined;
  /** What it says in print and in files, where the value in the column's format does not say it. */
  readonly print?: ((row: R) => PrintedCell) | undefined;
  /** Why there is no value, shown on the en dash. */
  readonly reason?: ((row: R) => string | undefined) | undefined;
  /** How its cells are written in; without it, or where the grid has no `onEdit`, they are only read. */
  readonly edit?: CellEditor<R> | undefined;
  readonly isSortable?: boolean | undefined;
  /** Not shown until the reader chooses it. */
  readonly isHidden?: boolean | undefined;
  /** May not be hidden. The first column never may. */
  readonly isFixed?: boolean | undefined;
  /** Stays, with those before it, while the others are scrolled sideways, until the reader has it otherwise. */
  readonly isStaying?: boolean | undefined;
  /** The place on a narrow screen's card: a mark left, a title, a line under it of one column or more, a figure right. */
  readonly card?: 'mark' | 'title' | 'line' | 'figure' | undefined;
  /** What the figure on the card is called, below it: a number or date by its column, any other by nothing. */
  readonly cardName?: string | undefined;
}

export interface GridSort {
  readonly column: string;
  readonly isDescending: boolean;
}

/** The edge at which a column's content stands. */
export function alignmentOf(column: GridColumn<never>): 'start' | 'end' {
  return column.align ?? (column.type === 'number' || column.type === 'date' ? 'end' : 'start');
}

/** A number of the column as it is written, in the grid and in print. */
export function numberText({ digits, unit }: GridColumn<never>, value: number, format: Format): string {
  const text = digits === undefined ? format.number(value) : format.fixed(value, digits);
  return unit ? `${text} ${unit}` : text;
}

/** `grid-template-columns` for the columns in order; a grid in which none grows leaves the rest of the line empty. */
export function templateOf(columns: readonly GridColumn<never>[]): string {
  return columns
    .map(({ width, mostWidth, isGrowing }) => {
      if (isGrowing) return `minmax(${width}px, 1fr)`;
      return mostWidth === undefined ? `${width}px` : `minmax(${width}px, ${mostWidth}px)`;
    })
    .join(' ');
}

/** The tree stands in the column with names, whatever its width: the title of a card, else the one that grows, else the first. */
export function treeColumnOf<R>(columns: readonly GridColumn<R>[]): GridColumn<R> | undefined {
  return columns.find(({ card }) => card === 'title') ?? columns.find(({ isGrowing }) => isGrowing) ?? columns[0];
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Numbers by size, text as people order it ("Task 9" before "Task 10"). Nulls are kept out by the caller. */
export function compareValues(a: GridValue | undefined, b: GridValue | undefined): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** A click on a header: upward, then downward, then the order in which the rows came. */
export function nextSort(sort: GridSort | null, column: string): GridSort | null {
  if (sort?.column !== column) return { column, isDescending: false };
  return sort.isDescending ? null : { column, isDescending: true };
}

/** What a row is called outside its line: the title of its card. */
export function rowName<R>(columns: readonly GridColumn<R>[], record: R): string {
  return String(treeColumnOf(columns)?.value(record) ?? '');
}
