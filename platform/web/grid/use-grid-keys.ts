import type { ClipboardEvent, KeyboardEvent, MouseEvent } from 'react';
import { useRef, useState } from 'react';
import { useFormat } from '../words/format-context.tsx';
import { copyCells, decimalMarkOf } from './copy-cells.ts';
import type { DataGridProps } from './data-grid-props.ts';
import { treeColumnOf } from './grid-column.ts';
import { type GridRow, isRecord } from './grid-row.ts';
import { moveCell } from './move-cell.ts';
import type { ActiveCell } from './use-active-cell.ts';
import type { CellEditing } from './use-cell-editing.tsx';
import { moveTo } from './use-column-drag.ts';
import { stepWidth } from './use-column-widths.ts';
import { toggled } from './use-grid.ts';

interface GridKeysOptions<R> extends DataGridProps<R> {
  readonly active: ActiveCell;
  readonly editing: CellEditing;
  readonly isSelectable: boolean;
  readonly headerHeight: number;
}

/** What keys, clicks and copying do in the grid, as the handlers of its root. */
export function useGridKeys<R>({ grid, active, editing, isSelectable, headerHeight, onOpen }: GridKeysOptions<R>) {
  const { rows, columns, rowHeight, scrollRef, selected } = grid;
  const { row, column } = active.place;
  const line = rows[row];
  const [anchor, setAnchor] = useState(row);
  const format = useFormat();

  const open = (target: GridRow<R>) => (target.kind === 'group' ? grid.toggle(target.id) : onOpen?.(target.record));
  const selectTo = (to: number) => {
    const [first, last] = [Math.min(anchor, to), Math.max(anchor, to)];
    const range = rows.slice(first, last + 1).filter(({ kind }) => kind === 'record');
    grid.setSelected(new Set([...selected, ...range.map(({ id }) => id)]));
  };
  const goTo = (to: { row: number; column: number }, extend: boolean) => {
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
    if (row === -1 && arrange(event)) return true;
    if (!isWhole && fold(key)) return true;
    const page = Math.max(1, Math.floor(((scrollRef.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1);
    const to = moveCell(active.place, key, isWhole, { rows: rows.length, columns: columns.length, page });
    if (to) goTo(to, shiftKey && to.row !== row);
    else if (write(event)) return !isText(event);
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
  /** On a title: Shift and an arrow make the column narrower or wider, with Ctrl too they move it. */
  const arrange = ({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean => {
    if (altKey && key === 'ArrowDown') {
      scrollRef.current?.querySelector<HTMLElement>('[data-active] .grid-more')?.click();
      return true;
    }
    const by = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const id = columns[column]?.id;
    if (!shiftKey || !by || !id) return false;
    if (!ctrlKey && !metaKey) stepWidth(grid, column, by * 16);
    else if (column > 0 && column + by > 0 && column + by < columns.length) {
      moveTo(grid, id, column + by);
      active.moveTo({ row, column: column + by });
    }
    return true;
  };
  /** In the first cell of a row Enter opens the record, and Ctrl-Enter does everywhere. */
  const write = (event: KeyboardEvent): boolean => {
    const { key } = event;
    if (key === 'Enter') return !event.ctrlKey && !event.metaKey && (column > 0 || !onOpen) && editing.start();
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (key === 'F2') return editing.start();
    if (key === 'Delete' || key === 'Backspace') return editing.clear();
    if (key === 'Escape') return editing.dismiss();
    return isText(event) && editing.start('');
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

  const wasActive = useRef(false);
  const onMouseDown = ({ target, shiftKey }: MouseEvent) => {
    const cell = (target as HTMLElement).closest('[data-active]');
    wasActive.current = !shiftKey && cell !== null && cell === document.activeElement;
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const cell = target.closest<HTMLElement>('[data-row]');
    if (!cell) return;
    const to = { row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
    const clicked = rows[to.row];
    const opensItself = target.closest('a, button, input, label, [role=listbox]');
    if (opensItself && to.row >= 0) return;
    if (wasActive.current && !event.ctrlKey && !event.metaKey && editing.start()) return;
    if (clicked?.kind === 'record' && isSelectable && (event.ctrlKey || event.metaKey)) {
      grid.setSelected(toggled(selected, clicked.id));
      return goTo(to, false);
    }
    goTo(to, event.shiftKey);
    const hasMarkedText = document.getSelection()?.isCollapsed === false;
    if (clicked && !event.shiftKey && !hasMarkedText) open(clicked);
  };

  const onCopy = (event: ClipboardEvent) => {
    if (isTyping(event.target) || document.getSelection()?.isCollapsed === false) return;
    const chosen = rows.filter(isRecord).filter(({ id }) => (selected.size ? selected.has(id) : id === line?.id));
    const cell = columns[column];
    if (!chosen.length || !cell) return;
    const { text, html } = copyCells({
      columns: selected.size ? columns : [cell],
      records: chosen.map(({ record }) => record),
      hasTitles: selected.size > 0,
      decimalMark: decimalMarkOf(format),
    });
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    event.preventDefault();
  };
  return { onKeyDown, onMouseDown, onClick, onCopy };
}

/** A key that is typed, or begins what an input method composes; the list's own keys, Space, `/` and `?`, are none. */
const isText = ({ key }: KeyboardEvent) =>
  ([...key].length === 1 && !' /?'.includes(key)) || key === 'Dead' || key === 'Process';

/** Whether keys belong to a field that is being filled in. */
export function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
