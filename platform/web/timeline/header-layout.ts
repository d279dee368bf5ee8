import { type HeaderTick, headerTicks, headerUnits, labelStride, type TimeUnit } from './header-ticks.ts';
import type { TickLabels } from './tick-labels.ts';
import { levelOfScale, type TimeScale, timeOfX } from './time-scale.ts';

/** A cell of the header with the label variants that it may show, longest first, and their widths in pixels. */
export interface HeaderCell extends HeaderTick {
  readonly labels: readonly string[];
  readonly widths: readonly number[];
}

export interface HeaderLayout {
  readonly scale: TimeScale;
  /** The part of the strip that the layout covers, in pixels. */
  readonly left: number;
  readonly right: number;
  readonly upper: readonly HeaderCell[];
  readonly lower: readonly HeaderCell[];
  /** Labels of the lower line are centred in cells that are all wide enough, else they stand at the cell's left. */
  readonly isLowerCentred: boolean;
}

export interface HeaderWords {
  readonly labels: TickLabels;
  readonly measure: (text: string) => number;
  /** 0 Sunday … 6 Saturday. */
  readonly firstWeekday: number;
}

/** Room on both sides of a label. */
export const labelGap = 4;

/**
 * Lays out the header for a window and as much again on both sides, so that most frames of a scroll need no new one.
 */
export function layOutHeader(scale: TimeScale, scrollLeft: number, width: number, words: HeaderWords): HeaderLayout {
  const left = scrollLeft - width;
  const right = scrollLeft + 2 * width;
  const units = headerUnits[levelOfScale(scale.pixelsPerDay)];
  const cells = (unit: TimeUnit, isUpper: boolean): HeaderCell[] =>
    headerTicks(unit, timeOfX(scale, left), timeOfX(scale, right), words.firstWeekday).map((tick) => {
      const labels = words.labels(unit, tick, isUpper);
      return { ...tick, labels, widths: labels.map(words.measure) };
    });
  const lower = cells(units.lower, false);
  const widest = Math.max(0, ...lower.map(({ widths }) => widths.at(-1) ?? 0)) + 2 * labelGap;
  const cellWidth = lower.length > 0 ? (right - left) / lower.length : 1;
  const stride = labelStride(units.lower, cellWidth, widest);
  return {
    scale,
    left,
    right,
    upper: cells(units.upper, true),
    lower: lower.map((cell) => (cell.ordinal % stride === 0 ? cell : { ...cell, labels: [], widths: [] })),
    isLowerCentred: stride === 1 && units.lower !== 'week',
  };
}

/** Whether a layout still covers the window at that scale. */
export function coversWindow(layout: HeaderLayout, scale: TimeScale, scrollLeft: number, width: number): boolean {
  return layout.scale === scale && layout.left <= scrollLeft && layout.right >= scrollLeft + width;
}

/** The longest label that fits into `room` pixels, or -1. */
export function fittingLabel({ widths }: HeaderCell, room: number): number {
  for (let variant = 0; variant < widths.length; variant += 1) {
    if ((widths[variant] as number) <= room) return variant;
  }
  return -1;
}
