import { expect, test } from 'vitest';
import { firstSpanAfter, firstVisibleRow, lastVisibleRow } from './scene.ts';

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
