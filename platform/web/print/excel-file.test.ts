import fc from 'fast-check';
import { unzipSync } from 'fflate';
import readExcel from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { excelFile } from './excel-file.ts';
import type { ExportedColumn, ExportedList, ExportedValue } from './exported-list.ts';

const column = (title: string, type: ExportedColumn['type'] = 'text', unit: string | null = null) => ({ title, type, unit, width: 100 }); // biome-ignore format: one expression
const listOf = (columns: readonly ExportedColumn[], rows: readonly ExportedValue[][]): ExportedList => ({ columns, rows, levels: null, treeColumn: -1 }); // biome-ignore format: one expression

/** The rows of the first sheet below its head, as a reader of Excel files sees them. */
async function readBack(list: ExportedList): Promise<unknown[][]> {
  const [sheet] = await readExcel(Buffer.from(excelFile([{ name: 'List', list }])), { trim: false });
  return (sheet?.data ?? []).slice(1);
}

function partsOf(list: ExportedList): Record<string, string> {
  const files = unzipSync(excelFile([{ name: 'List', list }]));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

const noon = (day: string) => new Date(`${day}T00:00:00.000Z`);

describe('what a list holds is read back from Excel', () => {
  test('with the type of each column: dates are dates, percents shares, figures figures', async () => {
    const columns = [column('Task'), column('Finish', 'date'), column('Complete', 'percent', '%'), column('Variance', 'number', 'd')]; // biome-ignore format: one line
    const rows = await readBack(
      listOf(columns, [
        ['Łódź 中文 🙂', '2026-11-12', 61, -3.5],
        ['Second', '2026-11-12T17:00:00', 100, 12],
        ['Third', null, null, null],
      ]),
    );
    expect(rows[0]).toEqual(['Łódź 中文 🙂', noon('2026-11-12'), 0.61, -3.5]);
    expect(rows[1]).toEqual(['Second', new Date('2026-11-12T17:00:00.000Z'), 1, 12]);
    expect(rows[2]).toEqual(['Third', null, null, null]);
  });

  test('whatever its texts, figures and dates are', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    const risky = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', "'", '<', '&'), text).map(([sign, rest]) => sign + rest); // biome-ignore format: one expression
    const day = fc.date({ min: noon('1984-01-01'), max: noon('2149-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)); // biome-ignore format: one expression
    const row = fc.tuple(fc.oneof(text, risky), fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), day); // biome-ignore format: one expression
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const columns = [column('Text'), column('Number', 'number'), column('Day', 'date')];
        const found = await readBack(listOf(columns, rows));
        expect(found).toEqual(rows.map(([told, figure, date]) => [told, figure === 0 ? 0 : figure, noon(date)]));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a workbook', () => {
  const formula = '=HYPERLINK("https://evil.example","Click")';

  test('has no formula: a text that begins like one is a text, and stays one when it is edited', () => {
    const parts = partsOf(listOf([column('Task')], [[formula], ['+1+1'], ['@SUM(A1)'], ['-2+3'], ['\tx'], ['plain']]));
    const sheet = parts['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).not.toContain('<f');
    expect(sheet.match(/t="inlineStr" s="2"/g)).toHaveLength(5);
    expect(parts['xl/styles.xml']?.match(/<xf [^>]*quotePrefix="1"/g)).toHaveLength(1);
  });

  test('keeps its heads in sight, filters by them, and fits its columns', () => {
    const sheet = partsOf(listOf([column('A'), column('B')], [['1', '2']]))['xl/worksheets/sheet1.xml'];
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:B2"/>');
    expect(sheet).toContain('<col min="2" max="2" width="15" customWidth="1"/>');
  });

  test('says over its titles what it is and as of when, as text that no spreadsheet runs', async () => {
    const list = { ...listOf([column('A'), column('B')], [['1', '2']]), caption: '=Portfolio · as of 30 Oct 2026' };
    const sheet = partsOf(list)['xl/worksheets/sheet1.xml'];
    expect(sheet).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A2:B3"/>');
    expect(sheet).not.toContain('<f');
    const [read] = await readExcel(Buffer.from(excelFile([{ name: 'List', list }])), { trim: false });
    expect(read?.data).toEqual([
      ['=Portfolio · as of 30 Oct 2026', null],
      ['A', 'B'],
      ['1', '2'],
    ]);
  });

  test('shows units in formats and a tree as outline and indent', () => {
    const list: ExportedList = {
      columns: [column('Task'), column('Slack', 'number', 'd')],
      rows: [
        ['Phase', 4],
        ['Step', 2],
      ],
      levels: [0, 1],
      treeColumn: 0,
    };
    const parts = partsOf(list);
    expect(parts['xl/styles.xml']).toContain('formatCode="General&quot; d&quot;"');
    expect(parts['xl/styles.xml']).toContain('indent="1"');
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<row r="3" outlineLevel="1">');
  });

  test('survives names and texts that XML or Excel do not take', async () => {
    const list = listOf([column('Text')], [['a\u0000b\ud800c'], ['x'.repeat(40_000)], ['']]);
    const sheets = ["'[Q1]/*?:\\ 2026: a name that is far too long for a sheet", ''].map((name) => ({ name, list }));
    const [first, second] = await readExcel(Buffer.from(excelFile(sheets)), { trim: false });
    expect(first?.sheet.length).toBeLessThanOrEqual(31);
    expect(second?.sheet).toBe('Sheet');
    expect(first?.data[1]?.[0]).toBe('a\ufffdb\ufffdc');
    expect(String(first?.data[2]?.[0])).toHaveLength(32_767);
  });

  test('of twenty thousand rows is whole', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [`Row ${index}`, index, '2026-11-12']);
    const found = await readBack(listOf([column('A'), column('B', 'number'), column('C', 'date')], rows));
    expect(found).toHaveLength(20_000);
    expect(found.at(-1)).toEqual(['Row 19999', 19_999, noon('2026-11-12')]);
  });
});
