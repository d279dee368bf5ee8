import { strToU8, zipSync } from 'fflate';
import { sheetXml } from './excel-sheet.ts';
import { createStyleBook } from './excel-styles.ts';
import { escaped } from './excel-xml.ts';
import type { ExportedList } from './exported-list.ts';

export interface ExcelSheet {
  readonly name: string;
  readonly list: ExportedList;
}

/** A workbook (ECMA-376) of these sheets as bytes. Formulas it has none: every text is a text, whatever it begins with. */
export function excelFile(sheets: readonly ExcelSheet[]): Uint8Array<ArrayBuffer> {
  const styles = createStyleBook();
  const pages = sheets.map(({ list }) => sheetXml(list, styles));
  const numbered = sheets.map(({ name }, index) => ({ name: sheetName(name), id: index + 1 }));
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>${numbered.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${main}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${documents}"><sheets>${numbered.map(({ name, id }) => `<sheet name="${escaped(name)}" sheetId="${id}" r:id="rId${id}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${numbered.map(({ id }) => `<Relationship Id="rId${id}" Type="${documents}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles.toString(),
  };
  pages.forEach((page, index) => {
    files[`xl/worksheets/sheet${index + 1}.xml`] = page;
  });
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(bytes, { level: 6 });
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Without what Excel refuses in the name of a sheet, at most 31 characters. */
const sheetName = (name: string) =>
  name
    .replace(/[\\/*?:[\]\p{Cc}]+/gu, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31) || 'Sheet';
