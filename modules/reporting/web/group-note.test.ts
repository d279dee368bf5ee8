import { expect, test } from 'vitest';
import { budgetOf, groupNoteText } from './group-note.tsx';
import type { PortfolioRow } from './reporting.ts';

const row = (status: PortfolioRow['status'], budgetMinor: number | null) => ({ status, budgetMinor }) as PortfolioRow;
const rows = [row('red', 640_000_00), row('green', null), row('red', 360_000_00), row('amber', 0)];
const text = (minor: number) => `€${minor / 100}`;
const money = { code: 'EUR', value: (minor: number) => minor / 100, text, whole: text };
const t = (key: string, parameters = {}) => `${key} ${Object.values(parameters)}`;

test('a group adds up the budgets that are set, and has no sum where none is', () => {
  expect(budgetOf(rows)).toBe(1_000_000_00);
  expect(budgetOf([row('green', null)])).toBeNull();
  expect(budgetOf([row('green', 0)])).toBe(0);
});

test('a group on paper counts its projects by status, worst first, and leaves out what none has', () => {
  expect(groupNoteText(rows, money, t)).toBe(
    'portfolio.view.red 2 · portfolio.view.amber 1 · portfolio.view.green 1 · portfolio.budgetSum €1000000',
  );
  expect(groupNoteText([row('grey', null)], undefined, t)).toBe('portfolio.view.grey 1');
});
