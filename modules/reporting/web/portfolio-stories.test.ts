import { expect, test } from 'vitest';
import { tellPortfolio } from '#engine';
import { addressToldBy, rowsOfView } from './portfolio-stories.ts';
import type { PortfolioRow } from './reporting.ts';

const row = (name: string, part: Partial<PortfolioRow>) =>
  ({ projectId: name, name, status: 'green', varianceDays: 0, comparison: 'baseline', finish: '2027-01-29T17:00:00', passedFinish: null, topSeverity: null, isClosed: false, percentComplete: 40, ...part }) as PortfolioRow; // biome-ignore format: one record
const passed = row('Passed', { status: 'red', varianceDays: 30, passedFinish: '2026-09-01T17:00:00' });
const late = row('Late', { status: 'red', varianceDays: 48 });
const ended = row('Ended late', { status: 'red', varianceDays: 12, percentComplete: 100 });
const within = row('Within', { status: 'amber', varianceDays: 4, topSeverity: 'major' });
const broken = row('Broken', { topSeverity: 'critical' });
const grey = row('Grey', { status: 'grey', varianceDays: null, comparison: 'none' });
const calm = row('Calm', {});

test.each([
  ['passed', [passed, late, calm]],
  ['missed', [late, ended, calm]],
  ['beyond', [late, row('Costly', { status: 'red', statusBy: 'cost' }), ended, calm]],
  ['critical', [broken, within, calm]],
  ['late', [within, calm, ended]],
  ['uncompared', [grey, calm, calm]],
])('the figure of the headline that is about what is %s leads to as many projects as it says', (story, rows) => {
  const lines = rows.map((one) => ({ ...one, project: { kind: 'project', id: one.projectId }, isComplete: one.percentComplete === 100 })); // biome-ignore format: one list
  const [told] = tellPortfolio(lines).sentences;
  expect(addressToldBy(told?.key ?? '')).toBe(`/?view=${story}`);
  expect(rowsOfView(story, rows)).toHaveLength(Number(told?.parameters.count));
});

test('what the headline adds up leads to the open projects, with their cost', () => {
  const closed = row('Closed', { isClosed: true, isYours: true });
  const rows = [row('Mine', { isYours: true }), calm, closed];
  expect(addressToldBy('reporting.narrative.portfolio.forecast.some.over')).toMatch(/^\/\?view=open&portfolio=.*\.eac/);
  expect(rowsOfView('open', rows)).toEqual(rows.slice(0, 2));
  expect(rowsOfView('yours', rows)).toEqual(rows.slice(0, 1));
});

test('a view of a status has its projects, and one that nobody knows has all', () => {
  const rows = [late, ended, calm];
  expect(rowsOfView('red', rows)).toEqual([late, ended]);
  expect(rowsOfView('archived', rows)).toEqual(rows);
  expect(rowsOfView(undefined, rows)).toEqual(rows);
});
