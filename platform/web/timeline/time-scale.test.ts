import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfDate, ticksPerDay } from '#engine';
import {
  clampScale,
  fitScale,
  layOutScale,
  levelOfScale,
  padding,
  scaleOfLevel,
  scrollToTime,
  timeOfX,
  xOfTime,
  zoomLevels,
} from './time-scale.ts';

const from = dayOfDate(2026, 8, 24) * ticksPerDay;
const extent = { from, to: from + 100 * ticksPerDay };

test('each level is what its own scale shows', () => {
  expect(zoomLevels.map((level) => levelOfScale(scaleOfLevel(level)))).toEqual(zoomLevels);
});

test('time to x and back is the same instant', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 1440, noNaN: true }),
      fc.integer({ min: 0, max: 600_000_000 }),
      (zoom, at) => {
        const scale = layOutScale(extent, zoom, 800);
        expect(timeOfX(scale, xOfTime(scale, at))).toBeCloseTo(at, 0);
      },
    ),
  );
});

test('the plan starts after the padding and ends before it', () => {
  const scale = layOutScale(extent, 10, 800);
  expect([xOfTime(scale, extent.from), scale.contentWidth]).toEqual([padding, 100 * 10 + 2 * padding]);
});

test('a fitted plan fills the window and no more', () => {
  const scale = layOutScale(extent, fitScale(extent, 800), 800);
  expect(scale.contentWidth).toBe(800);
  expect(xOfTime(scale, extent.to)).toBeCloseTo(800 - padding);
});

test('a moment keeps its place under the pointer while zooming, inside the strip', () => {
  const at = from + 50 * ticksPerDay;
  const scale = layOutScale(extent, 40, 800);
  expect(xOfTime(scale, at) - scrollToTime(scale, at, 300, 800)).toBe(300);
  expect(scrollToTime(scale, extent.from, 300, 800)).toBe(0);
});

test('zoom has its ends', () => {
  expect([clampScale(1e9), clampScale(0)]).toEqual([1440, 0.01]);
});
