import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printTable } from './copy-cells.ts';
import { readTable } from './read-table.ts';

describe('a table pasted from a spreadsheet', () => {
  test.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['one\rtwo', [['one'], ['two']]],
    ['\t', [['', '']]],
    ['"two\r\nlines"\tnext', [['two\nlines', 'next']]],
    ['"a ""quoted"" word"', [['a "quoted" word']]],
    ['"tab\there"\n"last"', [['tab\there'], ['last']]],
    ['5" pipe\t"begun', [['5" pipe', '"begun']]],
    ['"so" it goes\tb', [['"so" it goes', 'b']]],
    ["'=1+1\t'tis", [['=1+1', "'tis"]]],
    ['', []],
    ['\r\n', [['']]],
  ] as const)('%j is read as %j', (text, rows) => {
    expect(readTable(text)).toEqual(rows);
  });

  test('says what was printed, whatever stands in its cells', () => {
    // Line breaks are one of three on the way, and a cell's own leading apostrophe before a sign is a spreadsheet's.
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', '7', ',', 'é') });
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    fc.assert(
      fc.property(rows, (table) => {
        const printed = printTable(table);
        // Nothing at all cannot be told from one empty cell.
        if (printed !== '') expect(readTable(`${printed}\r\n`)).toEqual(table);
      }),
    );
  });
});
