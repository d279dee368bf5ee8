import type { GridColumn } from './grid-column.ts';
import type { GridView } from './grid-view.ts';
import { frozenCount } from './shown-columns.ts';

/** Pixels of a letter on average, and of what stands around the text of a cell. */
const letter = 7;
const around = 20;
/** So many rows say how long the texts of a column are. */
const mostRows = 200;
/** A growing column whose texts are longer holds sentences, which need the room that is left: others take little of it or none. */
const sentence = 420;
const littleMore = 40;
const most = 360;

/**
 * Columns of words may be as wide as the longest of their texts where the line has room to spare, before a growing column
 * takes what is left. Those that the reader gave a width keep it, as do those that others stay in place behind.
 */
export function withRoom<R>(
  shown: readonly GridColumn<R>[],
  rows: readonly R[],
  view: GridView,
): readonly GridColumn<R>[] {
  const told = rows.slice(0, mostRows);
  const need = (column: GridColumn<R>) =>
    Math.max(0, ...told.map((row) => textOf(column, row).length)) * letter + around;
  const hasSentences = shown.some((column) => column.isGrowing && need(column) > sentence);
  const frozen = frozenCount(shown, view);
  return shown.map((column, index) => {
    const isKept = view.widths[column.id] !== undefined || index < frozen - 1;
    if (isKept || column.isGrowing || (column.type ?? 'text') !== 'text') return column;
    const mostWidth = Math.min(need(column), most);
    const more = mostWidth - column.width;
    return more > 0 && !(hasSentences && more > littleMore) ? { ...column, mostWidth } : column;
  });
}

function textOf<R>(column: GridColumn<R>, row: R): string {
  return column.word?.(row) ?? String(column.value(row) ?? '');
}
