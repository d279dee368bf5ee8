import type { Format } from '../words/format.ts';
import type { Translate } from '../words/words-context.tsx';
import type { GridColumn } from './grid-column.ts';
import type { ColumnFilter } from './grid-view.ts';

/** `Finish from 1 Nov 2026`, `Status: Red, Amber`. */
export function filterText<R>(column: GridColumn<R>, filter: ColumnFilter, t: Translate, format: Format): string {
  const name = column.label ?? column.title;
  if (filter.kind === 'contains') return t('grid.chip.contains', { column: name, text: filter.text });
  if (filter.kind === 'oneOf') {
    return t('grid.chip.oneOf', { column: name, words: filter.texts.map((word) => word || '–').join(', ') });
  }
  const show = (end: string) => (column.type === 'date' && end ? format.date(end) : end);
  const [from, to] = [show(filter.from), show(filter.to)];
  const kind = from && to ? 'between' : from ? 'from' : 'to';
  return t(`grid.chip.${kind}`, { column: name, from, to });
}
