import type { PlanTime } from '#engine';
import { indexLinks, type LinkIndex } from './link-index.ts';

export type End = 'start' | 'finish';

/** One row of the timeline. Nulls leave the part away. */
export interface TimelineRow {
  readonly id: number;
  readonly shape: 'bar' | 'bracket' | 'diamond';
  readonly start: PlanTime | null;
  readonly finish: PlanTime | null;
  /** Where a bar is broken, as begun work lies idle there. */
  readonly pause: TimeSpan | null;
  /** Share of the bar that is done, 0–1; of a broken one all before the gap is. */
  readonly done: number;
  /** Drawn in the colour of what matters most. */
  readonly isStrong: boolean;
  /** `hollow`: placed by hand; `faded`: keeps its place but does not count. */
  readonly look: 'solid' | 'hollow' | 'faded';
  /** Where the bar once was meant to be: an outline below it. */
  readonly ghostStart: PlanTime | null;
  readonly ghostFinish: PlanTime | null;
  /** How far the bar could move: a dotted line from its finish. */
  readonly tailUntil: PlanTime | null;
  /** A date to hold: a small flag. */
  readonly mark: PlanTime | null;
  readonly isMarkMissed: boolean;
  /** Written beside a diamond. */
  readonly label: string | null;
}

/** An arrow between two rows, given by their positions in the list. */
export interface TimelineLink {
  readonly from: number;
  readonly to: number;
  readonly leaves: End;
  readonly enters: End;
  readonly isStrong: boolean;
}

export interface TimeSpan {
  readonly from: PlanTime;
  readonly to: PlanTime;
}

/** What the painter reads, built once per change of the rows. */
export interface TimelineModel {
  readonly rows: readonly TimelineRow[];
  readonly links: readonly TimelineLink[];
  readonly linkIndex: LinkIndex;
  /** From the earliest to the latest instant that any row shows; null when there is none. */
  readonly extent: TimeSpan | null;
}

/** Joins rows and links; links that point outside the list are left away. */
export function buildTimelineModel(rows: readonly TimelineRow[], links: readonly TimelineLink[]): TimelineModel {
  const isInside = (row: number) => row >= 0 && row < rows.length;
  const kept = links.filter(({ from, to }) => isInside(from) && isInside(to));
  return { rows, links: kept, linkIndex: indexLinks(kept, rows.length), extent: extentOf(rows) };
}

/** From the earliest start to the latest finish of the bars and diamonds among the first rows; null without any. */
export function spanOfBars(rows: readonly TimelineRow[], count: number): TimeSpan | null {
  return extentOf(
    rows
      .slice(0, count)
      .filter(({ shape }) => shape !== 'bracket')
      .map((row) => ({ ...row, ghostStart: null, ghostFinish: null, mark: null })),
  );
}

function extentOf(rows: readonly TimelineRow[]): TimeSpan | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const take = (at: PlanTime | null) => {
    if (at === null) return;
    if (at < from) from = at;
    if (at > to) to = at;
  };
  for (const { start, finish, ghostStart, ghostFinish, mark } of rows) {
    take(start);
    take(finish);
    take(ghostStart);
    take(ghostFinish);
    take(mark);
  }
  return from <= to ? { from, to } : null;
}
