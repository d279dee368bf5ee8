import { useEffect, useState } from 'react';
import type { ActiveCell } from './use-active-cell.ts';
import type { CellEditing } from './use-cell-editing.tsx';
import type { Grid } from './use-grid.ts';

/** Fills `grid.writeAt`: the cell that is asked for becomes the active one, and is written in once it is. */
export function useWriteAt<R>({ rows, columns, writeAt }: Grid<R>, active: ActiveCell, editing: CellEditing): void {
  const [wanted, setWanted] = useState<{ readonly rowId: string; readonly column: string } | null>(null);
  useEffect(() => {
    writeAt.current = (rowId, column) => setWanted({ rowId, column });
    return () => {
      writeAt.current = null;
    };
  }, [writeAt]);
  useEffect(() => {
    if (!wanted) return;
    const row = rows.findIndex(({ id }) => id === wanted.rowId);
    const column = columns.findIndex(({ id }) => id === wanted.column);
    if (row < 0 || column < 0) return;
    if (active.place.row !== row || active.place.column !== column) active.moveTo({ row, column });
    else {
      setWanted(null);
      queueMicrotask(() => editing.start()); // it draws at once, which an effect must not
    }
  }, [wanted, rows, columns, active, editing]);
}
