import { expect, test } from 'vitest';
import { ticksPerDay } from '#engine';
import { firstSpanAfter, firstVisibleRow, isOutside, lastVisibleRow } from './scene.ts';
import { buildTimelineModel, type TimelineRow } from './timeline-model.ts';

test('only the rows that the window shows, the partly shown ones included', () => {
  // 44 px of header and 100 px of rows of 28 px, scrolled by 30: rows from 30 to 130, which are 1 (28–56) to 4 (112–140)
  const scene = { scrollTop: 30, rowHeight: 28, height: 144, headerHeight: 44 };
  expect([firstVisibleRow(scene), lastVisibleRow(scene, 1000)]).toEqual([1, 4]);
  expect(lastVisibleRow(scene, 3)).toBe(2);
  expect(lastVisibleRow(scene, 0)).toBe(-1);
});

test('shading is searched, not scanned', () => {
  const spans = [
    { from: 0, to: 10 },
    { from: 20, to: 30 },
  ];
  expect([-5, 9, 10, 25, 30].map((at) => firstSpanAfter(spans, at))).toEqual([0, 0, 1, 1, 2]);
});

test('a bar is seen when 64 pixels of it are, a short one when all of it is', () => {
  // Ten pixels a day: a bar of 30 days at 0–300, a milestone at 200 which reaches 7 pixels to both sides.
  const rows = [
    { start: 0, finish: 30 * ticksPerDay },
    { start: 20 * ticksPerDay, finish: 20 * ticksPerDay },
    { start: null, finish: null },
  ] as TimelineRow[];
  const scale = { pixelsPerDay: 10, origin: 0, contentWidth: 2000 };
  const outsideAt = (scrollLeft: number, position: number) =>
    isOutside({ model: buildTimelineModel(rows, []), scale, scrollLeft, width: 400 }, position);
  expect([200, 243, 244].map((scrollLeft) => outsideAt(scrollLeft, 0))).toEqual([false, false, true]);
  expect([193, 194].map((scrollLeft) => outsideAt(scrollLeft, 1))).toEqual([false, true]);
  expect(outsideAt(500, 2)).toBe(false);
});
