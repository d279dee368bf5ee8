import { barHeight, barTop, diamondRadius, type Scene, topOfRow, xInWindow } from './scene.ts';
import type { TimelineRow } from './timeline-model.ts';

export interface Hit {
  /** Position in the list. */
  readonly row: number;
  /** Whether the pointer is on the bar, or only in its row. */
  readonly isOnBar: boolean;
}

/** What lies under a point of the canvas; null in the header and below the last row. */
export function hitTest(scene: Scene, x: number, y: number): Hit | null {
  if (y < scene.headerHeight) return null;
  const row = Math.floor((y - scene.headerHeight + scene.scrollTop) / scene.rowHeight);
  const found = scene.model.rows[row];
  return found ? { row, isOnBar: isOnBar(scene, found, x, y - topOfRow(scene, row)) } : null;
}

/** Bars are hit within two pixels, so that short ones can be touched at all. */
function isOnBar(scene: Scene, { start, finish, shape }: TimelineRow, x: number, y: number): boolean {
  if (start === null || finish === null) return false;
  if (y < barTop - 2 || y > barTop + barHeight + 2) return false;
  const reach = shape === 'diamond' ? diamondRadius : 2;
  return x >= xInWindow(scene, start) - reach && x <= xInWindow(scene, finish) + reach;
}
