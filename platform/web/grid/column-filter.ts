import type { GridColumn } from './grid-column.ts';
import type { ColumnFilter } from './grid-view.ts';

/** What a cell is called where it is filtered and grouped by: the column's own word for it, or its value. */
export function cellWord<R>(column: GridColumn<R>, record: R): string {
  return column.word ? column.word(record) : String(column.value(record) ?? '');
}

/** By what the column is filtered: choices are its words, where it says so or has words of its own. */
export function filterKindOf<R>({ filter, type, word, edit }: GridColumn<R>): 'text' | 'number' | 'date' | 'choice' {
  if (filter) return filter;
  if (type === 'number' || type === 'date') return type;
  return word || edit?.choices || type === 'status' ? 'choice' : 'text';
}

/** Whether the record's cell is what the filter asks for. A day without end reaches to its last minute. */
export function matchesFilter<R>(filter: ColumnFilter, column: GridColumn<R>, record: R): boolean {
  if (filter.kind === 'contains')
    return cellWord(column, record).toLowerCase().includes(filter.text.trim().toLowerCase());
  if (filter.kind === 'oneOf') return filter.texts.includes(cellWord(column, record));
  const value = column.value(record);
  if (value === null) return false;
  const { from, to } = filter;
  if (typeof value === 'number') return (from === '' || value >= Number(from)) && (to === '' || value <= Number(to));
  return (from === '' || value.slice(0, from.length) >= from) && (to === '' || value.slice(0, to.length) <= to);
}

/** The filters with this one in place of another of its column; null takes that away. */
export function withColumnFilter(
  filters: readonly ColumnFilter[],
  column: string,
  filter: ColumnFilter | null,
): readonly ColumnFilter[] {
  const rest = filters.filter((other) => other.column !== column);
  return filter ? [...rest, filter] : rest;
}
