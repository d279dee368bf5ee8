import { findLinks } from './link-index.ts';
import { type Anchor, createAnchor, createRoute, type Route, routeLink } from './link-route.ts';
import { barHeight, barTop, diamondRadius, type Scene, topOfRow, xInWindow } from './scene.ts';
import type { End, TimelineLink, TimelineRow } from './timeline-model.ts';

const from = createAnchor();
const to = createAnchor();
const route = createRoute();
const arrowLength = 5;
const arrowHalf = 3;

/** The links that touch the visible rows: ordinary ones first, the strong ones over them. */
export function paintLinks(scene: Scene, first: number, last: number): void {
  if (last < first) return;
  const count = findLinks(scene.model.linkIndex, first, last, scene.found);
  if (scene.isStrongShown) {
    paintGroup(scene, count, false, scene.palette.link);
    paintGroup(scene, count, true, scene.palette.strong);
  } else {
    paintGroup(scene, count, null, scene.palette.link);
  }
}

/** Lines of one colour as one path, then their arrows as another. `isStrong` null takes all. */
function paintGroup(scene: Scene, count: number, isStrong: boolean | null, colour: string): void {
  const { context, model, found } = scene;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = 1;
  for (let pass = 0; pass < 2; pass += 1) {
    context.beginPath();
    for (let place = 0; place < count; place += 1) {
      const link = model.links[found[place] as number] as TimelineLink;
      if (isStrong !== null && link.isStrong !== isStrong) continue;
      if (!layLink(scene, link)) continue;
      if (pass === 0) addLine(context, route);
      else addArrow(context, route);
    }
    if (pass === 0) context.stroke();
    else context.fill();
  }
}

/** Routes the link; false where an end has no date or all of it lies beside the window. */
function layLink(scene: Scene, link: TimelineLink): boolean {
  const isLaid = anchor(scene, from, link.from, link.leaves) && anchor(scene, to, link.to, link.enters);
  if (!isLaid) return false;
  const margin = 24;
  if (Math.max(from.x, to.x) < -margin || Math.min(from.x, to.x) > scene.width + margin) return false;
  routeLink(route, from, to, link.leaves, link.enters, Math.floor(scene.rowHeight / 2) - 1);
  return true;
}

/** Arrows from above land within these pixels of a bar's start. */
const landing = { first: 6, last: 10 };

function anchor(scene: Scene, place: Anchor, position: number, end: End): boolean {
  const row = scene.model.rows[position] as TimelineRow;
  const at = end === 'start' ? row.start : row.finish;
  if (at === null) return false;
  const x = xInWindow(scene, at);
  place.isDiamond = row.shape === 'diamond';
  place.half = place.isDiamond ? diamondRadius : barHeight / 2;
  place.y = topOfRow(scene, position) + barTop + barHeight / 2;
  if (place.isDiamond) {
    place.x = end === 'start' ? x - diamondRadius : x + diamondRadius;
    place.landFrom = x;
    place.landTo = x + 4;
  } else {
    const width = Math.max(2, xInWindow(scene, row.finish ?? at) - xInWindow(scene, row.start ?? at));
    place.x = x;
    place.landFrom = x + Math.min(landing.first, Math.floor(width / 2));
    place.landTo = x + Math.min(landing.last, width);
  }
  return true;
}

/** Corners on half pixels, so that lines of one pixel stay sharp. */
function addLine(context: CanvasRenderingContext2D, { points, count }: Route): void {
  context.moveTo(Math.floor(points[0] as number) + 0.5, Math.floor(points[1] as number) + 0.5);
  for (let corner = 1; corner < count; corner += 1) {
    context.lineTo(Math.floor(points[corner * 2] as number) + 0.5, Math.floor(points[corner * 2 + 1] as number) + 0.5);
  }
}

function addArrow(context: CanvasRenderingContext2D, { points, count, arrow }: Route): void {
  const x = Math.floor(points[count * 2 - 2] as number) + 0.5;
  const y = Math.floor(points[count * 2 - 1] as number) + 0.5;
  const isVertical = arrow === 'down' || arrow === 'up';
  const back = arrow === 'down' || arrow === 'right' ? -arrowLength : arrowLength;
  context.moveTo(x, y);
  if (isVertical) {
    context.lineTo(x - arrowHalf, y + back);
    context.lineTo(x + arrowHalf, y + back);
  } else {
    context.lineTo(x + back, y - arrowHalf);
    context.lineTo(x + back, y + arrowHalf);
  }
  context.closePath();
}
