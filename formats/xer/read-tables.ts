import type { FaultLog } from '../plan/faults.ts';
import { refuse } from '../plan/refusal.ts';

/** A row of a table: its cells by column. */
export interface XerRow {
  readonly table: string;
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  readonly line: number;
}

export interface TableReader {
  line(text: string, line: number): void;
  /** Throws `Refused` where the file ends before its end mark. */
  end(): void;
  /** The cells of the line that every XER begins with: version, date, …, currency. */
  readonly header: readonly string[];
}

/**
 * Reads the lines of XER: `%T` a table, `%F` its columns, `%R` a row, `%E` the end, cells between tabs. A line that
 * begins with none of these goes on with the last cell of the row before it, as texts with line breaks do.
 */
export function createTableReader(onRow: (row: XerRow) => void, faults: FaultLog): TableReader {
  let header: readonly string[] = [];
  let table = '';
  let columns: readonly string[] = [];
  let row: { cells: string[]; line: number } | null = null;
  let isOver = false;
  let lastLine = 1;

  const handOver = () => {
    if (!row) return;
    if (row.cells.length > columns.length)
      faults.add('bad-row', { element: table, uid: null, line: row.line }, '%R', String(row.cells.length));
    onRow({ table, columns, cells: row.cells.map(plainText), line: row.line });
    row = null;
  };

  return {
    get header() {
      return header;
    },
    line(text, line) {
      lastLine = line;
      if (line === 1) {
        header = text.replace(/^\uFEFF/, '').split('\t');
        return;
      }
      if (isOver) return;
      const mark = /^%[TFRE](?=\t|\s*$)/.exec(text)?.[0];
      if (!mark) {
        if (row) row.cells.push(`${row.cells.pop() ?? ''}\n${text}`);
        else if (text.trim() !== '')
          faults.add('bad-row', { element: table || 'ERMHDR', uid: null, line }, 'line', text);
        return;
      }
      handOver();
      const cells = text.slice(3).split('\t');
      if (mark === '%T') {
        table = (cells[0] ?? '').trim();
        columns = [];
      } else if (mark === '%F') columns = cells.map((cell) => cell.trim());
      else if (mark === '%R') row = { cells, line };
      else isOver = true;
    },
    end() {
      // P6 ends every file with this mark: one without it was cut off, perhaps between two rows.
      if (!isOver) throw refuse('truncated', { line: lastLine, column: 1 }, { element: table }, table ? 'inside' : 'outside'); // biome-ignore format: one refusal
    },
  };
}

/** Line breaks are written as DEL, quotes twice. */
function plainText(cell: string): string {
  return cell
    .replace(/(?:\u007F\u007F?)/g, '\n')
    .replaceAll('""', '"')
    .trim();
}
