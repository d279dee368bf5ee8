import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChartData } from './chart-data.ts';
import { chartOption } from './chart-option.ts';
import { height, sparklinePath, width } from './sparkline-path.ts';

const palette = { lines: ['#1', '#2', '#3', '#4'], text: 't', soft: 's', hairline: 'h', ground: 'g', font: 'Inter' };
const format = { date: (iso: string) => `on ${iso}`, tick: (iso: string, style: string) => `${style} ${iso}`, number: (value: number) => `n${value}` }; // biome-ignore format: one line
const data: ChartData = {
  days: ['2026-03-01', '2026-03-05'],
  series: [
    { name: 'Major', values: [3, 1] },
    { name: 'Minor', values: [null, 4] },
  ],
};

describe('a chart', () => {
  const option = chartOption(data, { palette, format, isMoving: false });

  test('begins at zero, names its lines where they end and needs no legend', () => {
    expect(option.yAxis.min).toBe(0);
    expect(option.series.map(({ name, endLabel }) => [name, endLabel.show])).toEqual([
      ['Major', true],
      ['Minor', true],
    ]);
    expect(option).not.toHaveProperty('legend');
  });

  test('draws days as far apart as they are, gaps where nothing is known, and words both by locale', () => {
    const day = 86_400_000;
    expect(option.xAxis.max - option.xAxis.min).toBe(4 * day);
    expect(option.series[1]?.data[0]).toEqual([Date.UTC(2026, 2, 1), null]);
    expect(option.xAxis.axisLabel.formatter(Date.UTC(2026, 2, 5))).toBe('short 2026-03-05');
    expect(option.xAxis.axisPointer.label.formatter({ value: Date.UTC(2026, 2, 5) })).toBe('on 2026-03-05');
    expect(option.yAxis.axisLabel.formatter(4)).toBe('n4');
  });

  test('tells years apart where it goes beyond one, and puts its ticks at the days of the calendar in any zone', () => {
    const ends = (last: string) => {
      const { xAxis, useUTC } = chartOption(
        { ...data, days: ['2025-01-01', last] },
        { palette, format, isMoving: false },
      );
      return [xAxis.axisLabel.formatter(Date.UTC(2025, 6, 1)), useUTC];
    };
    expect(ends('2026-01-02')).toEqual(['short 2025-07-01', true]);
    expect(ends('2026-01-03')).toEqual(['month 2025-07-01', true]);
  });

  test('lifts the names of lines that end on the axis over its days, one over the other', () => {
    const of = (...ends: (number | null)[]) => {
      const series = ends.map((end, at) => ({ name: `Line ${at}`, values: [0, end] }));
      return chartOption({ ...data, series }, { palette, format, isMoving: false }).series.map(({ endLabel }) => -endLabel.offset[1]); // biome-ignore format: one line
    };
    expect(of(100, 5, 4)).toEqual([0, 21, 7]);
    expect(of(100, 8, 90)).toEqual([0, 0, 0]);
    expect(of(100, null)).toEqual([0, 7]); // it ends with its first value, 0
  });

  test('moves the name of a line that ends early away from the lines that go on', () => {
    const offsets = (...lines: (number | null)[][]) => {
      const series = lines.map((values, at) => ({ name: `Line ${at}`, values }));
      return chartOption({ ...data, series }, { palette, format, isMoving: false }).series.map(({ endLabel }) => Math.sign(-endLabel.offset[1])); // biome-ignore format: one line
    };
    expect(offsets([1, 5, null], [1, 5, 8])).toEqual([-1, 0]); // below what rises
    expect(offsets([9, 9, null], [9, 9, 6])).toEqual([1, 0]); // above what falls
    expect(offsets([1, 5, null], [1, 6, null])).toEqual([0, 0]); // nothing goes on
  });

  test('grows into its place only where every line reaches the end', () => {
    const moving = (of: ChartData) => chartOption(of, { palette, format, isMoving: true }).animation;
    expect(moving(data)).toBe(true);
    expect(moving({ ...data, series: [...data.series, { name: 'Earned', values: [1, null] }] })).toBe(false);
  });

  test('writes values as its data say, in halves too where they are no counts', () => {
    const money = chartOption({ ...data, text: (value) => `€${value}` }, { palette, format, isMoving: false });
    expect([option.yAxis.minInterval, money.yAxis.minInterval]).toEqual([1, 0]);
  });

  test('stands still for those who ask for that, and shows names as text, never as markup', () => {
    expect(option.animation).toBe(false);
    expect(option.tooltip.renderMode).toBe('richText');
  });
});

describe('a small line', () => {
  test('rises from the bottom to the top and ends in a point', () => {
    expect(sparklinePath([0, 5, 10])).toEqual({ line: 'M2 14L34 8L66 2', last: { x: 66, y: 2 } });
  });

  test('is level where nothing changes, broken where nothing is known, and none for a single value', () => {
    expect(sparklinePath([7, 7])?.line).toBe('M2 8L66 8');
    expect(sparklinePath([1, null, 2, 3])?.line).toBe('M2 14M44.7 8L66 2');
    expect(sparklinePath([null, 4, null])).toBeNull();
    expect(sparklinePath([])).toBeNull();
  });

  test('stays within its picture', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 }))), (values) => {
        const numbers =
          sparklinePath(values)
            ?.line.match(/-?[\d.]+/g)
            ?.map(Number) ?? [];
        expect(numbers.every((at, index) => at >= 0 && at <= (index % 2 ? height : width))).toBe(true);
      }),
    );
  });
});
