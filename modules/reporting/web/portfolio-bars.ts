import { parsePlanTime } from '#engine';
import type { GridRow } from '#platform/web';
import { buildTimelineModel, type TimelineModel, type TimelineRow } from '#platform/web/timeline/index';
import type { PortfolioRow } from './reporting.ts';

const timeOf = (at: string | null) => (at === null ? null : parsePlanTime(at));

/**
 * The lines of the portfolio as bars, a bar for each: projects from start to forecast finish with a flag at the finish
 * that is compared with, red where it is missed by more than the tolerance; groups from their first start to their last.
 */
export function portfolioBars(lines: readonly GridRow<PortfolioRow>[]): TimelineModel {
  const rows = lines.map((line, id) => ({ ...nothing, id, ...(line.kind === 'group' ? groupBar(line.records) : bar(line.record)) })); // biome-ignore format: one expression
  return buildTimelineModel(rows, []);
}

const nothing: Omit<TimelineRow, 'id'> = {
  shape: 'bar',
  start: null,
  finish: null,
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
};

function bar(row: PortfolioRow): Partial<TimelineRow> {
  return {
    start: timeOf(row.start),
    finish: timeOf(row.finish),
    done: (row.percentComplete ?? 0) / 100,
    look: row.state === 'archived' ? 'faded' : 'solid',
    mark: timeOf(row.comparisonFinish),
    isMarkMissed: !row.isClosed && (row.varianceDays ?? 0) > row.toleranceDays,
  };
}

function groupBar(rows: readonly PortfolioRow[]): Partial<TimelineRow> {
  const starts = rows.flatMap(({ start }) => timeOf(start) ?? []);
  const finishes = rows.flatMap(({ finish }) => timeOf(finish) ?? []);
  if (!starts.length || !finishes.length) return {};
  return { shape: 'bracket', start: Math.min(...starts), finish: Math.max(...finishes) };
}
