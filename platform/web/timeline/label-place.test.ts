import { expect, test } from 'vitest';
import { ticksPerDay } from '#engine';
import { labelPlace } from './label-place.ts';
import type { Scene } from './scene.ts';
import type { TimelineRow } from './timeline-model.ts';

/** Ten pixels a day, 400 wide; each label takes 60. */
const placeAt = (day: number, markDay: number | null = null) => {
  const scene = {
    ...{ scale: { pixelsPerDay: 10, origin: 0, contentWidth: 2000 }, scrollLeft: 0, width: 400 },
    ...{ labelWidths: new Float32Array([Number.NaN]), context: { measureText: () => ({ width: 60 }) } },
  } as unknown as Scene;
  const mark = markDay === null ? null : markDay * ticksPerDay;
  const row = { label: 'Go-live · 30 Dec', shape: 'diamond', finish: day * ticksPerDay, mark } as TimelineRow;
  return labelPlace(scene, row, 0);
};

test('a label stands left of its diamond, and right of it where it would be cut off', () => {
  expect(placeAt(20)).toEqual({ from: 200 - 12 - 60, width: 60, isLeft: true });
  expect(placeAt(5)).toEqual({ from: 50 + 12, width: 60, isLeft: false });
  expect(placeAt(5, 7)).toEqual({ from: 70 + 8, width: 60, isLeft: false }); // beyond the date to hold
});

test('a diamond that is out of sight has no label', () => {
  expect([placeAt(-1), placeAt(42)]).toEqual([null, null]);
  expect(placeAt(0)).not.toBeNull();
});
