import { expect, test } from 'vitest';
import { ticksPerDay } from '#engine';
import { hitTest } from './hit-test.ts';
import type { Scene } from './scene.ts';
import { buildTimelineModel, type TimelineRow } from './timeline-model.ts';

const row = (shape: TimelineRow['shape'], fromDay: number, toDay: number): TimelineRow => ({
  id: fromDay,
  shape,
  start: fromDay * ticksPerDay,
  finish: toDay * ticksPerDay,
  pause: null,
  done: 0,
  isStrong: false,
  look: 'solid',
  ghostStart: null,
  ghostFinish: null,
  tailUntil: null,
  mark: null,
  isMarkMissed: false,
  label: null,
});

/** Ten pixels a day from day 0; rows of 28 px under a header of 44, scrolled down by 28 and right by 50. */
const scene = {
  model: buildTimelineModel([row('bar', 0, 4), row('bar', 10, 14), row('diamond', 20, 20)], []),
  scale: { pixelsPerDay: 10, origin: 0, contentWidth: 2000 },
  headerHeight: 44,
  rowHeight: 28,
  scrollLeft: 50,
  scrollTop: 28,
} as unknown as Scene;

test('a point on a bar, beside it, and in no row', () => {
  // Row 1 is the first one seen; its bar of days 10–14 stands at x 50–90 and y 44 + 7 to 44 + 19.
  expect(hitTest(scene, 70, 57)).toEqual({ row: 1, isOnBar: true });
  expect(hitTest(scene, 120, 57)).toEqual({ row: 1, isOnBar: false });
  expect(hitTest(scene, 70, 70)).toEqual({ row: 1, isOnBar: false });
  expect(hitTest(scene, 70, 20)).toBeNull();
  expect(hitTest(scene, 70, 200)).toBeNull();
});

test('a diamond is hit as far as it reaches', () => {
  // Day 20 stands at x 150, row 2 begins at y 72.
  expect(hitTest(scene, 144, 85)).toEqual({ row: 2, isOnBar: true });
  expect(hitTest(scene, 140, 85)).toEqual({ row: 2, isOnBar: false });
});
