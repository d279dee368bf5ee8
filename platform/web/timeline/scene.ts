import { type PlanTime, ticksPerDay } from '#engine';
import type { HeaderLayout } from './header-layout.ts';
import type { Palette } from './palette.ts';
import { type TimeScale, xOfTime } from './time-scale.ts';
import type { TimelineModel, TimeSpan } from './timeline-model.ts';

/** Everything that one frame is painted from. One object, changed in place: a frame allocates nothing. */
export interface Scene {
  readonly context: CanvasRenderingContext2D;
  palette: Palette;
  model: TimelineModel;
  /** Times that are drawn darker, in order, not overlapping: nights are left out by the caller. */
  shading: readonly TimeSpan[];
  scale: TimeScale;
  header: HeaderLayout;
  headerHeight: number;
  rowHeight: number;
  /** Of the canvas, in CSS pixels. */
  width: number;
  height: number;
  scrollLeft: number;
  scrollTop: number;
  /** Positions in the list, -1 for none. */
  selected: number;
  hovered: number;
  now: PlanTime | null;
  nowLabel: string;
  nowLabelWidth: number;
  /** Show what matters most in its own colour. */
  isStrongShown: boolean;
  areGhostsShown: boolean;
  /** Scratch: the links found for this frame, and the widths of labels measured so far (NaN: not yet). */
  found: Int32Array;
  labelWidths: Float32Array;
}

/** Vertical places inside a row of 28 pixels; taller rows move them down together. */
export const barTop = 7;
export const barHeight = 12;
export const ghostTop = 20;
export const ghostHeight = 4;
export const diamondRadius = 7;

/** The upper edge of a row in the canvas. */
export function topOfRow(scene: Scene, row: number): number {
  return scene.headerHeight + row * scene.rowHeight - scene.scrollTop + Math.floor((scene.rowHeight - 28) / 2);
}

/** Where a time stands in the canvas, on a whole pixel. */
export function xInWindow({ scale, scrollLeft }: Scene, at: PlanTime): number {
  return Math.round(((at - scale.origin) / ticksPerDay) * scale.pixelsPerDay - scrollLeft);
}

export function firstVisibleRow({ scrollTop, rowHeight }: Pick<Scene, 'scrollTop' | 'rowHeight'>): number {
  return Math.max(0, Math.floor(scrollTop / rowHeight));
}

/** Inclusive; less than the first one where there are no rows. */
export function lastVisibleRow(
  scene: Pick<Scene, 'scrollTop' | 'rowHeight' | 'height' | 'headerHeight'>,
  rowCount: number,
): number {
  const bottom = scene.scrollTop + scene.height - scene.headerHeight;
  return Math.min(rowCount - 1, Math.ceil(bottom / scene.rowHeight) - 1);
}

/** Bars count as seen when this many pixels of them are, or all of a shorter one. */
const leastSeen = 64;

/** Whether too little of a row's bar is in the window to be seen; a row without dates has none to see. */
export function isOutside(
  { model, scale, scrollLeft, width }: Pick<Scene, 'model' | 'scale' | 'scrollLeft' | 'width'>,
  position: number,
): boolean {
  const row = model.rows[position];
  if (!row || row.start === null || row.finish === null) return false;
  const left = xOfTime(scale, row.start) - diamondRadius - scrollLeft;
  const right = xOfTime(scale, row.finish) + diamondRadius - scrollLeft;
  return Math.min(right, width) - Math.max(left, 0) < Math.min(right - left, leastSeen);
}

/** The first span that ends after `at`: binary search in spans that are in order. */
export function firstSpanAfter(spans: readonly TimeSpan[], at: PlanTime): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as TimeSpan).to > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
