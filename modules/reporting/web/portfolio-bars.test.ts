import { expect, test } from 'vitest';
import { formatPlanTime } from '#engine';
import type { GridRow } from '#platform/web';
import { portfolioBars } from './portfolio-bars.ts';
import type { PortfolioRow } from './reporting.ts';

const late = { projectId: 'a', status: 'red', state: 'active', start: '2026-01-05T08:00:00', finish: '2026-06-30T17:00:00', comparisonFinish: '2026-05-29T17:00:00', percentComplete: 40, varianceDays: 22, toleranceDays: 10 } as PortfolioRow; // biome-ignore format: one record
const early = { ...late, projectId: 'b', status: 'green', varianceDays: 0, start: '2025-11-03T08:00:00', finish: '2026-02-27T17:00:00', comparisonFinish: null } as PortfolioRow; // biome-ignore format: one record
const undated = { ...late, projectId: 'c', status: 'grey', varianceDays: null, start: null, finish: null, comparisonFinish: null } as PortfolioRow; // biome-ignore format: one record
const line = (record: PortfolioRow): GridRow<PortfolioRow> => ({ kind: 'record', id: record.projectId, record, level: 0, parentId: null, hasChildren: false, isExpanded: false }); // biome-ignore format: one line
const group = (records: readonly PortfolioRow[]): GridRow<PortfolioRow> => ({ kind: 'group', id: 'group:x', word: 'x', title: 'x', records, isExpanded: true }); // biome-ignore format: one line
const day = (at: number | null | undefined) => (at == null ? null : formatPlanTime(at).slice(0, 10));

test('every line of the portfolio has its bar, flagged where it was to end, red where that is missed', () => {
  const { rows, extent } = portfolioBars([group([late, early, undated]), line(late), line(early), line(undated)]);
  expect(rows.map(({ shape, start, finish }) => [shape, day(start), day(finish)])).toEqual([
    ['bracket', '2025-11-03', '2026-06-30'],
    ['bar', '2026-01-05', '2026-06-30'],
    ['bar', '2025-11-03', '2026-02-27'],
    ['bar', null, null],
  ]);
  expect(rows.map(({ mark, isMarkMissed }) => [day(mark), isMarkMissed])).toEqual([
    [null, false],
    ['2026-05-29', true],
    [null, false],
    [null, false],
  ]);
  expect(rows[1]?.done).toBe(0.4);
  expect(day(extent?.from)).toBe('2025-11-03');
});

test('what is red for its cost, or closed, has missed no finish', () => {
  const costly = { ...late, varianceDays: 4 };
  const { rows } = portfolioBars([line(costly), line({ ...late, isClosed: true })]);
  expect(rows.map(({ isMarkMissed }) => isMarkMissed)).toEqual([false, false]);
});

test('a group of projects without dates has no bar', () => {
  expect(portfolioBars([group([undated])]).rows[0]).toMatchObject({ start: null, finish: null });
});
