import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readTableFile } from './read-table-file.ts';

const csv = (text: string) => readTableFile('list.csv', strToU8(text));
const cellsOf = ({ lines }: ReturnType<typeof readTableFile>) => lines.map(({ cells }) => cells);

test('separated text is read by the separator of its first line, with the line that each begins on', () => {
  expect(csv('\ufeffName;Cost\r\n"Tills; ""new""\r\nof 412 shops";1200\r\n\r\nScales;7\r\n').lines).toEqual([
    { line: 1, cells: ['Name', 'Cost'] },
    { line: 2, cells: ['Tills; "new"\nof 412 shops', '1200'] },
    { line: 5, cells: ['Scales', '7'] },
  ]);
  expect(cellsOf(csv("a,b\n'=1+1, x "))).toEqual([['a', 'b'], ['=1+1', 'x']]); // biome-ignore format: one line
  expect(cellsOf(csv('a\tb,c\td'))).toEqual([['a', 'b,c', 'd']]);
});

test('text that is no UTF-8 is read as older Excel writes it', () => {
  expect(cellsOf(readTableFile('list.csv', new Uint8Array([0x4b, 0xf6, 0x6c, 0x6e])))).toEqual([['Köln']]);
  const wide = new Uint8Array([0xff, 0xfe, 0x61, 0, 0x3b, 0, 0x62, 0]);
  expect(cellsOf(readTableFile('list.txt', wide))).toEqual([['a', 'b']]);
});

const sheetOf = (rows: string) => `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`;
const main = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const workbook = (rows: string, settings = '') =>
  zipSync({
    'xl/workbook.xml': strToU8(`<workbook xmlns:r="${main}">${settings}<sheets><sheet name="Old" state="hidden" r:id="rId1"/><sheet name="List" r:id="rId2"/></sheets></workbook>`), // biome-ignore format: one line
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="rId2" Target="worksheets/sheet9.xml"/></Relationships>'), // biome-ignore format: one line
    'xl/styles.xml': strToU8('<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]d\\-mmm"/><numFmt numFmtId="171" formatCode="0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'), // biome-ignore format: one line
    'xl/sharedStrings.xml': strToU8('<sst><si><t>Name</t></si><si><r><t>Til</t></r><r><t>ls</t></r><rPh><t>x</t></rPh></si></sst>'), // biome-ignore format: one line
    'xl/worksheets/sheet9.xml': strToU8(sheetOf(rows)),
  });

test('the first visible sheet is read: texts, numbers, days by their style, formulas by their value', () => {
  const rows = `<x:row r="2"><x:c r="A2" t="s"><x:v>0</x:v></x:c><x:c r="C2" t="inlineStr"><x:is><x:t>Start </x:t></x:is></x:c></x:row>
    <x:row r="4"><x:c r="A4" t="s"><x:v>1</x:v></x:c><x:c r="B4"><x:f>2*3</x:f><x:v>1.2E6</x:v></x:c><x:c r="C4" s="1"><x:v>46447.75</x:v></x:c><x:c r="D4" s="2"><x:v>61</x:v></x:c><x:c r="E4" s="3"><x:v>46447</x:v></x:c><x:c r="F4" t="e"><x:v>#REF!</x:v></x:c></x:row>`;
  // 46447 is 1 March 2027 and 61 is 1 March 1900, by Excel's own DATE
  expect(readTableFile('list.xlsx', workbook(rows)).lines).toEqual([
    { line: 2, cells: ['Name', '', 'Start'] },
    { line: 4, cells: ['Tills', '1200000', '2027-03-01', '1900-03-01', '46447', ''] },
  ]);
  const old = '<x:row r="1"><x:c r="A1" s="1"><x:v>0</x:v></x:c></x:row>';
  expect(cellsOf(readTableFile('a.xlsx', workbook(old, '<workbookPr date1904="1"/>')))).toEqual([['1904-01-01']]);
});

test('what is no table says why', () => {
  expect(readTableFile('a.csv', new Uint8Array()).fault).toBe('empty');
  expect(csv(' \n;;\n').fault).toBe('empty');
  expect(readTableFile('a.pdf', strToU8('%PDF-1.7')).fault).toBe('not-a-table');
  expect(readTableFile('a.zip', zipSync({ 'x.txt': strToU8('x') })).fault).toBe('not-a-table');
  expect(readTableFile('a.xlsx', strToU8('PK\u0003\u0004 broken')).fault).toBe('unreadable');
  expect(readTableFile('a.xlsx', workbook('<!DOCTYPE a><x:row>')).fault).toBe('unreadable');
  expect(csv('a\n'.repeat(5_001)).fault).toBe('too-large');
});
