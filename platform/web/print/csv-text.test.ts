import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText } from './csv-text.ts';
import type { ExportedList, ExportedValue } from './exported-list.ts';

const listOf = (rows: readonly ExportedValue[][]): ExportedList => ({
  columns: [
    { title: 'Task', type: 'text', unit: null, width: 100 },
    { title: 'Slack', type: 'number', unit: 'd', width: 60 },
  ],
  rows,
  levels: null,
  treeColumn: -1,
});

/** Lines of cells, read by RFC 4180. */
function read(text: string, separator: string): string[][] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}"\\r\\n]*))(${separator}|\\r\\n)`, 'gy');
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(cell)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a list as CSV', () => {
  test('opens in Excel: with its mark, its ends of line, and the separator of the locale', () => {
    expect(csvText(listOf([['Rig', 2.5]]), '.')).toBe('\ufeffTask,Slack (d)\r\nRig,2.5\r\n');
    expect(csvText(listOf([['Rig', -2.5]]), ',')).toBe('\ufeffTask;Slack (d)\r\nRig;-2,5\r\n');
    expect(csvText(listOf([['a,b', null], ['say "x"', 1], [' two\nlines', 0]]), '.')).toBe(
      '\ufeffTask,Slack (d)\r\n"a,b",\r\n"say ""x""",1\r\n" two\nlines",0\r\n',
    ); // biome-ignore format: rows
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=cmd|"/c calc"!A1'])(
    'holds %j as text that no spreadsheet runs',
    (text) => {
      const [, row] = read(csvText(listOf([[text, 1]]), '.'), ',');
      expect(row?.[0]).toBe(`'${text}`);
    },
  );

  test('is read back as it was, but for the apostrophe before what looks like a formula', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '=', 'é', '中') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.integer())), fc.constantFrom('.', ','), (rows, mark) => {
        const found = read(csvText(listOf(rows), mark), mark === ',' ? ';' : ',').slice(1);
        const shown = (told: string) => (/^[=\r]/.test(told) ? `'${told}` : told);
        expect(found).toEqual(rows.map(([told, figure]) => [shown(told), String(figure)]));
      }),
    );
  });
});
