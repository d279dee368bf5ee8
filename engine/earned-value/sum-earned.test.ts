import { expect, test } from 'vitest';
import type { EarnedSummary } from './earned-summary.ts';
import { sumCost, sumEarned } from './sum-earned.ts';

const plan = (pv: number, ev: number, ac: number | null, discrete?: EarnedSummary['discrete']): EarnedSummary => ({ basis: 'cost', bac: 1000, pv, ev, ac, etc: null, spi: null, cpi: null, spiTime: null, ...(discrete && { discrete }) }); // biome-ignore format: one record

test('indices of several plans come from their sums, so that a large plan weighs more than a small one', () => {
  // 100 of 400 and 90 of 100: 190 of 500 is 0.38, where the mean of 0.25 and 0.9 would say 0.575; 190 for 380 is 0.5.
  const { amounts, indices } = sumEarned([plan(400, 100, 300), plan(100, 90, 80)]);
  expect([amounts.bac, amounts.pv, amounts.ev, amounts.ac]).toEqual([2000, 500, 190, 380]);
  expect([indices.spi.value, indices.cpi.value]).toEqual([0.38, 0.5]);
});

test('cost is judged over the plans of which it is known, level of effort never over time', () => {
  const sum = sumEarned([plan(400, 100, 200), plan(100, 90, null, { bac: 500, pv: 0, ev: 0 })]);
  expect([sum.plans, sum.plansSpending, sum.amounts.ac, sum.indices.cpi.value]).toEqual([2, 1, null, 0.5]);
  expect(sum.indices.spi.value).toBe(0.25);
});

test('no plans come to nothing, and to no index', () => {
  expect(sumEarned([])).toMatchObject({ plans: 0, amounts: { bac: 0, ac: null }, indices: { spi: { value: null }, cpi: { value: null } } }); // biome-ignore format: one check
});

test('plans come to what each has spent and has left, whatever the CPI of their sum', () => {
  // 300 + 650 and 80 + 900 are 1930 against two budgets of 1000; of the third nobody knows the cost, of the fourth the rest
  const known = [
    { ...plan(400, 100, 300), etc: 650 },
    { ...plan(100, 90, 80), etc: 900 },
  ];
  expect(sumCost([...known, plan(100, 90, null), plan(100, 90, 80)])).toEqual({ bac: 2000, eac: 1930, plans: 2 });
  expect(sumCost([])).toEqual({ bac: 0, eac: null, plans: 0 });
});
