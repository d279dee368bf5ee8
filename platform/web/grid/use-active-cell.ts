import { type FocusEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DataGridProps } from './data-grid-props.ts';
import type { CellPlace } from './move-cell.ts';
import type { Grid } from './use-grid.ts';

export interface ActiveCell {
  /** Where the one tab stop of the grid is; row −1 is the header. */
  readonly place: CellPlace;
  /** Makes the cell active, brings it into view and gives it the focus. */
  readonly moveTo: (place: CellPlace) => void;
  /** Handlers of the grid's root: the active cell is the one that has the focus. */
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** The active cell by the id of its line, so that it stays on its record when rows come, go or are sorted. */
export function useActiveCell<R>(
  grid: Grid<R>,
  { startId, onActive }: Pick<DataGridProps<R>, 'startId' | 'onActive'>,
): ActiveCell {
  const { rows, columns, rowHeight, scrollRef, frozenCount } = grid;
  const [cell, setCell] = useState<{ id: string | null; row: number; column: number }>({ id: null, row: 0, column: 0 });
  const wantsFocus = useRef(false);
  const hasFocus = useRef(false);
  const place = useMemo(() => {
    const sought = cell.id ?? startId;
    const found = cell.row >= 0 && rows[cell.row]?.id !== sought ? rows.findIndex(({ id }) => id === sought) : cell.row;
    const row = found >= 0 || cell.row === -1 ? found : Math.min(cell.row, rows.length - 1);
    return { row, column: Math.min(cell.column, columns.length - 1) };
  }, [cell, rows, columns.length, startId]);

  const moveTo = useCallback(
    ({ row, column }: CellPlace) => {
      wantsFocus.current = true;
      setCell({ id: rows[row]?.id ?? null, row, column });
      if (row >= 0) reveal(scrollRef.current, row * rowHeight, rowHeight);
    },
    [rows, rowHeight, scrollRef],
  );
  useLayoutEffect(() => {
    // A line that went away took the focus with it: it goes to where the active cell is now.
    const isLost = hasFocus.current && document.activeElement === document.body;
    if (!wantsFocus.current && !isLost) return;
    const target = scrollRef.current?.querySelector<HTMLElement>('[data-active]');
    if (!target) return;
    wantsFocus.current = false;
    target.focus({ preventScroll: true });
    revealColumn(scrollRef.current, target, frozenCount);
  });

  const report = useRef(onActive);
  report.current = onActive;
  useEffect(() => {
    if (cell.id === null) return;
    const line = rows[place.row];
    report.current?.(line?.kind === 'record' ? line.record : null);
  }, [cell.id, rows, place.row]);

  const onFocus = ({ target }: FocusEvent) => {
    hasFocus.current = true;
    const { row, column } = (target as HTMLElement).dataset;
    if (row === undefined || (Number(row) === place.row && Number(column) === place.column && cell.id !== null)) return;
    setCell({ id: rows[Number(row)]?.id ?? null, row: Number(row), column: Number(column) });
  };
  const onBlur = ({ target }: FocusEvent) => {
    if (target.isConnected) hasFocus.current = false;
  };
  return { place, moveTo, onFocus, onBlur };
}

/** Scrolls just so far that the line is seen under the fixed header. */
function reveal(scroller: HTMLElement | null, top: number, height: number): void {
  if (!scroller) return;
  const head = scroller.firstElementChild?.clientHeight ?? 0;
  const room = scroller.clientHeight - head;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + height > scroller.scrollTop + room) scroller.scrollTop = top + height - room;
}

/** The same sideways, beside the columns that stay. */
function revealColumn(scroller: HTMLElement | null, cell: HTMLElement, frozen: number): void {
  if (!scroller || Number(cell.dataset.column) < frozen) return;
  const staying = [...(cell.parentElement?.children ?? [])].slice(0, frozen);
  const left = cell.offsetLeft - staying.reduce((sum, { clientWidth }) => sum + clientWidth, 0);
  const right = cell.offsetLeft + cell.offsetWidth - scroller.clientWidth;
  if (left < scroller.scrollLeft) scroller.scrollLeft = left;
  else if (right > scroller.scrollLeft) scroller.scrollLeft = right;
}
