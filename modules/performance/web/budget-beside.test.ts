import { expect, test } from 'vitest';
import { createWords } from '#platform/words';
import en from '../words/en.json' with { type: 'json' };
import { budgetBeside } from './budget-beside.ts';

const words = createWords('en', { performance: en });
const told = (budgetMinor: number | null, bac: number, plan: { basis?: 'work'; currencyCode?: string } = {}) =>
  budgetBeside(
    { basis: 'cost', currencyCode: null, amounts: { bac, pv: 0, ev: 0, ac: 0, etc: 0 }, ...plan },
    { budgetMinor, currencyCode: 'EUR' },
    {
      t: (key, parameters) => words.text(`performance.${key}`, parameters),
      amount: (minor, style) => words.format({ kind: 'money', minor, currencyCode: 'EUR' }, style),
    },
  );

test('the budget of the project is told beside that of the baseline, with what lies between them', () => {
  expect(told(980_000_000, 679_204_000)).toBe('The project’s budget is €9.8 m; €3.0 m of it is not planned in the baseline.');
  expect(told(600_000_000, 679_204_000)).toBe('The baseline exceeds the project’s budget of €6.0 m by €792,040.');
  expect(told(679_204_000, 679_204_000)).toBe('The baseline plans all of the project’s budget of €6.8 m.');
}); // biome-ignore format: long lines

test('a budget that is not known, or in another unit than the plan, is not compared', () => {
  expect([told(null, 1), told(100, 1, { basis: 'work' }), told(100, 1, { currencyCode: 'USD' })]).toEqual([null, null, null]); // biome-ignore format: one line
});
