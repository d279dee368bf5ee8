import { type TableLine, type TableRead, tableOf } from './table.ts';

declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => { decode(bytes: Uint8Array): string };

/**
 * Reads separated text (RFC 4180): cells in quotes may hold separators, line breaks and doubled quotes. The separator is
 * the one of comma, semicolon and tab that the first line has most of; the encoding that of the byte order mark, else
 * UTF-8, else Windows-1252, as older Excel writes. The apostrophe that keeps a text from being a formula is left out.
 */
export function readCsv(bytes: Uint8Array): TableRead {
  const text = decode(bytes).replace(/\r\n?/g, '\n');
  const separator = separatorOf(text);
  const lines: TableLine[] = [];
  let cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let [line, first] = [1, 1];
  const endCell = () => {
    cells.push(cell.trim().replace(/^'(?=[=@+-])/, ''));
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '\n') line += 1;
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text.charAt(at++);
      else isQuoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      isQuoted = true;
      cell = '';
    } else if (letter === separator) endCell();
    else if (letter === '\n') {
      endCell();
      lines.push({ line: first, cells });
      cells = [];
      first = line;
    } else cell += letter;
  }
  if (cell !== '' || cells.length) {
    endCell();
    lines.push({ line: first, cells });
  }
  return tableOf(lines);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Outside quotes, in the first line that says something. */
function separatorOf(text: string): string {
  const [first = ''] = text
    .trimStart()
    .replace(/"(?:[^"]|"")*"/g, '')
    .split('\n', 1);
  const count = (separator: string) => first.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
