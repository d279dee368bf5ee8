import { type RefObject, useEffect, useState } from 'react';
import { hitTest } from './hit-test.ts';
import type { TimelineView } from './timeline-view.ts';

/** The bar under the pointer, in pixels of the timeline's window. */
export interface Hovered {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

interface PointerActs {
  readonly onSelect: (row: number) => void;
  readonly onOpen: (row: number) => void;
}

/** A press that moves further than this is a drag. */
const dragDistance = 4;
/** How much one notch of the wheel zooms. */
const zoomPerPixel = 0.002;

/**
 * Wheel (with Ctrl: zoom at the pointer, with Shift: sideways), drag to pan, click to choose, double click to open.
 * Vertical movement goes to `rowsRef`, the element that scrolls the rows beside the timeline.
 */
export function useTimelinePointer(
  view: TimelineView | null,
  scrollerRef: RefObject<HTMLElement | null>,
  rowsRef: RefObject<HTMLElement | null>,
  acts: RefObject<PointerActs>,
): Hovered | null {
  const [hovered, setHovered] = useState<Hovered | null>(null);
  useEffect(() => {
    const scroller = scrollerRef.current;
    if (!view || !scroller) return;
    const { scene } = view;
    const listening = new AbortController();
    const { signal } = listening;
    let press: { x: number; y: number; left: number; top: number; isDrag: boolean } | null = null;

    const placeOf = (event: MouseEvent) => {
      const box = scroller.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const hover = (row: number, bar: Hovered | null) => {
      if (scene.hovered !== row) {
        scene.hovered = row;
        view.repaint();
      }
      setHovered((before) => (before?.row === bar?.row ? before : bar));
    };

    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? scene.rowHeight : 1;
      if (event.ctrlKey || event.metaKey) {
        const factor = Math.exp(-event.deltaY * lines * zoomPerPixel);
        view.zoom(scene.scale.pixelsPerDay * factor, placeOf(event).x);
        return;
      }
      const isSideways = event.shiftKey && event.deltaX === 0;
      scroller.scrollLeft += (isSideways ? event.deltaY : event.deltaX) * lines;
      if (rowsRef.current && !isSideways) rowsRef.current.scrollTop += event.deltaY * lines;
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      press = { x: event.clientX, y: event.clientY, left: scroller.scrollLeft, top: scene.scrollTop, isDrag: false };
    };
    const move = (event: PointerEvent) => {
      if (press) {
        const [dx, dy] = [event.clientX - press.x, event.clientY - press.y];
        if (!press.isDrag && Math.hypot(dx, dy) < dragDistance) return;
        if (!press.isDrag) scroller.setPointerCapture(event.pointerId);
        press.isDrag = true;
        scroller.dataset.dragging = '';
        scroller.scrollLeft = press.left - dx;
        if (rowsRef.current) rowsRef.current.scrollTop = press.top - dy;
        hover(-1, null);
        return;
      }
      const { x, y } = placeOf(event);
      const hit = hitTest(scene, x, y);
      hover(hit?.row ?? -1, hit?.isOnBar ? { row: hit.row, x, y } : null);
    };
    const up = (event: PointerEvent) => {
      const isClick = press !== null && !press.isDrag;
      press = null;
      delete scroller.dataset.dragging;
      if (!isClick) return;
      const { x, y } = placeOf(event);
      const hit = hitTest(scene, x, y);
      if (hit) acts.current.onSelect(hit.row);
    };
    const open = (event: MouseEvent) => {
      const { x, y } = placeOf(event);
      const hit = hitTest(scene, x, y);
      if (hit) acts.current.onOpen(hit.row);
    };
    const leave = () => hover(-1, null);

    scroller.addEventListener('wheel', wheel, { signal, passive: false });
    scroller.addEventListener('pointerdown', down, { signal });
    scroller.addEventListener('pointermove', move, { signal });
    scroller.addEventListener('pointerup', up, { signal });
    scroller.addEventListener('pointercancel', up, { signal });
    scroller.addEventListener('pointerleave', leave, { signal });
    scroller.addEventListener('dblclick', open, { signal });
    return () => listening.abort();
  }, [view, scrollerRef, rowsRef, acts]);
  return hovered;
}
