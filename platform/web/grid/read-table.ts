/**
 * Reads tab-separated text as spreadsheets copy it: a cell in quotes may hold tabs, line breaks and doubled quotes;
 * lines end with CRLF, LF or CR, and the last end counts for none. A quotation mark that does not close where the cell
 * does is one like any other, as in text copied from elsewhere. The apostrophe that keeps a text from being a formula
 * is left out. No text is no line.
 */
export function readTable(text: string): string[][] {
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (text === '') return [];
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    quoted.lastIndex = at;
    const inQuotes = quoted.exec(body)?.[1];
    plain.lastIndex = at;
    const raw = inQuotes === undefined ? (plain.exec(body)?.[0] ?? '') : inQuotes.replaceAll('""', '"');
    at += inQuotes === undefined ? raw.length : inQuotes.length + 2;
    rows.at(-1)?.push(raw.replace(/^'(?=[=@+-])/, ''));
    if (at >= body.length) return rows;
    if (body[at] === '\n') rows.push([]);
    at += 1;
  }
}

const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
const plain = /[^\t\n]*/y;
