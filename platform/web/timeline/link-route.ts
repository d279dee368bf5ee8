import type { End } from './timeline-model.ts';

/** Where a link begins or ends, in pixels. */
export interface Anchor {
  /** The end of the bar, or the tip of the diamond. */
  x: number;
  /** The middle of the bar. */
  y: number;
  /** Half the height of the bar, or the radius of the diamond. */
  half: number;
  /** Where an arrow from above or below may land: within the first pixels of a bar, on the right slope of a diamond. */
  landFrom: number;
  landTo: number;
  isDiamond: boolean;
}

export type Arrow = 'down' | 'up' | 'right' | 'left';

/** The corners of a link as x, y, x, y, …; the last one is the arrow's tip. Reused from link to link. */
export interface Route {
  readonly points: Float64Array;
  count: number;
  arrow: Arrow;
}

/** How far a link runs out of a bar before it turns, and how far it needs to turn into the next row. */
const stub = 6;
const shortStub = 4;

export function createRoute(): Route {
  return { points: new Float64Array(12), count: 0, arrow: 'right' };
}

export function createAnchor(): Anchor {
  return { x: 0, y: 0, half: 0, landFrom: 0, landTo: 0, isDiamond: false };
}

function add(route: Route, x: number, y: number): void {
  route.points[route.count * 2] = x;
  route.points[route.count * 2 + 1] = y;
  route.count += 1;
}

/**
 * Lays a link from one bar's end to another's into `route`: straight down into the bar where it can, round the side
 * where it must. `halfRow` is half the height of a row, for lines that run back between two rows.
 */
export function routeLink(route: Route, from: Anchor, to: Anchor, leaves: End, enters: End, halfRow: number): void {
  const isDown = to.y > from.y;
  route.count = 0;
  if (leaves === 'finish' && enters === 'start' && to.y !== from.y && layStraight(route, from, to, isDown)) return;
  add(route, from.x, from.y);
  const out = leaves === 'finish' ? 1 : -1;
  const into = enters === 'start' ? -1 : 1;
  route.arrow = enters === 'start' ? 'right' : 'left';
  if (out === into) {
    const turn = out > 0 ? Math.max(from.x, to.x) + stub : Math.min(from.x, to.x) - stub;
    add(route, turn, from.y);
    add(route, turn, to.y);
  } else if ((to.x - from.x) * out >= 2 * stub) {
    add(route, from.x + out * stub, from.y);
    add(route, from.x + out * stub, to.y);
  } else {
    const between = from.y + (isDown ? halfRow : -halfRow);
    add(route, from.x + out * stub, from.y);
    add(route, from.x + out * stub, between);
    add(route, to.x + into * stub, between);
    add(route, to.x + into * stub, to.y);
  }
  add(route, to.x, to.y);
}

/** Out to the right and straight down or up into the successor; from a diamond also out of its lower or upper tip. */
function layStraight(route: Route, from: Anchor, to: Anchor, isDown: boolean): boolean {
  const side = isDown ? 1 : -1;
  const turn = Math.max(to.landFrom, from.x + shortStub);
  const tip = from.x - from.half;
  if (turn <= to.landTo) {
    add(route, from.x, from.y);
    add(route, turn, from.y);
  } else if (from.isDiamond && to.landTo >= tip) {
    const slope = Math.max(to.landFrom, tip);
    if (slope > from.x) return false;
    add(route, slope, from.y + side * (from.half - (slope - tip)));
  } else {
    return false;
  }
  const x = route.points[route.count * 2 - 2] as number;
  const slope = to.isDiamond ? Math.abs(x - (to.x + to.half)) : 0;
  add(route, x, to.y - side * (to.half - slope));
  route.arrow = isDown ? 'down' : 'up';
  return true;
}
