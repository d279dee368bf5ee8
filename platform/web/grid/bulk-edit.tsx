import { type FormEvent, useId, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/words-context.tsx';
import type { GridColumn } from './grid-column.ts';
import { pasteCells, type RefusedCell } from './paste-cells.ts';
import { RefusedTable } from './refused-cells.tsx';
import type { Grid } from './use-grid.ts';
import './bulk-edit.css';

interface BulkEditProps<R> {
  readonly grid: Grid<R>;
  readonly records: readonly R[];
  readonly onClose: () => void;
}

/** One column of many rows gets one value, as one act. */
export function BulkEdit<R>({ grid, records, onClose }: BulkEditProps<R>) {
  const t = useWords('platform');
  const id = useId();
  const { edits, allColumns } = grid;
  const columns = allColumns.filter((column) => records.some((record) => edits.canEdit(column, record)));
  const [columnId, setColumnId] = useState(columns[0]?.id ?? '');
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<readonly RefusedCell[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const column = columns.find((one) => one.id === columnId);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!column) return;
    const written = pasteCells({
      table: records.map(() => [text]),
      records,
      columns: [column],
      allColumns,
      canEdit: edits.canEdit,
      takesRows: false,
      words: { isReadOnly: t('grid.paste.readOnly'), line: String },
    });
    setRefused(written.refused);
    if (written.refused.length) return;
    setBusy(true);
    const found = await edits.save(written.edits);
    setBusy(false);
    setFault(found);
    if (!found) onClose();
  };
  return (
    <Dialog title={t('grid.bulk.title', { count: records.length })} onClose={onClose}>
      <form className="bulk-edit" onSubmit={(event) => void submit(event)}>
        <label htmlFor={`${id}-column`}>{t('grid.bulk.column')}</label>
        <select
          id={`${id}-column`}
          className="small-field"
          value={columnId}
          onChange={({ currentTarget }) => {
            setColumnId(currentTarget.value);
            setText('');
            setRefused([]);
          }}
        >
          {columns.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label ?? one.title}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-value`}>{t('grid.bulk.value')}</label>
        <ValueField id={`${id}-value`} column={column} record={records[0]} text={text} onText={setText} />
        {refused.length > 0 && <RefusedTable cells={refused} />}
        {fault && (
          <p className="late" role="alert">
            {fault}
          </p>
        )}
        <div className="form-acts">
          <Button type="submit" isPrimary isBusy={isBusy}>
            {t('grid.bulk.act', { count: records.length })}
          </Button>
          <Button onClick={onClose}>{t('grid.bulk.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface ValueFieldProps<R> {
  readonly id: string;
  readonly column: GridColumn<R> | undefined;
  readonly record: R | undefined;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function ValueField<R>({ id, column, record, text, onText }: ValueFieldProps<R>) {
  const choices = record && column?.edit?.choices?.(record);
  if (!choices) {
    return (
      <input
        id={id}
        className="small-field"
        value={text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
      />
    );
  }
  return (
    <select id={id} className="small-field" value={text} onChange={({ currentTarget }) => onText(currentTarget.value)}>
      {!choices.some(({ value }) => value === '') && <option value="">–</option>}
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
