import { expect, test } from 'vitest';
import type { EarnedSummary } from '#engine';
import { type CostLine, portfolioCost, tellCost } from './actions/portfolio-cost.ts';

const valued = (bac: number, ac: number, etc: number, currencyCode: string | null = null): EarnedSummary => ({ basis: 'cost', bac, pv: 0, ev: 0, ac, etc, currencyCode, spi: null, cpi: null, spiTime: null }); // biome-ignore format: one record
const line = (budgetMinor: number | null, earned: EarnedSummary | null = null, isClosed = false): CostLine => ({ isClosed, budgetMinor, earned }); // biome-ignore format: one record
const eur = (minor: number) => ({ kind: 'money', minor, currencyCode: 'EUR' });

test('open projects come to what each has spent and has left, against their baselines', () => {
  // 400 + 500 is 900 against 800, 100 + 300 is 400 against 450: 1300 against 1250; what is closed is in neither sum
  const lines = [line(1000, valued(800, 400, 500)), line(600, valued(450, 100, 300, 'EUR')), line(9, valued(9, 9, 0), true)]; // biome-ignore format: one list
  const cost = portfolioCost(lines, 'EUR');
  expect(cost).toEqual({
    currencyCode: 'EUR',
    projects: 2,
    ...{ budgetMinor: 1600, budgeted: 2, unplannedMinor: 350, exceeding: 0 }, // 1000 − 800 and 600 − 450
    forecast: { eacMinor: 1300, bacMinor: 1250, projects: 2 },
  });
  expect(tellCost(cost)).toEqual([
    { key: 'reporting.narrative.portfolio.budget.all.unplanned', parameters: { budget: eur(1600), unplanned: eur(350), count: 2, of: 2 } }, // biome-ignore format: one line
    {
      key: 'reporting.narrative.portfolio.forecast.all.over',
      parameters: { eac: eur(1300), difference: eur(50), count: 2, of: 2 },
    },
  ]);
});

test('projects without a budget, without prices or in another currency are counted, never added', () => {
  const lines = [line(null, valued(500, 200, 250)), line(700), line(300, valued(1, 1, 1, 'PLN'))];
  expect(tellCost(portfolioCost(lines, 'EUR'))).toMatchObject([
    // nothing of either is planned in euros
    { key: 'reporting.narrative.portfolio.budget.some.unplanned', parameters: { budget: eur(1000), unplanned: eur(1000), count: 2, of: 3 } }, // biome-ignore format: one line
    // 200 + 250 is 50 less than 500
    { key: 'reporting.narrative.portfolio.forecast.some.under', parameters: { eac: eur(450), difference: eur(50), count: 1, of: 3 } }, // biome-ignore format: one line
  ]);
});

test('nothing is told of money where nothing is known of it', () => {
  expect(tellCost(portfolioCost([line(null), line(5, null, true)], 'EUR'))).toEqual([]);
});

test('a budget that is all planned is no more than told, and what is forecast to exceed its own is counted', () => {
  // 900 against a budget of 850 and a baseline of 850; what another has to spare does not make up for it
  const lines = [line(850, valued(850, 400, 500)), line(600, valued(600, 100, 300))];
  expect(tellCost(portfolioCost(lines, 'EUR')).map(({ key }) => key.split('portfolio.')[1])).toEqual([
    'budget.all.planned',
    'forecast.all.under',
    'exceeding',
  ]);
});
