import { labelPlace } from './label-place.ts';
import { barHeight, barTop, diamondRadius, ghostHeight, ghostTop, type Scene, topOfRow, xInWindow } from './scene.ts';
import type { TimelineRow } from './timeline-model.ts';

/** What stands in the visible rows: outlines of what was agreed, slack, bars, brackets, diamonds, dates to hold. */
export function paintRows(scene: Scene, first: number, last: number): void {
  for (let position = first; position <= last; position += 1) {
    const row = scene.model.rows[position] as TimelineRow;
    const top = topOfRow(scene, position);
    if (scene.areGhostsShown) paintGhost(scene, row, top);
    if (row.start !== null && row.finish !== null) paintShape(scene, row, row.start, row.finish, position, top);
    if (row.mark !== null) paintMark(scene, row, top);
  }
}

function paintShape(
  scene: Scene,
  row: TimelineRow,
  start: number,
  finish: number,
  position: number,
  top: number,
): void {
  const left = xInWindow(scene, start);
  const right = xInWindow(scene, finish);
  const tail = row.tailUntil === null ? right : xInWindow(scene, row.tailUntil);
  const end = row.shape === 'diamond' ? paintDiamond(scene, row, position, right, top) : right + 1;
  if (Math.max(right, tail) < 0 || left > scene.width) return;
  if (tail > end) paintTail(scene, end, tail, top);
  if (row.shape === 'bracket') paintBracket(scene, row, left, right, top);
  else if (row.shape === 'bar') paintBar(scene, row, left, right, top);
}

/** Kept within a few pixels of the window: rasterisers dislike shapes of a million pixels. */
function clip(x: number, width: number): number {
  return Math.min(width + 20, Math.max(-20, x));
}

/** Of a bar's gap, in pixels: what is narrower looks like a fault of the screen. */
const leastPause = 3;

/** In one piece, or broken where the work lies idle: what was done before that, and what is left behind it. */
function paintBar(scene: Scene, row: TimelineRow, from: number, to: number, top: number): void {
  const [stop, resume] = row.pause ? [xInWindow(scene, row.pause.from), xInWindow(scene, row.pause.to)] : [to, to];
  if (resume - stop < leastPause) {
    paintPiece(scene, row, from, to, (to - from) * row.done, top);
    return;
  }
  paintTail(scene, stop + 1, resume, top);
  paintPiece(scene, row, from, stop, stop - from, top);
  paintPiece(scene, row, resume, to, 0, top);
}

/** A part of a bar, `done` of whose length is. */
function paintPiece(scene: Scene, row: TimelineRow, from: number, to: number, length: number, top: number): void {
  const { context, palette } = scene;
  const left = clip(from, scene.width);
  const width = Math.max(2, clip(to, scene.width) - left);
  const isStrong = row.isStrong && scene.isStrongShown;
  const y = top + barTop;
  if (row.look === 'solid') {
    context.fillStyle = isStrong ? palette.barStrong : palette.bar;
    fillRounded(context, left, y, width, barHeight);
  } else {
    context.strokeStyle = row.look === 'faded' ? palette.link : isStrong ? palette.barStrongDone : palette.barDone;
    context.lineWidth = 1;
    context.strokeRect(left + 0.5, y + 0.5, Math.max(1, width - 1), barHeight - 1);
  }
  const done = clip(from + length, scene.width) - left;
  if (done < 1 || row.look === 'faded') return;
  context.fillStyle = isStrong ? palette.barStrongDone : palette.barDone;
  if (row.look === 'solid') fillRounded(context, left, y, Math.round(done), barHeight);
  else context.fillRect(left + 2, y + 3, Math.max(1, Math.round(done) - 4), barHeight - 6);
}

function fillRounded(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  if (width < 6) {
    context.fillRect(x, y, width, height);
    return;
  }
  context.beginPath();
  context.roundRect(x, y, width, height, 2.5);
  context.fill();
}

function paintBracket(scene: Scene, row: TimelineRow, from: number, to: number, top: number): void {
  const { context, palette, width } = scene;
  const left = clip(from, width);
  const right = Math.max(left + 3, clip(to, width));
  const tip = Math.min(5, (right - left) / 2);
  context.fillStyle = row.look === 'faded' ? palette.link : palette.bracket;
  context.beginPath();
  context.moveTo(left, top + 9);
  context.lineTo(right, top + 9);
  context.lineTo(right, top + 18);
  context.lineTo(right - tip, top + 13.5);
  context.lineTo(left + tip, top + 13.5);
  context.lineTo(left, top + 18);
  context.fill();
}

function traceDiamond(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath();
  context.moveTo(x, y - radius);
  context.lineTo(x + radius, y);
  context.lineTo(x, y + radius);
  context.lineTo(x - radius, y);
  context.closePath();
}

/** Returns where what is painted of the diamond, and of its label, ends. */
function paintDiamond(scene: Scene, row: TimelineRow, position: number, x: number, top: number): number {
  const { context, palette } = scene;
  const edge = x + diamondRadius + 2;
  if (x < -400 || x > scene.width + 400) return edge;
  const colour = row.isStrong && scene.isStrongShown ? palette.strong : palette.bracket;
  const y = top + barTop + barHeight / 2;
  traceDiamond(context, x, y, row.look === 'solid' ? diamondRadius : diamondRadius - 0.5);
  if (row.look === 'solid') {
    context.fillStyle = colour;
    context.fill();
  } else {
    context.strokeStyle = row.look === 'faded' ? palette.link : colour;
    context.lineWidth = 1;
    context.stroke();
  }
  const label = labelPlace(scene, row, position);
  return !label || label.isLeft ? edge : label.from + Math.ceil(label.width) + 4;
}

/** Of the ground's colour around each letter, so that no line runs through a label. */
const haloWidth = 4;

/** The labels of the visible rows, over links and the line of today. */
export function paintLabels(scene: Scene, first: number, last: number): void {
  const { context, palette, model } = scene;
  context.lineWidth = haloWidth;
  context.lineJoin = 'round';
  context.strokeStyle = palette.background;
  context.fillStyle = palette.textSoft;
  for (let position = first; position <= last; position += 1) {
    const row = model.rows[position] as TimelineRow;
    const place = labelPlace(scene, row, position);
    if (!place || row.label === null) continue;
    const base = topOfRow(scene, position) + barTop + barHeight / 2 + 4;
    context.strokeText(row.label, place.from, base);
    context.fillText(row.label, place.from, base);
  }
}

function paintTail(scene: Scene, from: number, to: number, top: number): void {
  const { context, palette, width } = scene;
  const y = top + barTop + barHeight / 2;
  context.fillStyle = palette.link;
  const end = Math.min(to, width);
  for (let x = Math.max(from, from + Math.ceil(-from / 4) * 4); x < end; x += 4) context.fillRect(x, y, 2, 1);
}

function paintGhost(scene: Scene, row: TimelineRow, top: number): void {
  if (row.ghostStart === null || row.ghostFinish === null) return;
  const { context, palette, width } = scene;
  const left = xInWindow(scene, row.ghostStart);
  const right = xInWindow(scene, row.ghostFinish);
  if (right < -5 || left > width + 5) return;
  context.strokeStyle = palette.ghost;
  context.lineWidth = 1;
  if (row.shape === 'diamond') {
    traceDiamond(context, right + 0.5, top + ghostTop + 2, 4);
    context.stroke();
    return;
  }
  const from = clip(left, width);
  context.strokeRect(from + 0.5, top + ghostTop + 0.5, Math.max(2, clip(right, width) - from - 1), ghostHeight);
}

/** A date to hold: a tip that points down to its instant, red once it is missed. */
function paintMark(scene: Scene, row: TimelineRow, top: number): void {
  const { context, palette } = scene;
  const x = xInWindow(scene, row.mark as number);
  if (x < -6 || x > scene.width + 6) return;
  context.fillStyle = row.isMarkMissed ? palette.red : palette.textSoft;
  context.fillRect(x - 1, top + 4, 1, 18);
  context.beginPath();
  context.moveTo(x - 5, top + 3);
  context.lineTo(x + 4, top + 3);
  context.lineTo(x - 0.5, top + 9);
  context.fill();
}
