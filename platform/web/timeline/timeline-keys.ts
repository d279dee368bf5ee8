import type { PlanTime } from '#engine';
import type { ZoomLevel } from './time-scale.ts';
import type { TimelineView } from './timeline-view.ts';

/** What a toolbar does with the timeline. */
export interface TimelineControls {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly setLevel: (level: ZoomLevel) => void;
  readonly fit: () => void;
  readonly goTo: (at: PlanTime) => void;
}

interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

interface RowActs {
  readonly selected: number;
  readonly onSelect: (position: number) => void;
  readonly onOpen: (position: number) => void;
}

/**
 * Left and Right scroll time (with Shift by a window), Home goes to today or the first bar, End to the last one, + and −
 * zoom, 0 fits; Up and Down choose a row, Enter opens it. Returns whether the key meant something here.
 */
export function timelineKey(press: KeyPress, view: TimelineView, controls: TimelineControls, acts: RowActs): boolean {
  if (press.ctrlKey || press.metaKey || press.altKey) return false;
  const { scene } = view;
  const { extent, rows } = scene.model;
  const step = press.shiftKey ? scene.width * 0.9 : scene.width / 8;
  switch (press.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      view.scrollBy(press.key === 'ArrowLeft' ? -step : step);
      return true;
    case 'Home':
      controls.goTo(scene.now ?? extent?.from ?? 0);
      return true;
    case 'End':
      if (extent) controls.goTo(extent.to);
      return true;
    case '+':
    case '=':
      controls.zoomIn();
      return true;
    case '-':
    case '−':
      controls.zoomOut();
      return true;
    case '0':
      controls.fit();
      return true;
    case 'ArrowUp':
    case 'ArrowDown': {
      const to = acts.selected + (press.key === 'ArrowUp' ? -1 : 1);
      if (rows[to]) acts.onSelect(to);
      return true;
    }
    case 'Enter':
      if (rows[acts.selected]) acts.onOpen(acts.selected);
      return true;
    default:
      return false;
  }
}
