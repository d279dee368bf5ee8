import { diamondRadius, type Scene, xInWindow } from './scene.ts';
import type { TimelineRow } from './timeline-model.ts';

/** Where the label of a diamond begins and how wide it is, in pixels. */
export interface LabelPlace {
  readonly from: number;
  readonly width: number;
  readonly isLeft: boolean;
}

/**
 * The label stands left of its diamond, as links leave to the right; where it would be cut off, it changes sides. Null
 * for a row without one, and where the diamond is out of sight: a name beside nothing says nothing.
 */
export function labelPlace(scene: Scene, row: TimelineRow, position: number): LabelPlace | null {
  if (row.label === null || row.shape !== 'diamond' || row.finish === null) return null;
  const x = xInWindow(scene, row.finish);
  if (x < -diamondRadius || x > scene.width + diamondRadius) return null;
  const { labelWidths, context } = scene;
  if (Number.isNaN(labelWidths[position])) labelWidths[position] = context.measureText(row.label).width;
  const width = labelWidths[position] as number;
  const isLeft = x - 12 - width >= 4;
  return { from: isLeft ? x - 12 - width : labelRightOf(scene, row, x), width, isLeft };
}

/** Right of the diamond, and of a date to hold that stands close to it. */
function labelRightOf(scene: Scene, { mark }: TimelineRow, x: number): number {
  const markX = mark === null ? x : xInWindow(scene, mark);
  return markX > x && markX - x < 40 ? markX + 8 : x + 12;
}
