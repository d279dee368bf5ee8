import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import type { PrintCell, PrintDocument } from '#platform/contract';
import type { PrintFrame } from './page-frame.ts';
import { renderPdf } from './render-pdf.ts';

const frame: PrintFrame = {
  organisation: 'Halden & Roe',
  path: ['IT PMO', 'Warehouse Link'],
  dataDate: '2026-10-30',
  printedBy: 'Maya Kerr',
  printedAt: '2026-11-21T17:40',
  origin: 'https://pmo.example.org',
};

const document: PrintDocument = { title: 'Plan', locale: 'en-GB', about: null, blocks: [] };

function listOf(rows: number): PrintDocument {
  const cells = (index: number) => [
    { text: `Row-${index}-begins and goes on for so long that it stands on several lines, down to its end-${index}`, to: `/projects/${index}` },
    { text: 'Red', mark: 'red' as const },
    '12 Nov 2026',
    { text: `+${index} d`, tone: 'late' as const },
  ]; // biome-ignore format: a table
  const columns = [
    { title: 'Project', align: 'start' as const, isGrowing: true },
    { title: 'Status', align: 'start' as const },
    { title: 'Finish', align: 'end' as const },
    { title: 'Variance', align: 'end' as const },
  ];
  const table = Array.from({ length: rows }, (_, index) => ({ cells: cells(index) }));
  return { ...document, title: 'Portfolio', blocks: [{ kind: 'table', columns, rows: table }] };
}

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** The pieces of text on each page, with where they stand: points from the left and from the bottom. */
async function wordsOf(document: PrintDocument, given: PrintFrame = frame): Promise<Word[][]> {
  const { pdf, pages } = await renderPdf({ document, frame: given });
  const proxy = await getDocumentProxy(new Uint8Array(pdf));
  expect(proxy.numPages).toBe(pages);
  return Promise.all(
    Array.from({ length: pages }, async (_, index) => {
      const { items } = await (await proxy.getPage(index + 1)).getTextContent();
      return items.flatMap((item) =>
        'str' in item && item.str.trim() ? [{ text: item.str, x: item.transform[4], y: item.transform[5] }] : [],
      );
    }),
  );
}

async function textOf(document: PrintDocument): Promise<string> {
  const { pdf } = await renderPdf({ document, frame });
  return (await extractText(new Uint8Array(pdf), { mergePages: true })).text;
}

const said = (page: readonly Word[]) => page.map(({ text }) => text).join(' ');

describe('a list on paper', () => {
  test('has on every page its place, its date, who printed it, the page of all pages, and the heads of its columns', async () => {
    const pages = await wordsOf(listOf(120));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      const text = said(page).replace(/\s+/g, ' ');
      expect(text).toContain('Halden & Roe › IT PMO › Warehouse Link');
      expect(text).toContain('As of 30 Oct 2026');
      expect(text).toContain('Printed by Maya Kerr on Sat, 21 Nov 2026, 17:40');
      expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
      for (const head of ['Project', 'Status', 'Finish', 'Variance']) expect(text).toContain(head);
    });
  });

  test('has every row once, in order, and none is cut between pages', async () => {
    const pages = await wordsOf(listOf(120));
    const text = pages.map(said).join(' ');
    const begun = [...text.matchAll(/Row-(\d+)-begins/g)].map(([, row]) => Number(row));
    expect(begun).toEqual(Array.from({ length: 120 }, (_, index) => index));
    for (const page of pages) {
      const onPage = said(page);
      const rows = (pattern: RegExp) => [...onPage.matchAll(pattern)].map(([, row]) => row);
      expect(rows(/end-(\d+)/g)).toEqual(rows(/Row-(\d+)-begins/g));
    }
  });

  test('leaves foot and edges free, and its figures end at one edge', async () => {
    const [first = []] = await wordsOf(listOf(120));
    const rows = first.filter(({ text }) => /^Row-\d+-begins|^\+\d+ d$/.test(text.trim()));
    expect(Math.min(...rows.map(({ y }) => y))).toBeGreaterThan(34);
    const dates = first.filter(({ text }) => text.includes('12 Nov 2026'));
    expect(new Set(dates.map(({ x }) => Math.round(x))).size).toBe(1);
  });

  test('tells a status by shape and word', async () => {
    expect(await textOf(listOf(1))).toMatch(/◆\s*Red/);
  });
});

describe('paper', () => {
  const sizeOf = async (given: PrintDocument) => {
    const { pdf } = await renderPdf({ document: given, frame });
    const [, , width, height] = (await (await getDocumentProxy(new Uint8Array(pdf))).getPage(1)).view;
    return `${Math.round(width ?? 0)} × ${Math.round(height ?? 0)}`;
  };
  const wide = (columns: number): PrintDocument => ({
    ...document,
    blocks: [
      {
        kind: 'table',
        columns: Array.from({ length: columns }, (_, index) => ({ title: `Column ${index}`, align: 'start' as const })),
        rows: [{ cells: Array.from({ length: columns }, () => 'Some words here') }],
      },
    ],
  });

  test.each([
    ['en-GB', 3, '595 × 842'],
    ['en-US', 3, '612 × 792'],
    ['de', 12, '842 × 595'],
    ['es-MX', 12, '792 × 612'],
    ['no locale at all', 3, '595 × 842'],
  ])('of %s for %i columns is %s', async (locale, columns, size) => {
    expect(await sizeOf({ ...wide(columns), locale })).toBe(size);
  });

  test('is never too narrow: sixty columns stand on it', async () => {
    expect(await sizeOf(wide(60))).toBe('842 × 595');
  });
});

describe('characters', () => {
  test('of Latin, Greek and Cyrillic scripts and the signs of the trade are printed as they are', async () => {
    const told = 'Łódź Ærø Ελλάδα Привет Việt – −3.4 % €120k ≥ ≠ → ▲';
    const text = await textOf({ ...document, blocks: [{ kind: 'lead', sentences: [[{ text: told }]] }] });
    expect(text.replace(/\s+/g, ' ')).toContain(told);
    expect(text).not.toContain('□');
  });

  test('that the font lacks become boxes, one each, and the page says so', async () => {
    const sentences = [[{ text: 'A 中文 👩‍🚀 שלום end' }]];
    const text = await textOf({ ...document, blocks: [{ kind: 'lead', sentences }] });
    expect(text.replace(/\s+/g, ' ')).toContain('A □□ □□ □□□□ end');
    expect(text).toContain('does not have');
  });

  test('of any kind do no harm', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (told) => {
        const blocks: PrintDocument['blocks'] = [
          { kind: 'lead', sentences: [[{ text: told }]] },
          { kind: 'facts', items: [{ name: told, text: told, more: told }] },
          {
            kind: 'table',
            columns: [{ title: told, align: 'start' }],
            rows: [{ cells: [told] }, { isHeading: true, cells: [told] }],
          },
        ];
        expect((await renderPdf({ document: { ...document, blocks }, frame })).pages).toBe(1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a plan on paper', () => {
  const bar = (index: number) =>
    ({
      shape: index % 7 === 6 ? 'diamond' : index % 7 === 0 ? 'bracket' : 'bar',
      look: 'solid',
      start: index * 10,
      finish: index * 10 + 30,
      pause: index % 3 === 0 ? { from: index * 10 + 10, to: index * 10 + 20 } : null,
      done: 0.5,
      isStrong: index % 2 === 0,
      ghostStart: index * 10 - 5,
      ghostFinish: index * 10 + 20,
      tailUntil: index * 10 + 50,
      mark: index * 10 + 60,
      isMarkMissed: false,
      label: index % 7 === 6 ? `M${index} & <done>` : null,
    }) as const;
  const plan = (rows: number): PrintDocument => ({
    ...document,
    blocks: [
      { kind: 'lead', sentences: [[{ text: 'It will be late.' }]] },
      {
        kind: 'table',
        tree: 1,
        columns: [
          { title: '#', align: 'end' },
          { title: 'Task', align: 'start', isGrowing: true },
        ],
        rows: Array.from({ length: rows }, (_, index) => ({
          cells: [`#${index}`, `Task with a name far too long for its column, number ${index}, and longer still`],
          level: index % 3,
        })),
        gantt: {
          span: { from: -100, to: rows * 10 + 100 },
          upper: [{ from: -100, to: rows * 10 + 100, labels: ['All of it', 'All'] }],
          lower: Array.from({ length: 10 }, (_, week) => ({ from: week * 100, to: week * 100 + 100, labels: [`w${week}`] })),
          shading: [{ from: 50, to: 70 }],
          today: { at: 200, label: '30 Oct' },
          bars: Array.from({ length: rows }, (_, index) => bar(index)),
          links: Array.from({ length: rows - 1 }, (_, index) => ({ from: index, to: index + 1, leaves: 'finish', enters: 'start', isStrong: false })),
          legend: [{ kind: 'strong', text: 'Critical' }],
        },
      },
    ],
  }); // biome-ignore format: one plan

  test('has each row once, a line high, and the scale of time on every page', async () => {
    const pages = await wordsOf(plan(100));
    const rows = pages.map((page) => page.filter(({ text }) => /^#\d+$/.test(text.trim())));
    expect(rows.flat().map(({ text }) => text.trim())).toEqual(Array.from({ length: 100 }, (_, index) => `#${index}`));
    for (const [index, page] of pages.entries()) {
      expect(said(page)).toContain('All of it');
      expect(said(page)).toContain('30 Oct');
      const heights = (rows[index] ?? []).map(({ y }) => y);
      for (const [at, y] of heights.slice(1).entries()) expect((heights[at] ?? 0) - y).toBeCloseTo(15, 1);
      expect(Math.min(...heights)).toBeGreaterThan(34);
    }
    expect(said(pages.at(-1) ?? [])).toContain('Critical');
  });

  test('shows names as they are, whatever they look like to XML', async () => {
    expect(await textOf(plan(8))).toContain('M6 & <done>');
  });
});

test('a document that asks for files or other servers gets neither: its texts stay texts', async () => {
  const hostile = '<image href="file:///etc/passwd"/> {{image}} data:image/png;base64,AAAA';
  const bar = { shape: 'diamond', look: 'solid', start: 5, finish: 5, pause: null, done: 0, isStrong: true, ghostStart: null, ghostFinish: null, tailUntil: null, mark: null, isMarkMissed: false, label: hostile } as const; // biome-ignore format: one bar
  const gantt = { span: { from: 0, to: 10 }, upper: [], lower: [{ from: 0, to: 10, labels: [hostile] }], shading: [], today: null, bars: [bar], links: [], legend: [] }; // biome-ignore format: one plan
  const text = await textOf({
    ...document,
    title: hostile,
    blocks: [{ kind: 'table', columns: [{ title: hostile, align: 'start' }], rows: [{ cells: [hostile] }], gantt }],
  });
  expect(text).toContain('<image href=');
});

describe('a report', () => {
  const section = (title: string) => ({ kind: 'section' as const, title });
  const table = (cells: readonly PrintCell[][]) => ({
    kind: 'table' as const,
    columns: [
      { title: 'Project', align: 'start' as const, isGrowing: true },
      { title: 'Months', align: 'start' as const },
    ],
    rows: cells.map((row) => ({ cells: row })),
  });

  test('draws a status month by month, each with its own shape', async () => {
    const months = { text: '', marks: [null, 'green', 'amber', 'red'] as const };
    const text = await textOf({ ...document, blocks: [table([['Rig', { ...months, marks: [...months.marks] }]])] });
    expect(text.replace(/\s/g, '')).toContain('Rig–●■◆');
  });

  test('never ends a page with a heading, and begins a new one where it is asked to', async () => {
    const rows = Array.from({ length: 46 }, (_, index) => [`Row ${index}`, null]);
    for (let length = 31; length < 38; length += 2) {
      const blocks = [section('First'), table(rows.slice(0, length)), section('Second'), table(rows.slice(0, 3))];
      const pages = await wordsOf({ ...document, blocks });
      for (const page of pages.map(said)) if (page.includes('Second')) expect(page).toContain('Row 0');
    }
    // the name of a table as well, where its first rows are the name of a group and what is in it
    const group = { isHeading: true, cells: ['Group'] };
    for (let length = 38; length <= 46; length++) {
      const limits = {
        ...table([
          ['Line 0', null],
          ['Line 1', null],
        ]),
        title: 'Limits',
      };
      const blocks = [table(rows.slice(0, length)), { ...limits, rows: [group, ...limits.rows] }];
      for (const page of (await wordsOf({ ...document, blocks })).map(said)) {
        if (page.includes('Limits')) expect(page).toMatch(/Limits.*Line/s);
        if (page.includes('Group')) expect(page).toMatch(/Limits.*Group.*Line 0/s);
      }
    }
    const pages = await wordsOf({ ...document, blocks: [section('First'), { ...section('Second'), isNewPage: true }] });
    expect(pages.map((page) => said(page).includes('Second'))).toEqual([false, true]);
  });
});
