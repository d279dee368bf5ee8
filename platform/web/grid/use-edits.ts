import { useCallback, useState } from 'react';
import { useFault } from '../parts/error-state.tsx';
import type { CellEdit, TypedEdit } from './cell-editor.ts';
import { type CellMark, changeMarks, type GridMarks } from './cell-marks.ts';
import type { GridColumn } from './grid-column.ts';

/** What is being written in a grid, and the way to write. */
export interface GridEdits<R> {
  readonly marks: GridMarks;
  /** Cells can be written in, though not each of them. */
  readonly isWritable: boolean;
  readonly canEdit: (column: GridColumn<R> | undefined, row: R) => boolean;
  /** Saves as one act, showing the new texts meanwhile; answers with the sentence of the fault, or null when saved. */
  readonly save: (edits: readonly TypedEdit<R>[]) => Promise<string | null>;
  /** Marks a cell with what was typed and why it cannot be saved; null shows its value again. */
  readonly mark: (row: R, column: string, mark: CellMark | null) => void;
}

interface EditsOptions<R> {
  readonly rowId: (record: R) => string;
  readonly onEdit?: ((edits: readonly CellEdit<R>[]) => Promise<void>) | undefined;
}

const noMarks: GridMarks = new Map();

/** New values stand in their cells while they are saved; a single one that is refused stays there with its reason. */
export function useEdits<R>({ rowId, onEdit }: EditsOptions<R>): GridEdits<R> {
  const [marks, setMarks] = useState(noMarks);
  const tell = useFault();
  const save = async (edits: readonly TypedEdit<R>[]): Promise<string | null> => {
    if (!onEdit || !edits.length) return null;
    const cells = edits.map(({ row, column, text }) => ({ id: rowId(row), column, mark: { text } }));
    const settle = (fault: string | null) => {
      const after = cells.map(({ mark, ...cell }) => ({
        ...cell,
        mark: fault ? { ...mark, fault } : null,
        instead: mark,
      }));
      setMarks((before) => changeMarks(before, after));
    };
    setMarks((before) => changeMarks(before, cells));
    try {
      await onEdit(edits.map(({ row, column, value }) => ({ row, column, value })));
    } catch (error) {
      const fault = tell(error);
      settle(cells.length === 1 ? fault : null);
      return fault;
    }
    settle(null);
    return null;
  };
  const mark = useCallback(
    (row: R, column: string, next: CellMark | null) =>
      setMarks((before) => changeMarks(before, [{ id: rowId(row), column, mark: next }])),
    [rowId],
  );
  const isWritable = onEdit !== undefined;
  const canEdit = useCallback(
    (column: GridColumn<R> | undefined, row: R) =>
      isWritable && column?.edit !== undefined && column.edit.isEditable?.(row) !== false,
    [isWritable],
  );
  return { marks, isWritable, canEdit, save, mark };
}
