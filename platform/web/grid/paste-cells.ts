import { type GridValue, type ReadCell, readCell, shownText, type TypedEdit } from './cell-editor.ts';
import { copiedValue } from './copy-cells.ts';
import { type GridColumn, rowName } from './grid-column.ts';

/** A cell that could not be taken: where it would have stood, what it said, and why. */
export interface RefusedCell {
  /** The row by name; by the number of its line in what was pasted where it would be new. */
  readonly row: string;
  readonly column: string;
  readonly text: string;
  readonly reason: string;
}

export interface PastedCells<R> {
  /** Cells that say something else than before. */
  readonly edits: readonly TypedEdit<R>[];
  /** Lines past the last row, by column. */
  readonly added: readonly Readonly<Record<string, GridValue>>[];
  readonly refused: readonly RefusedCell[];
  /** Lines past the last row that no new row may take. */
  readonly lostRows: number;
  /** Columns past the last one shown. */
  readonly lostColumns: number;
}

interface PasteTarget<R> {
  readonly table: readonly (readonly string[])[];
  /** The rows from the active one downwards. */
  readonly records: readonly R[];
  /** The columns from the active one rightwards, as they are shown. */
  readonly columns: readonly GridColumn<R>[];
  readonly canEdit: (column: GridColumn<R>, record: R) => boolean;
  /** Whether lines past the last row become rows. */
  readonly takesRows: boolean;
  /** All columns, among which is the row's name. */
  readonly allColumns: readonly GridColumn<R>[];
  /** Why a cell that is only read is not written; what a line past the last row is called. */
  readonly words: { readonly isReadOnly: string; readonly line: (number: number) => string };
}

/** Reads every cell of the table before any is written; titles of the same columns above it are passed over. */
export function pasteCells<R>(target: PasteTarget<R>): PastedCells<R> {
  const { records, columns, canEdit, takesRows, words } = target;
  const table = startsWithTitles(target) ? target.table.slice(1) : target.table;
  const last = records.at(-1);
  const refused: RefusedCell[] = [];
  const edits: TypedEdit<R>[] = [];
  const added: Record<string, GridValue>[] = [];
  const read = (column: GridColumn<R>, record: R, text: string, isNew: boolean): ReadCell | null => {
    if (!isNew && text.trim() === String(copiedValue(column, record) ?? '').trim()) return null;
    const mayWrite = isNew ? column.edit : canEdit(column, record) && column.edit;
    return mayWrite ? readCell(mayWrite, text, record) : { error: words.isReadOnly };
  };

  for (const [line, cells] of table.entries()) {
    const record = records[line] ?? last;
    if (record === undefined) break;
    const isNew = line >= records.length;
    if (isNew && !takesRows) break;
    const row: Record<string, GridValue> = {};
    for (const [at, text] of cells.slice(0, columns.length).entries()) {
      const column = columns[at];
      const found = column && !(isNew && text.trim() === '') && read(column, record, text, isNew);
      if (!column || !found) continue;
      if ('error' in found) {
        const name = isNew ? words.line(line + 1) : rowName(target.allColumns, record);
        refused.push({ row: name, column: column.title || (column.label ?? ''), text, reason: found.error });
      } else if (isNew) row[column.id] = found.value;
      else if (column.edit) {
        const shown = shownText(column.edit, found.value, text, record);
        edits.push({ row: record, column: column.id, value: found.value, text: shown });
      }
    }
    if (isNew) added.push(row);
  }
  return {
    edits,
    added: added.filter((row) => Object.keys(row).length > 0),
    refused,
    lostRows: takesRows ? 0 : Math.max(0, table.length - records.length),
    lostColumns: Math.max(0, Math.max(0, ...table.map((cells) => cells.length)) - columns.length),
  };
}

function startsWithTitles<R>({ table, columns }: PasteTarget<R>): boolean {
  const first = table[0];
  if (!first || table.length < 2) return false;
  return first.every((text, at) => columns[at] && text === (columns[at].title || columns[at].label));
}
