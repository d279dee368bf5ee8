import type { ClipboardEvent, KeyboardEvent, MouseEvent } from 'react';
import { useState } from 'react';
import { copyRows } from './copy-rows.ts';
import type { DataGridProps } from './data-grid-props.ts';
import { treeColumnOf } from './grid-column.ts';
import type { GridRow } from './grid-row.ts';
import { moveCell } from './move-cell.ts';
import type { ActiveCell } from './use-active-cell.ts';
import { toggled } from './use-grid.ts';

interface GridKeysOptions<R> extends DataGridProps<R> {
  readonly active: ActiveCell;
  readonly isSelectable: boolean;
  readonly headerHeight: number;
}

/** What keys, clicks and copying do in the grid, as the handlers of its root. */
export function useGridKeys<R>({ grid, active, isSelectable, headerHeight, onOpen }: GridKeysOptions<R>) {
  const { rows, columns, rowHeight, scrollRef, selected } = grid;
  const { row, column } = active.place;
  const line = rows[row];
  const [anchor, setAnchor] = useState(row);

  const open = (target: GridRow<R>) => (target.kind === 'group' ? grid.toggle(target.id) : onOpen?.(target.record));
  const selectTo = (to: number) => {
    const [first, last] = [Math.min(anchor, to), Math.max(anchor, to)];
    const range = rows.slice(first, last + 1).filter(({ kind }) => kind === 'record');
    grid.setSelected(new Set([...selected, ...range.map(({ id }) => id)]));
  };
  const moveTo = (to: { row: number; column: number }, extend: boolean) => {
    if (extend && isSelectable && to.row >= 0) selectTo(to.row);
    else setAnchor(to.row);
    active.moveTo(to);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    if (handle(event)) event.preventDefault();
  };
  const handle = (event: KeyboardEvent): boolean => {
    const { key, shiftKey } = event;
    const isWhole = event.ctrlKey || event.metaKey;
    if (!isWhole && fold(key)) return true;
    const page = Math.max(1, Math.floor(((scrollRef.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1);
    const to = moveCell(active.place, key, isWhole, { rows: rows.length, columns: columns.length, page });
    if (to) moveTo(to, shiftKey && to.row !== row);
    else if (key === 'Enter' && event.target instanceof HTMLAnchorElement) return false;
    else if (key === 'Enter' && !line) grid.toggleSort(columns[column]?.id ?? '');
    else if (key === 'Enter' && line) open(line);
    else if (key === ' ' && !line) grid.toggleSort(columns[column]?.id ?? '');
    else if (key === ' ' && isSelectable && line?.kind === 'record') grid.setSelected(toggled(selected, line.id));
    else if (key === 'a' && isWhole && isSelectable)
      grid.setSelected(new Set(rows.filter(isRecord).map(({ id }) => id)));
    else if (key === 'Escape' && selected.size) grid.setSelected(new Set());
    else return false;
    return true;
  };
  /** Right opens a closed line, left closes an open one or, in the first column, goes to its parent. */
  const fold = (key: string): boolean => {
    if (!line || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
    const isTreeColumn = grid.isTree && columns[column] === treeColumnOf(columns);
    if (column !== 0 && !isTreeColumn) return false;
    const canFold = line.kind === 'group' || line.hasChildren;
    if (canFold && line.isExpanded === (key === 'ArrowLeft')) grid.toggle(line.id);
    else if (column === 0 && key === 'ArrowLeft' && line.kind === 'record' && line.parentId !== null) {
      active.moveTo({ row: rows.findIndex(({ id }) => id === line.parentId), column });
    } else return false;
    return true;
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>('[data-row]');
    if (!cell) return;
    const to = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
    const clicked = rows[to.row];
    const opensItself = target.closest('a, button, input, label');
    if (opensItself && to.row >= 0) return;
    if (clicked?.kind === 'record' && isSelectable && (event.ctrlKey || event.metaKey)) {
      grid.setSelected(toggled(selected, clicked.id));
      return moveTo(to, false);
    }
    moveTo(to, event.shiftKey);
    const hasMarkedText = document.getSelection()?.isCollapsed === false;
    if (clicked && !event.shiftKey && !hasMarkedText) open(clicked);
  };

  const onCopy = (event: ClipboardEvent) => {
    if (isTyping(event.target) || document.getSelection()?.isCollapsed === false) return;
    const chosen = rows.filter(isRecord).filter(({ id }) => (selected.size ? selected.has(id) : id === line?.id));
    if (!chosen.length) return;
    event.clipboardData.setData(
      'text/plain',
      copyRows(
        columns,
        chosen.map(({ record }) => record),
      ),
    );
    event.preventDefault();
  };
  return { onKeyDown, onClick, onCopy };
}

const isRecord = <R>(line: GridRow<R>): line is GridRow<R> & { kind: 'record' } => line.kind === 'record';

/** Whether keys belong to a field that is being filled in. */
export function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
