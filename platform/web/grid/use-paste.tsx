import { type ClipboardEvent, lazy, type ReactNode, Suspense, useState } from 'react';
import { toast } from '../parts/toast.ts';
import { useWords } from '../words/words-context.tsx';
import { isRecord } from './grid-row.ts';
import { type PastedCells, pasteCells, type RefusedCell } from './paste-cells.ts';
import { readTable } from './read-table.ts';
import type { ActiveCell } from './use-active-cell.ts';
import type { Grid } from './use-grid.ts';
import { isTyping } from './use-grid-keys.ts';

const RefusedCells = lazy(() => import('./refused-cells.tsx').then((module) => ({ default: module.RefusedCells })));

/** Pasting a table from the active cell on: all of it, or, where a cell says nothing, none and a list of what is wrong. */
export function usePaste<R>(grid: Grid<R>, { place }: ActiveCell) {
  const t = useWords('platform');
  const [refused, setRefused] = useState<readonly RefusedCell[] | string | null>(null);
  const { rows, columns, edits, takesRows } = grid;

  const write = async ({ edits: cells, added, lostRows, lostColumns }: PastedCells<R>, after: R | null) => {
    const fault = await edits.save(cells, added.length ? { rows: added, after } : undefined);
    if (fault && (cells.length > 1 || added.length)) setRefused(fault);
    if (fault) return;
    const lost = [
      lostRows > 0 && t('grid.paste.lostRows', { count: lostRows }),
      lostColumns > 0 && t('grid.paste.lostColumns', { count: lostColumns }),
    ].filter(Boolean);
    if (lost.length) toast(lost.join(' '));
  };
  const onPaste = (event: ClipboardEvent) => {
    const line = rows[place.row];
    if (isTyping(event.target) || !edits.isWritable || line?.kind !== 'record') return;
    const table = readTable(event.clipboardData.getData('text/plain'));
    if (!table.length) return;
    event.preventDefault();
    const isFill = table.length === 1 && table[0]?.length === 1 && grid.selected.has(line.id);
    const below = rows.slice(place.row).filter(isRecord);
    const lines = isFill ? rows.filter(isRecord).filter(({ id }) => grid.selected.has(id)) : below;
    const pasted = pasteCells({
      table: isFill ? lines.map(() => table[0] ?? []) : table,
      records: lines.map(({ record }) => record),
      columns: columns.slice(place.column),
      allColumns: grid.allColumns,
      canEdit: edits.canEdit,
      takesRows,
      words: { isReadOnly: t('grid.paste.readOnly'), line: (number) => t('grid.paste.line', { number }) },
    });
    if (pasted.refused.length) setRefused(pasted.refused);
    else void write(pasted, lines.at(-1)?.record ?? null);
  };
  const report: ReactNode = refused && (
    <Suspense>
      <RefusedCells refused={refused} onClose={() => setRefused(null)} />
    </Suspense>
  );
  return { onPaste, report };
}
