import { expect, test } from 'vitest';
import type { Money } from '#modules/offices/web/parts';
import type { PrintBlock } from '#platform/contract';
import { createFormat, type GridRow } from '#platform/web';
import { portfolioReport } from './portfolio-report.ts';
import type { ReportSource } from './report-source.ts';
import type { PortfolioRow, ReportItem } from './reporting.ts';

const row = (name: string, status: PortfolioRow['status'], varianceDays: number, budgetMinor: number | null) =>
  ({ projectId: name, name, status, varianceDays, budgetMinor, toleranceDays: 10, passedFinish: null, finish: '2027-02-19T17:00:00', comparisonFinish: '2026-12-11T17:00:00' }) as PortfolioRow; // biome-ignore format: one record
const [till, link, price] = [row('Till', 'red', 72, 980_000_00), row('Link', 'amber', 4, null), row('Price', 'green', 0, 20_000_00)]; // biome-ignore format: one line
const message = (key: string) => ({ key, parameters: {} });
const item = (project: PortfolioRow, part: Partial<ReportItem>): [string, ReportItem] => [
  project.projectId,
  { projectId: project.projectId, causes: [], story: [], before: null, findings: { critical: 0, major: 0, minor: 0, info: 0 }, ...part },
]; // biome-ignore format: one record
const group = (title: string, records: readonly PortfolioRow[]): GridRow<PortfolioRow> => ({ kind: 'group', id: `group:${title}`, word: title, title, records, isExpanded: false }); // biome-ignore format: one line
const before = (status: PortfolioRow['status'], varianceDays: number) => ({ status, varianceDays, finish: '2026-12-30T17:00:00' }); // biome-ignore format: one line

const text = (minor: number) => `€${minor / 100}`;
const money: Money = { code: 'EUR', value: (minor) => minor / 100, text, whole: text, alike: () => money };

const source: ReportSource = {
  lines: [group('Stores', [till, price]), group('Supply', [link])],
  headline: [[{ text: 'One of three will miss its baseline.' }]],
  note: 'Grouped by Office',
  since: '2026-09-30',
  told: new Map([
    item(till, { causes: [message('held'), message('longer')], story: [message('late')], before: before('red', 27), findings: { critical: 2, major: 7, minor: 3, info: 0 } }),
    item(link, { story: [message('slips')], before: before('green', 0), findings: { critical: 0, major: 2, minor: 4, info: 1 } }),
    item(price, { before: before('green', 0) }),
  ]),
  histories: new Map([['Till', { months: ['2026-09', '2026-10'], computed: [null, 'red'], reported: [null, null] }]]),
  decisions: [
    { decisionId: 'd1', projectId: 'Till', question: [{ text: 'Till has a finding.' }], about: [{ text: 'It slips by' }, { text: ' +72 d', tone: 'late' }], waitsFor: 'Luc', due: '2026-11-13T16:00:00Z' },
    { decisionId: 'd2', projectId: 'elsewhere', question: [{ text: 'Not of these.' }], about: null, waitsFor: 'Ann', due: null },
  ],
  groupNote: (records) => `${records.length} noted`,
  money,
  t: (key, parameters = {}) => [key.split('.').at(-1), ...Object.values(parameters)].join(' '),
  format: createFormat('en-GB'),
  sentence: ({ key }) => [{ text: key }, { text: ' +4 d', tone: 'late' }],
}; // biome-ignore format: a table

const { blocks, note } = portfolioReport(source);
const table = (at: number) => blocks.filter((block): block is Extract<PrintBlock, { kind: 'table' }> => block.kind === 'table')[at]; // biome-ignore format: one expression
const textOf = (cell: unknown) => (typeof cell === 'object' && cell && 'text' in cell ? cell.text : cell);
const rowsOf = (at: number) =>
  table(at)?.rows.map(({ cells, isHeading }) => (isHeading ? textOf(cells[0]) : cells.map(textOf)));

test('the first page counts projects by status beside what they were at the end of the last month', () => {
  const facts = blocks.find(({ kind }) => kind === 'facts');
  expect(facts).toMatchObject({
    items: [
      { text: '3', more: 'budgetSum €1000000' },
      { mark: 'red', text: '1', more: 'then 1 30 Sept 2026' },
      { mark: 'amber', text: '1', more: 'then 0 30 Sept 2026' },
      { mark: 'green', text: '1', more: 'then 2 30 Sept 2026' },
      { name: 'decisions', text: '1', more: 'nextDue 13 Nov 2026' },
      { name: 'findings', text: '19', more: 'serious 2 9' },
    ],
  });
  expect(note).toBe('Grouped by Office');
});

test('what moved is told, by the most first, and red only past its tolerance', () => {
  expect(rowsOf(0)).toEqual([
    ['Till', 'red', 'red', '30 Dec 2026', '19 Feb 2027', '+45 d'],
    ['Link', 'green', 'amber', '30 Dec 2026', '19 Feb 2027', '+4 d'],
  ]);
  const tones = table(0)?.rows.map(({ cells }) => (cells[5] as { tone?: string }).tone);
  expect(tones).toEqual(['late', undefined]);
});

test('decisions of the projects shown wait with what they are about', () => {
  expect(rowsOf(1)).toEqual([['Till has a finding. It slips by +72 d', 'Luc', '13 Nov 2026']]);
});

test('every project stands under its group, in folded ones too, with its months and the causes of its variance', () => {
  expect(rowsOf(2)).toEqual([
    'Stores (2) · 2 noted',
    ['Till', 'red', '', '19 Feb 2027', '11 Dec 2026', '+72 d', 'held +4 d longer +4 d', '€980000'],
    ['Price', 'green', null, '19 Feb 2027', '11 Dec 2026', '0 d', null, '€20000'],
    'Supply (1) · 1 noted',
    ['Link', 'amber', null, '19 Feb 2027', '11 Dec 2026', '+4 d', null, null],
  ]);
});

test('red and amber projects are told, an amber one without a red figure', () => {
  const told = blocks.flatMap((block) => (block.kind === 'prose' ? [block] : []));
  expect(told.map(({ title }) => title)).toEqual(['Till · red', 'Link · amber']);
  expect(told[0]?.sentences.flat().map(({ text }) => text)).toEqual(['late', ' +4 d', 'toDecide Luc 13 Nov 2026', 'It slips by', ' +72 d']); // biome-ignore format: one line
  expect(told.map(({ sentences }) => sentences.flat().filter(({ tone }) => tone === 'late').length)).toEqual([2, 0]);
});

test('findings add up', () => {
  expect(rowsOf(3)).toEqual([
    ['Till', '2', '7', '3', '0'],
    ['Link', '0', '2', '4', '1'],
    ['all', '2', '9', '7', '1'],
  ]);
});
