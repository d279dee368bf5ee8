import { type PlanTime, ticksPerDay } from '#engine';
import type { TimeSpan } from './timeline-model.ts';

/** What a header shows in its lower line; finest first. */
export const zoomLevels = ['hours', 'days', 'weeks', 'months', 'quarters', 'years'] as const;
export type ZoomLevel = (typeof zoomLevels)[number];

/** The scale that choosing a level by name gives, and the smallest one that still shows it, in pixels per day. */
const scales: Readonly<Record<ZoomLevel, { readonly usual: number; readonly least: number }>> = {
  hours: { usual: 480, least: 240 },
  days: { usual: 28, least: 21 },
  weeks: { usual: 5, least: 2 },
  months: { usual: 1.3, least: 0.85 },
  quarters: { usual: 0.45, least: 0.3 },
  years: { usual: 0.14, least: 0.01 },
};
const most = 1440;

/** Room on both sides of the plan, so that labels and arrows at its ends are seen. */
export const padding = 96;

/** Time along x: a window of `width` pixels onto a strip of `contentWidth`, moved by `scrollLeft`. */
export interface TimeScale {
  readonly pixelsPerDay: number;
  /** The time at the left end of the strip. */
  readonly origin: PlanTime;
  readonly contentWidth: number;
}

export function scaleOfLevel(level: ZoomLevel): number {
  return scales[level].usual;
}

export function levelOfScale(pixelsPerDay: number): ZoomLevel {
  return zoomLevels.find((level) => pixelsPerDay >= scales[level].least) ?? 'years';
}

export function clampScale(pixelsPerDay: number): number {
  return Math.min(most, Math.max(scales.years.least, pixelsPerDay));
}

/** A strip that shows the whole extent with room at its ends, never narrower than the window. */
export function layOutScale(extent: TimeSpan, pixelsPerDay: number, width: number): TimeScale {
  const planWidth = ((extent.to - extent.from) / ticksPerDay) * pixelsPerDay;
  return {
    pixelsPerDay,
    origin: extent.from - (padding / pixelsPerDay) * ticksPerDay,
    contentWidth: Math.max(width, Math.ceil(planWidth + 2 * padding)),
  };
}

/** The scale at which the whole extent fits into the window. */
export function fitScale(extent: TimeSpan, width: number): number {
  const days = Math.max(1, (extent.to - extent.from) / ticksPerDay);
  return clampScale(Math.max(1, width - 2 * padding) / days);
}

/** Pixels from the left end of the strip. */
export function xOfTime(scale: TimeScale, at: PlanTime): number {
  return ((at - scale.origin) / ticksPerDay) * scale.pixelsPerDay;
}

/** Inverse of `xOfTime`, not rounded. */
export function timeOfX(scale: TimeScale, x: number): PlanTime {
  return scale.origin + (x / scale.pixelsPerDay) * ticksPerDay;
}

/** Where to scroll so that `at` stands `offset` pixels from the left of the window; kept inside the strip. */
export function scrollToTime(scale: TimeScale, at: PlanTime, offset: number, width: number): number {
  return Math.min(Math.max(0, xOfTime(scale, at) - offset), Math.max(0, scale.contentWidth - width));
}
