import { expect, test } from 'vitest';
import type { Money } from '#modules/offices/web/parts';
import { budgetOf, earnedText, groupNoteText } from './group-note.tsx';
import type { PortfolioRow } from './reporting.ts';

const row = (status: PortfolioRow['status'], budgetMinor: number | null) =>
  ({ status, budgetMinor, earned: null }) as PortfolioRow;
const rows = [row('red', 640_000_00), row('green', null), row('red', 360_000_00), row('amber', 0)];
const text = (minor: number) => `€${minor / 100}`;
const money: Money = { code: 'EUR', value: (minor) => minor / 100, text, whole: text, alike: () => money };
const fixed = (value: number, digits: number) => value.toFixed(digits);
const t = (key: string, parameters = {}) => `${key} ${Object.values(parameters)}`;

test('a group adds up the budgets that are set, and has no sum where none is', () => {
  expect(budgetOf(rows)).toBe(1_000_000_00);
  expect(budgetOf([row('green', null)])).toBeNull();
  expect(budgetOf([row('green', 0)])).toBe(0);
});

test('a group on paper counts its projects by status, worst first, and leaves out what none has', () => {
  expect(groupNoteText(rows, money, t, fixed)).toBe(
    'portfolio.view.red 2 · portfolio.view.amber 1 · portfolio.view.green 1 · portfolio.budgetSum €1000000',
  );
  expect(groupNoteText([row('grey', null)], undefined, t, fixed)).toBe('portfolio.view.grey 1');
});

test('a group adds up what was planned and earned in its currency, and tells what is not in the sum', () => {
  const pace = {
    at: '2026-03-22T00:00:00',
    doneAt: null,
    from: '2026-01-01T00:00:00',
    to: '2026-04-11T00:00:00',
    shares: [0, 1],
  };
  const valued = (pv: number, ev: number, ac: number | null, currencyCode: string | null = null) => ({ ...row('green', null), earned: { basis: 'cost', bac: 1000, pv, ev, ac, etc: null, discrete: { bac: 1000, pv, ev }, currencyCode, spi: null, cpi: null, spiTime: null, pace } }) as PortfolioRow; // biome-ignore format: one record
  const told = earnedText(
    [valued(400, 100, 200), valued(100, 90, null, 'EUR'), valued(9, 9, 9, 'USD'), ...rows],
    money,
    t,
    fixed,
  );
  // 190 of 500; of cost only the first tells: 100 for 200. On day 80 of 100, 5 + 1.25 a day: 190 were due on day 30.4.
  expect(told).toEqual({
    text: 'portfolio.earnedSumOfSome 0.38,0.50,0.38,2,7',
    more: 'portfolio.earnedValues €1.9,€5,€20; portfolio.earnedBehind 50; portfolio.earnedWithout 5,EUR; portfolio.costWithout 1',
  });
  expect(earnedText(rows, money, t, fixed)).toBeNull();
  // 200 spent and 900 left of the one whose rest is known, against a baseline of 1000
  const known = { ...valued(400, 100, 200), budgetMinor: 1500 } as PortfolioRow;
  const left = { ...known, earned: { ...known.earned, etc: 900 } } as PortfolioRow;
  expect(groupNoteText([left, valued(100, 90, null)], money, t, fixed)).toContain(
    'portfolio.budgetSum €15 · portfolio.forecastSumOfSome €11,1,2 (portfolio.forecastMore €10,1) · ',
  );
});
