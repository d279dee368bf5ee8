import { dateOfDay, dayOfDate } from '#engine';
import { mostCells, noTable, type TableLine, type TableRead, tableOf } from './table.ts';
import { type Attributes, readPart, workbookParts } from './xlsx-parts.ts';

type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * Reads the first visible sheet of an Excel workbook (.xlsx, ECMA-376) as text: dates as `2027-03-01`, numbers with a
 * point, the last computed value of formulas; what Excel shows as an error is empty.
 */
export function readWorkbook(bytes: Uint8Array): TableRead {
  try {
    const parts = workbookParts(bytes);
    const sheet = firstSheet(parts);
    return sheet ? tableOf(linesOf(parts, sheet)) : noTable('not-a-table');
  } catch {
    return noTable('unreadable');
  }
}

interface Sheet {
  readonly path: string;
  /** Whether days count from 1904, as on old Macintoshes. */
  readonly is1904: boolean;
}

function firstSheet(parts: Parts): Sheet | undefined {
  let is1904 = false;
  const shown: string[] = [];
  readPart(parts['xl/workbook.xml'], {
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      const isHidden = (attributes.state ?? 'visible') !== 'visible';
      if (name === 'sheet' && !isHidden) shown.push(Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? ''); // biome-ignore format: one line
    },
  });
  const targets = new Map<string, string>();
  readPart(parts['xl/_rels/workbook.xml.rels'], {
    open: (name, { Id = '', Target = '' }) => name === 'Relationship' && targets.set(Id, Target),
  });
  const target = targets.get(shown[0] ?? '');
  return target === undefined ? undefined : { path: target.startsWith('/') ? target.slice(1) : `xl/${target}`, is1904 };
}

function linesOf(parts: Parts, { path, is1904 }: Sheet): TableLine[] {
  const strings = sharedStrings(parts['xl/sharedStrings.xml']);
  const isDate = dateStyles(parts['xl/styles.xml']);
  const lines: TableLine[] = [];
  let cells: string[] = [];
  let [line, column] = [0, 0];
  let cell: Attributes = {};
  let value: string | null = null;
  let isTold = false;
  const textOf = (raw: string): string => {
    if (cell.t === 's') return strings[Number(raw)] ?? '';
    if (cell.t === 'e') return '';
    if (cell.t !== undefined && cell.t !== 'n') return raw;
    const number = Number(raw);
    if (raw === '' || !Number.isFinite(number)) return raw;
    return isDate.has(Number(cell.s ?? -1)) ? dateText(number, is1904) : String(number);
  };
  readPart(parts[path], {
    open(name, attributes) {
      if (name === 'row') {
        line = Number(attributes.r ?? line + 1);
        [cells, column] = [[], 0];
      }
      if (name === 'c') {
        cell = attributes;
        column = attributes.r ? columnOf(attributes.r) : column + 1;
        value = null;
      }
      isTold = name === 'v' || name === 't';
    },
    text(said) {
      if (isTold) value = (value ?? '') + said;
    },
    close(name) {
      isTold = false;
      if (name === 'c' && value !== null && column <= mostCells + 1) {
        while (cells.length < column) cells.push('');
        cells[column - 1] = textOf(value).trim();
      }
      if (name === 'row') lines.push({ line, cells });
    },
  });
  return lines;
}

/** The texts that cells refer to; how they are to be read aloud (`rPh`) is left out. */
function sharedStrings(part: Uint8Array | undefined): string[] {
  const texts: string[] = [];
  let [isText, isPhonetic] = [false, false];
  readPart(part, {
    open(name) {
      if (name === 'si') texts.push('');
      if (name === 'rPh') isPhonetic = true;
      isText = name === 't';
    },
    text(said) {
      if (isText && !isPhonetic) texts[texts.length - 1] += said;
    },
    close(name) {
      isText = false;
      if (name === 'rPh') isPhonetic = false;
    },
  });
  return texts;
}

/** The cell styles that show a day: by the built-in formats (ECMA-376, 18.8.30), else by the letters of their own. */
function dateStyles(part: Uint8Array | undefined): ReadonlySet<number> {
  const own = new Map<number, string>();
  const styles = new Set<number>();
  let isCells = false;
  let count = 0;
  const showsDay = (id: number) => {
    const code = own.get(id);
    if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
  };
  readPart(part, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') own.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') isCells = true;
      if (name === 'xf' && isCells) {
        if (showsDay(Number(numFmtId))) styles.add(count);
        count += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return styles;
}

/** The day of a serial number; Excel counts a 29 February 1900 that never was. */
function dateText(serial: number, is1904: boolean): string {
  const whole = Math.floor(serial);
  const first = is1904 ? dayOfDate(1904, 1, 1) : dayOfDate(1899, 12, whole < 60 ? 31 : 30);
  const { year, month, day } = dateOfDay(first + whole);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** `C7` is 3. */
const columnOf = (reference: string): number =>
  [...reference.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
