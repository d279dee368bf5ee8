import { fittingLabel, type HeaderCell, labelGap } from './header-layout.ts';
import { type Scene, xInWindow } from './scene.ts';

const upperBase = 17;
const lowerBase = 38;
const lowerTop = 26;
export const headerHeight = 44;

/** Two lines of time over the rows, a hairline below, and the flag of today. */
export function paintHeader(scene: Scene): void {
  const { context, palette, width, header } = scene;
  context.fillStyle = palette.background;
  context.fillRect(0, 0, width, headerHeight);
  context.textBaseline = 'alphabetic';
  context.font = `500 11px ${palette.font}`;
  paintLine(scene, header.lower, lowerTop, headerHeight, lowerBase, header.isLowerCentred);
  context.font = `500 12px ${palette.font}`;
  paintLine(scene, header.upper, 0, lowerTop, upperBase, false); // no further: a week's day may stand below its line
  context.fillStyle = palette.hairlineStrong;
  context.fillRect(0, headerHeight - 1, width, 1);
}

function paintLine(
  scene: Scene,
  cells: readonly HeaderCell[],
  top: number,
  bottom: number,
  base: number,
  isCentred: boolean,
): void {
  const { context, palette, width } = scene;
  for (let place = 0; place < cells.length; place += 1) {
    const cell = cells[place] as HeaderCell;
    const left = xInWindow(scene, cell.from);
    const right = xInWindow(scene, cell.to);
    if (left > width) break;
    if (right < 0 && isCentred) continue;
    if (right < -width) continue;
    context.fillStyle = palette.hairline;
    context.fillRect(left - 1, top, 1, bottom - top);
    paintLabel(scene, cell, left, right, base, isCentred);
  }
}

/** Upper labels stay in sight while their cell is; a lower one may run into the unlabelled cells that follow it. */
function paintLabel(
  scene: Scene,
  cell: HeaderCell,
  left: number,
  right: number,
  base: number,
  isCentred: boolean,
): void {
  if (cell.labels.length === 0) return;
  const { context, palette, width } = scene;
  const isLower = base === lowerBase;
  const from = isLower ? left : Math.max(left, 0);
  const to = isLower ? right : Math.min(right, width);
  const variant = isLower && !isCentred ? cell.labels.length - 1 : fittingLabel(cell, to - from - 2 * labelGap);
  if (variant < 0) return;
  const labelWidth = cell.widths[variant] as number;
  const x = from + (isCentred ? Math.round((to - from - labelWidth) / 2) : labelGap);
  if (x < 0 || x + labelWidth > width) return;
  context.fillStyle = palette.textSoft;
  context.fillText(cell.labels[variant] as string, x, base);
}

/** The line of today through all rows. */
export function paintNow(scene: Scene): void {
  const { context, palette, height } = scene;
  const x = nowInSight(scene);
  if (x === null) return;
  context.fillStyle = palette.today;
  context.fillRect(x, headerHeight - 18, 1, height - headerHeight + 18);
}

/** Its date on a flag in the header. */
export function paintNowFlag(scene: Scene): void {
  const { context, palette, nowLabel, nowLabelWidth } = scene;
  const x = nowInSight(scene);
  if (x === null) return;
  const flag = nowLabelWidth + 14;
  context.fillStyle = palette.accent;
  context.beginPath();
  context.roundRect(Math.round(x - flag / 2), headerHeight - 18, flag, 16, 3);
  context.fill();
  context.font = `500 11px ${palette.font}`;
  context.fillStyle = palette.onAccent;
  context.fillText(nowLabel, Math.round(x - nowLabelWidth / 2), lowerBase);
}

/** Where today stands in the canvas; null where neither its line nor its flag is in sight. */
function nowInSight(scene: Scene): number | null {
  const { now, nowLabelWidth, width } = scene;
  if (now === null) return null;
  const x = xInWindow(scene, now);
  const flag = nowLabelWidth + 14;
  return x < -flag || x > width + flag ? null : x;
}
