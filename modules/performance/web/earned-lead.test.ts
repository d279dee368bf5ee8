import { expect, test } from 'vitest';
import { createWords } from '#platform/words';
import en from '../words/en.json' with { type: 'json' };
import type { EarnedWords } from './earned-figures.ts';
import { earnedLead } from './earned-lead.ts';
import type { Measurement } from './performance.ts';

const words = createWords('en', { performance: en });
const told = {
  t: (key: string, parameters?: Parameters<typeof words.text>[1]) => words.text(`performance.${key}`, parameters),
  ratio: (value: number) => value.toFixed(2),
  amount: (minor: number) => words.format({ kind: 'money', minor, currencyCode: 'GBP' }),
  date: (at: string) => at,
} as unknown as EarnedWords;
const lead = (spi: number) => {
  const measured = { amounts: { ev: 1, ac: null }, indices: { spi: { value: spi }, cpi: { value: null } } };
  return earnedLead({ ...measured, statusDate: '14 Aug' } as unknown as Measurement, told);
};

test('the share of the planned value is rounded as any other figure, and is never all while some is missing', () => {
  expect(lead(0.8739)).toContain('87.4 % of the value planned');
  expect(lead(0.9994)).toContain('99.9 % of the value planned');
  expect(lead(0.9996)).toContain('all of the value planned');
});
