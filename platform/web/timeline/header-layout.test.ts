import { expect, test } from 'vitest';
import { dayOfDate, ticksPerDay } from '#engine';
import { coversWindow, fittingLabel, layOutHeader } from './header-layout.ts';
import { createTickLabels } from './tick-labels.ts';
import { layOutScale } from './time-scale.ts';

const words = {
  labels: createTickLabels('en-GB', (quarter) => `Q${quarter}`),
  measure: (text: string) => text.length * 7,
  firstWeekday: 1,
};
const from = dayOfDate(2026, 8, 24) * ticksPerDay;
const scale = (pixelsPerDay: number) => layOutScale({ from, to: from + 700 * ticksPerDay }, pixelsPerDay, 800);

test('weeks stand under months, and only as many as have room are labelled', () => {
  const { upper, lower } = layOutHeader(scale(3), 0, 800, words);
  expect(upper.some(({ labels }) => labels.includes('September 2026'))).toBe(true);
  const labelled = lower.filter(({ labels }) => labels.length > 0);
  expect(labelled.length).toBe(Math.ceil(lower.length / 2)); // 21 px a week, labels of up to 22 px: every second one
});

test('a layout is kept while it covers the window, and dropped when the zoom changes', () => {
  const wide = scale(3);
  const layout = layOutHeader(wide, 900, 800, words);
  expect(coversWindow(layout, wide, 1600, 800)).toBe(true);
  expect(coversWindow(layout, wide, 1800, 800)).toBe(false);
  expect(coversWindow(layout, scale(4), 900, 800)).toBe(false);
});

test('the longest label that fits is drawn, or none', () => {
  const cell = { from, to: from, ordinal: 0, labels: ['October', 'Oct'], widths: [49, 21] };
  expect([fittingLabel(cell, 60), fittingLabel(cell, 30), fittingLabel(cell, 10)]).toEqual([0, 1, -1]);
});
