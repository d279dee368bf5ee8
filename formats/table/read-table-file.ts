import { detectFile } from '../detect.ts';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { noTable, type TableRead } from './table.ts';

/** The lines of an Excel workbook or of separated text, by what the file begins with. */
export function readTableFile(name: string, bytes: Uint8Array): TableRead {
  const kind = detectFile(name, bytes.subarray(0, 4096));
  if (kind === 'empty') return noTable('empty');
  if (kind === 'zip') return readWorkbook(bytes);
  return kind === 'csv' || kind === 'text' || kind === 'json' ? readCsv(bytes) : noTable('not-a-table');
}
