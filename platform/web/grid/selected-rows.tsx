import { lazy, Suspense, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import { copyCells, decimalMarkOf } from './copy-cells.ts';
import { isRecord } from './grid-row.ts';
import type { Grid } from './use-grid.ts';

const BulkEdit = lazy(() => import('./bulk-edit.tsx').then((module) => ({ default: module.BulkEdit })));

/** How many rows are selected, and what can be done with all of them. */
export function SelectedRows<R>({ grid }: { readonly grid: Grid<R> }) {
  const t = useWords('platform');
  const format = useFormat();
  const [isEditing, setEditing] = useState(false);
  const records = grid.rows
    .filter(isRecord)
    .filter(({ id }) => grid.selected.has(id))
    .map(({ record }) => record);
  const copy = () => {
    const { columns } = grid;
    const { text, html } = copyCells({ columns, records, hasTitles: true, decimalMark: decimalMarkOf(format) });
    const item = {
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    };
    void navigator.clipboard.write([new ClipboardItem(item)]);
  };
  return (
    <>
      <span className="dim" role="status">
        {t('grid.selected', { count: records.length })}
      </span>
      {grid.edits.isWritable && <Button onClick={() => setEditing(true)}>{t('grid.bulk.open')}</Button>}
      <Button onClick={copy}>{t('grid.copyRows')}</Button>
      {isEditing && (
        <Suspense>
          <BulkEdit grid={grid as never} records={records as never} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  );
}
