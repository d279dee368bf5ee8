import type { PointerEvent } from 'react';
import { templateOf } from './grid-column.ts';
import { leastWidth, mostWidth } from './grid-view-text.ts';
import type { Grid } from './use-grid.ts';

/** The widths of columns: drawn by the pointer while it moves, and kept once it lets go. */
export function useColumnWidths<R>(grid: Grid<R>) {
  const onPointerDown = (event: PointerEvent<HTMLElement>, index: number) => {
    const root = grid.scrollRef.current;
    const title = event.currentTarget.parentElement;
    if (event.button !== 0 || !root || !title) return;
    event.stopPropagation();
    event.preventDefault();
    const grip = event.currentTarget;
    const began = title.offsetWidth - event.clientX;
    let width = title.offsetWidth;
    const onMove = (move: globalThis.PointerEvent) => {
      width = within(began + move.clientX);
      // Past React, which would draw every row again: only the template of all lines changes.
      const columns = grid.columns.map((column, at) =>
        at === index ? { ...column, width, isGrowing: false, mostWidth: undefined } : column,
      );
      root.style.setProperty('--grid-columns', templateOf(columns));
      root.style.setProperty('--grid-width', `${columns.reduce((sum, column) => sum + column.width, 0)}px`);
    };
    const onEnd = () => {
      grip.removeEventListener('pointermove', onMove);
      if (width !== title.offsetWidth || width !== grid.columns[index]?.width) setWidth(grid, index, width);
    };
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', onMove);
    grip.addEventListener('lostpointercapture', onEnd, { once: true });
  };
  return { onPointerDown, fit: (index: number) => fitColumn(grid, index) };
}

const within = (width: number) => Math.round(Math.max(leastWidth, Math.min(mostWidth, width)));

/** Keeps the column at so many pixels. */
export function setWidth<R>({ columns, view, changeView }: Grid<R>, index: number, width: number): void {
  const id = columns[index]?.id;
  if (id) changeView({ widths: { ...view.widths, [id]: within(width) } });
}

/** Widens or narrows the column, from what it has now. */
export function stepWidth<R>(grid: Grid<R>, index: number, by: number): void {
  const title = grid.scrollRef.current?.querySelector<HTMLElement>(`[role=columnheader][data-column="${index}"]`);
  if (title) setWidth(grid, index, title.offsetWidth + by);
}

/** As wide as the widest of its cells that are drawn, and its title. */
export function fitColumn<R>(grid: Grid<R>, index: number): void {
  const cells = grid.scrollRef.current?.querySelectorAll<HTMLElement>(`[data-column="${index}"]`) ?? [];
  const widest = Math.max(0, ...[...cells].filter((cell) => !cell.ariaColSpan).map(contentWidth));
  if (widest > 0) setWidth(grid, index, widest);
}

function contentWidth(cell: HTMLElement): number {
  const range = document.createRange();
  const { paddingLeft, paddingRight } = getComputedStyle(cell);
  const content = [...cell.childNodes].filter(
    (node) => !(node instanceof HTMLElement && node.matches('.grid-more, .grid-grip')),
  );
  const [first, last] = [content[0], content.at(-1)];
  if (!first || !last) return 0;
  range.setStartBefore(first);
  range.setEndAfter(last);
  return (
    Math.ceil(range.getBoundingClientRect().width + Number.parseFloat(paddingLeft) + Number.parseFloat(paddingRight)) +
    1
  );
}
