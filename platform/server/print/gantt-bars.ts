import type { PrintBar } from '#platform/contract';
import { measure } from './fonts.ts';
import type { Scale } from './gantt-scale.ts';
import { ink, sizes } from './paper.ts';
import { type Drawing, n } from './svg.ts';

/** Points from the top of a row. */
const barTop = 2.5;
export const barHeight = 6;
const ghostTop = 10;
const ghostHeight = 2.4;
const diamond = 3.6;
export const middleOf = (top: number) => top + barTop + barHeight / 2;

/** Between which edges labels may stand. */
interface Room {
  readonly left: number;
  readonly right: number;
}

/** One row of the plan: bar, bracket or diamond, with what it was compared with, its slack and its date to hold. */
export function drawBar(drawing: Drawing, bar: PrintBar, top: number, scale: Scale, room: Room): void {
  drawGhost(drawing, bar, top, scale);
  if (bar.start !== null && bar.finish !== null) {
    const [left, right] = [scale(bar.start), scale(bar.finish)];
    if (bar.tailUntil !== null) drawTail(drawing, right, scale(bar.tailUntil), top);
    const pause = bar.pause && ([scale(bar.pause.from), scale(bar.pause.to)] as const);
    if (bar.shape === 'bar') drawSpan(drawing, bar, [left, right], pause, top);
    else if (bar.shape === 'bracket') drawBracket(drawing, left, right, top);
    else drawDiamond(drawing, bar, right, top, room);
  }
  if (bar.mark !== null) drawMark(drawing, scale(bar.mark), top, bar.isMarkMissed);
}

/** Of a bar's gap: a narrower one would not be seen. */
const leastPause = 1.5;

type Ends = readonly [left: number, right: number];

/** In one piece, or broken where the work lies idle: what was done before that, and what is left behind it. */
function drawSpan(drawing: Drawing, bar: PrintBar, [left, right]: Ends, pause: Ends | null, top: number): void {
  const [stop, resume] = pause ?? [right, right];
  if (resume - stop < leastPause) {
    drawPiece(drawing, bar, left, right, (right - left) * bar.done, top);
    return;
  }
  drawTail(drawing, stop, resume, top);
  drawPiece(drawing, bar, left, stop, stop - left, top);
  drawPiece(drawing, bar, resume, right, 0, top);
}

/** A part of a bar, `share` of whose length is done. */
function drawPiece(drawing: Drawing, bar: PrintBar, left: number, right: number, share: number, top: number): void {
  const length = Math.max(1.2, right - left);
  const [todo, done] = bar.isStrong ? [ink.strong, ink.strongDone] : [ink.bar, ink.barDone];
  const y = top + barTop;
  if (bar.look === 'solid') drawing.rect(left, y, length, barHeight, { fill: todo, radius: 1.5 });
  else drawing.rect(left, y, length, barHeight, { stroke: bar.look === 'faded' ? ink.rule : done });
  if (share < 0.5 || bar.look === 'faded') return;
  const inset = bar.look === 'solid' ? 0 : 1.6;
  drawing.rect(left + inset, y + inset, Math.max(0.5, share - 2 * inset), barHeight - 2 * inset, {
    fill: done,
    radius: 1.5,
  });
}

function drawBracket(drawing: Drawing, left: number, end: number, top: number): void {
  const right = Math.max(left + 2, end);
  const tip = Math.min(2.6, (right - left) / 2);
  const y = top + 3.5;
  const points = [[left, y], [right, y], [right, y + 5], [right - tip, y + 2.4], [left + tip, y + 2.4], [left, y + 5]]; // biome-ignore format: points
  drawing.path(`M${points.map(([x = 0, at = 0]) => `${n(x)} ${n(at)}`).join('L')}Z`, { fill: ink.bracket });
}

/** Its label stands left of it, or right where the left has no room, or not at all. */
function drawDiamond(drawing: Drawing, bar: PrintBar, x: number, top: number, room: Room): void {
  const y = middleOf(top);
  const colour = bar.isStrong ? ink.strongDone : ink.bracket;
  drawing.path(rhomb(x, y, diamond), bar.look === 'solid' ? { fill: colour } : { stroke: colour });
  if (bar.label === null) return;
  const length = measure(bar.label, sizes.small);
  const left = x - diamond - 3 - length;
  const right = x + diamond + 3;
  if (left < room.left && right + length > room.right) return;
  drawing.text(left >= room.left ? left : right, y + 2.5, bar.label, { fill: ink.soft, size: sizes.small });
}

const rhomb = (x: number, y: number, r: number) =>
  `M${n(x)} ${n(y - r)}L${n(x + r)} ${n(y)}L${n(x)} ${n(y + r)}L${n(x - r)} ${n(y)}Z`;

function drawGhost(drawing: Drawing, bar: PrintBar, top: number, scale: Scale): void {
  if (bar.ghostStart === null || bar.ghostFinish === null) return;
  const [left, right] = [scale(bar.ghostStart), scale(bar.ghostFinish)];
  if (bar.shape === 'diamond') drawing.path(rhomb(right, top + ghostTop + 1, 2.2), { stroke: ink.ghost });
  else drawing.rect(left, top + ghostTop, Math.max(1.2, right - left), ghostHeight, { stroke: ink.ghost });
}

function drawTail(drawing: Drawing, from: number, to: number, top: number): void {
  if (to - from < 1) return;
  drawing.path(`M${n(from)} ${n(middleOf(top))}H${n(to)}`, { stroke: ink.rule, width: 0.7, dash: '1.4 1.4' });
}

function drawMark(drawing: Drawing, x: number, top: number, isMissed: boolean): void {
  const colour = isMissed ? ink.red : ink.soft;
  drawing.path(`M${n(x - 2.6)} ${n(top + 1)}H${n(x + 2.6)}L${n(x)} ${n(top + 4.2)}Z`, { fill: colour });
  drawing.path(`M${n(x)} ${n(top + 1)}V${n(top + 11)}`, { stroke: colour, width: 0.6 });
}
