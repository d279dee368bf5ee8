import { expect, test } from 'vitest';
import { type Anchor, createRoute, routeLink } from './link-route.ts';
import type { End } from './timeline-model.ts';

/** The end of a bar of 12 pixels height. */
const bar = (x: number, y: number): Anchor => ({ x, y, half: 6, landFrom: x + 6, landTo: x + 12, isDiamond: false });
/** A diamond by its middle; links come in at its left tip and leave at its right one. */
const diamond = (x: number, y: number, end: End): Anchor => ({
  x: end === 'start' ? x - 7 : x + 7,
  y,
  half: 7,
  landFrom: x,
  landTo: x + 4,
  isDiamond: true,
});

function corners(from: Anchor, to: Anchor, leaves: End, enters: End) {
  const route = createRoute();
  routeLink(route, from, to, leaves, enters, 14);
  return { corners: [...route.points.slice(0, route.count * 2)], arrow: route.arrow };
}

test('a later successor is entered from above, one further up from below', () => {
  expect(corners(bar(50, 14), { ...bar(80, 42), landTo: 400 }, 'finish', 'start')).toEqual({
    corners: [50, 14, 86, 14, 86, 36],
    arrow: 'down',
  });
  expect(corners(bar(50, 70), { ...bar(80, 42), landTo: 400 }, 'finish', 'start')).toEqual({
    corners: [50, 70, 86, 70, 86, 48],
    arrow: 'up',
  });
});

test('a diamond at the very instant of the finish is entered on its slope', () => {
  // turns 4 right of the finish, where the diamond's edge is 4 below its tip: 42 − 7 + 4
  expect(corners(bar(50, 14), diamond(50, 42, 'start'), 'finish', 'start')).toEqual({
    corners: [50, 14, 54, 14, 54, 39],
    arrow: 'down',
  });
});

test('a bar that starts with a diamond is reached from its lower tip', () => {
  expect(corners(diamond(50, 14, 'finish'), { ...bar(50, 42), landFrom: 51, landTo: 52 }, 'finish', 'start')).toEqual({
    corners: [51, 20, 51, 36],
    arrow: 'down',
  });
});

test('a successor that starts earlier is reached between the rows, from its left', () => {
  expect(corners(bar(100, 14), bar(40, 70), 'finish', 'start')).toEqual({
    corners: [100, 14, 106, 14, 106, 28, 34, 28, 34, 70, 40, 70],
    arrow: 'right',
  });
});

test('start to start runs down on the left of both, finish to finish on the right', () => {
  expect(corners(bar(50, 14), bar(40, 42), 'start', 'start')).toEqual({
    corners: [50, 14, 34, 14, 34, 42, 40, 42],
    arrow: 'right',
  });
  expect(corners(bar(50, 14), bar(90, 42), 'finish', 'finish')).toEqual({
    corners: [50, 14, 96, 14, 96, 42, 90, 42],
    arrow: 'left',
  });
});

test('start to finish goes straight where the successor ends before', () => {
  expect(corners(bar(100, 14), bar(60, 42), 'start', 'finish')).toEqual({
    corners: [100, 14, 94, 14, 94, 42, 60, 42],
    arrow: 'left',
  });
});
