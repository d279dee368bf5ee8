import { type PointerEvent, type RefObject, useRef } from 'react';
import { moveColumn } from './column-order.ts';
import type { Grid } from './use-grid.ts';

/** From here on a press on a title is no click any more: pixels. */
const slop = 5;

/** Dragging a title to another place among the titles; a line shows where it will stand. */
export function useColumnDrag<R>(grid: Grid<R>, line: RefObject<HTMLDivElement | null>) {
  const moved = useRef(false);
  const onPointerDown = (event: PointerEvent<HTMLElement>, index: number) => {
    const title = event.currentTarget;
    const id = grid.columns[index]?.id;
    moved.current = false;
    if (event.button !== 0 || event.pointerType === 'touch' || index === 0 || !id) return;
    if ((event.target as HTMLElement).closest('.grid-more')) return;
    const began = event.clientX;
    let to = index;
    const onMove = (move: globalThis.PointerEvent) => {
      if (!moved.current && Math.abs(move.clientX - began) < slop) return;
      if (!moved.current) title.setPointerCapture(event.pointerId);
      moved.current = true;
      to = placeAt(line.current, move.clientX, index);
      mark(line.current, to > index ? to + 1 : to);
    };
    const onUp = () => {
      removeEventListener('pointermove', onMove);
      mark(line.current, null);
      if (moved.current && to !== index) moveTo(grid, id, to);
    };
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', onUp, { once: true });
    addEventListener('pointercancel', onUp, { once: true });
  };
  return { onPointerDown, hasMoved: () => moved.current };
}

/** Puts the column at a place among those shown. */
export function moveTo<R>({ columns, changeView }: Grid<R>, id: string, to: number): void {
  const order = columns.map((column) => column.id);
  changeView({ columns: moveColumn(order, id, to) });
}

const titlesOf = (line: HTMLElement | null) => [...(line?.querySelectorAll<HTMLElement>('[role=columnheader]') ?? [])];

/** The place in the order without the dragged title: after each whose middle the pointer has passed. */
function placeAt(line: HTMLElement | null, x: number, dragged: number): number {
  const others = titlesOf(line).filter((_, index) => index !== dragged);
  const passed = others.filter((title) => {
    const { left, width } = title.getBoundingClientRect();
    return x > left + width / 2;
  });
  return Math.max(1, passed.length);
}

/** Marks the title before which the dragged one will stand; past the last one, that one's end. */
function mark(line: HTMLElement | null, before: number | null): void {
  const titles = titlesOf(line);
  for (const [index, title] of titles.entries()) {
    title.toggleAttribute('data-drop-before', index === before);
    title.toggleAttribute('data-drop-after', before === titles.length && index === titles.length - 1);
  }
}
