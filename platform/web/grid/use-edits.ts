import { useCallback, useRef, useState } from 'react';
import { OperationError } from '#platform/contract';
import { useFault } from '../parts/error-state.tsx';
import type { AddedRows, OnEdit, TypedEdit } from './cell-editor.ts';
import { type CellMark, changeMarks, type GridMarks } from './cell-marks.ts';
import type { GridColumn } from './grid-column.ts';

/** What is being written in a grid, and the way to write. */
export interface GridEdits<R> {
  readonly marks: GridMarks;
  /** Cells can be written in, though not each of them. */
  readonly isWritable: boolean;
  readonly canEdit: (column: GridColumn<R> | undefined, row: R) => boolean;
  /** Saves as one act, showing the new texts meanwhile; answers with the sentence of the fault, or null when saved. */
  readonly save: (edits: readonly TypedEdit<R>[], added?: AddedRows<R>) => Promise<string | null>;
  /** Marks a cell with what was typed and why it cannot be saved; null shows its value again. */
  readonly mark: (row: R, column: string, mark: CellMark | null) => void;
}

interface EditsOptions<R> {
  readonly rowId: (record: R) => string;
  readonly onEdit?: OnEdit<R> | undefined;
}

const noMarks: GridMarks = new Map();

/** Somebody else changed the field since: both values are there to choose from. */
const isConflict = (error: unknown) =>
  error instanceof OperationError &&
  Boolean((error.details as { conflicts?: unknown[] } | undefined)?.conflicts?.length);

/** New values stand in their cells while they are saved; a single one that is refused stays there with its reason. */
export function useEdits<R>({ rowId, onEdit }: EditsOptions<R>): GridEdits<R> {
  const [marks, setMarks] = useState(noMarks);
  const tell = useFault();
  const save = async (edits: readonly TypedEdit<R>[], added?: AddedRows<R>): Promise<string | null> => {
    if (!onEdit || (!edits.length && !added)) return null;
    const cells = edits.map(({ row, column, text }) => ({ id: rowId(row), column, mark: { text } }));
    const settle = (refused: Omit<CellMark, 'text'> | null) => {
      const after = cells.map(({ mark, ...cell }) => ({
        ...cell,
        mark: refused && { ...mark, ...refused },
        instead: mark,
      }));
      setMarks((before) => changeMarks(before, after));
    };
    setMarks((before) => changeMarks(before, cells));
    try {
      await onEdit(
        edits.map(({ row, column, value }) => ({ row, column, value })),
        added,
      );
    } catch (error) {
      const fault = tell(error);
      const [only] = edits;
      const isOne = only && edits.length === 1 && !added;
      settle(isOne ? { fault, ...(isConflict(error) && { mine: { value: only.value } }) } : null);
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

/** Ends a conflict at a cell: what was typed is set after all, or taken away. It stays the same between renders. */
export function useSettle<R>(edits: GridEdits<R>) {
  const latest = useRef(edits);
  latest.current = edits;
  return useCallback((row: R, column: string, { text, mine }: CellMark, isMine: boolean) => {
    latest.current.mark(row, column, null);
    if (isMine && mine) void latest.current.save([{ row, column, value: mine.value, text }]);
  }, []);
}
