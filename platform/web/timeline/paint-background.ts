import { ticksPerDay } from '#engine';
import { firstSpanAfter, type Scene, xInWindow } from './scene.ts';
import { timeOfX } from './time-scale.ts';
import type { TimeSpan } from './timeline-model.ts';

/** Spans narrower than this would only make the picture grey. */
const leastShade = 1.5;

/** Non-working time, the chosen and the touched row, and a hairline under each row. */
export function paintBackground(scene: Scene, first: number, last: number): void {
  const { context, palette, width, height, headerHeight, rowHeight, scrollTop } = scene;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, width, height);
  paintShading(scene);
  if (scene.hovered >= first && scene.hovered <= last && scene.hovered !== scene.selected) {
    fillRow(scene, scene.hovered, palette.surface, 0.75);
  }
  if (scene.selected >= first && scene.selected <= last) fillRow(scene, scene.selected, palette.accentSoft, 0.8);
  context.fillStyle = palette.hairline;
  for (let row = first; row <= last; row += 1) {
    context.fillRect(0, headerHeight + (row + 1) * rowHeight - scrollTop - 1, width, 1);
  }
}

function fillRow(
  { context, width, headerHeight, rowHeight, scrollTop }: Scene,
  row: number,
  colour: string,
  alpha: number,
) {
  context.globalAlpha = alpha;
  context.fillStyle = colour;
  context.fillRect(0, headerHeight + row * rowHeight - scrollTop, width, rowHeight - 1);
  context.globalAlpha = 1;
}

function paintShading(scene: Scene): void {
  const { context, palette, shading, scale, scrollLeft, width, height, headerHeight } = scene;
  const end = timeOfX(scale, scrollLeft + width);
  const least = (leastShade / scale.pixelsPerDay) * ticksPerDay;
  context.fillStyle = palette.nonWork;
  for (let place = firstSpanAfter(shading, timeOfX(scale, scrollLeft)); place < shading.length; place += 1) {
    const { from, to } = shading[place] as TimeSpan;
    if (from > end) break;
    if (to - from < least) continue;
    const left = xInWindow(scene, from);
    context.fillRect(left, headerHeight, xInWindow(scene, to) - left, height - headerHeight);
  }
}
