import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { type GridValue, readCell, shownText } from './cell-editor.ts';
import { CellField, type CellStep } from './cell-field.tsx';
import { rowName } from './grid-column.ts';
import type { ActiveCell } from './use-active-cell.ts';
import type { Grid } from './use-grid.ts';

export interface CellEditing {
  /** What stands in the active cell while it is written in. */
  readonly field: ReactNode;
  /** Opens the active cell for writing; false where it is only read. With a text, that is in place of its own. */
  readonly start: (typed?: string) => boolean;
  /** Empties the active cell; where that is not allowed, its field says why. */
  readonly clear: () => boolean;
  /** Takes back what was refused in the active cell. */
  readonly dismiss: () => boolean;
}

interface Writing {
  readonly rowId: string;
  readonly column: string;
  readonly text: string;
  readonly isTyped: boolean;
  readonly fault?: string | undefined;
}

const steps: Readonly<Record<CellStep, readonly [row: number, column: number]>> = {
  down: [1, 0],
  up: [-1, 0],
  right: [0, 1],
  left: [0, -1],
  stay: [0, 0],
};

/** Writing in the active cell of the grid. */
export function useCellEditing<R>(grid: Grid<R>, active: ActiveCell): CellEditing {
  const { rows, columns, edits } = grid;
  const [writing, setWriting] = useState<Writing | null>(null);
  const { place } = active;
  const line = rows[place.row];
  const column = columns[place.column];
  const record = line?.kind === 'record' ? line.record : undefined;
  const editor = record && edits.canEdit(column, record) ? column?.edit : undefined;
  const mark = line && column && edits.marks.get(line.id)?.get(column.id);

  const open = (next: Omit<Writing, 'rowId' | 'column'>): boolean => {
    if (!editor || !line || !column) return false;
    // At once, so that the key that began it is typed into the field.
    flushSync(() => setWriting({ rowId: line.id, column: column.id, ...next }));
    return true;
  };
  const start = (typed?: string) => {
    const isRefused = mark?.fault !== undefined;
    const text = typed ?? (isRefused ? mark.text : record && editor?.textOf(record)) ?? '';
    return open({ text, isTyped: typed !== undefined, fault: typed === undefined ? mark?.fault : undefined });
  };
  const clear = () => {
    if (!editor || !record || !column) return false;
    const found = readCell(editor, '', record);
    if ('error' in found) return open({ text: '', isTyped: true, fault: found.error });
    if (editor.textOf(record) !== '')
      void edits.save([{ row: record, column: column.id, value: found.value, text: '' }]);
    return true;
  };
  const dismiss = () => {
    if (!record || !column || mark?.fault === undefined) return false;
    edits.mark(record, column.id, null);
    return true;
  };

  const isHere = writing && writing.rowId === line?.id && writing.column === column?.id;
  const field = isHere && editor && record && column && (
    <CellField
      label={`${column.title || column.label}, ${rowName(grid.allColumns, record)}`}
      text={writing.text}
      isTyped={writing.isTyped}
      fault={writing.fault}
      choices={editor.choices?.(record)}
      read={(text) => readCell(editor, text, record)}
      onTake={(value, text, step) => {
        setWriting(null);
        take(value, text);
        if (step) go(step);
      }}
      onRefuse={(text, fault) => {
        setWriting(null);
        edits.mark(record, column.id, { text, fault });
      }}
      onLeave={() => {
        setWriting(null);
        go('stay');
      }}
    />
  );
  const take = (value: GridValue, typed: string) => {
    if (!editor || !record || !column) return;
    const text = shownText(editor, value, typed, record);
    edits.mark(record, column.id, null);
    if (text !== editor.textOf(record)) void edits.save([{ row: record, column: column.id, value, text }]);
  };
  const go = (step: CellStep) => {
    const [down, right] = steps[step];
    active.moveTo({
      row: Math.max(0, Math.min(rows.length - 1, place.row + down)),
      column: Math.max(0, Math.min(columns.length - 1, place.column + right)),
    });
  };
  return { field: field || null, start, clear, dismiss };
}
