import type { GridValue } from './cell-editor.ts';

/** What stands in a cell in place of its value: a text that is being saved, or that was refused and why. */
export interface CellMark {
  readonly text: string;
  /** Why it could not be saved; absent while it is being saved. */
  readonly fault?: string;
  /** What its writer would set, where somebody else was quicker: he may keep it, or take theirs. */
  readonly mine?: { readonly value: GridValue };
}

/** The marks of a line by column. */
export type LineMarks = ReadonlyMap<string, CellMark>;

/** The marks of a grid by line and column. Lines that do not change keep their map, and are not drawn again. */
export type GridMarks = ReadonlyMap<string, LineMarks>;

export interface MarkChange {
  /** Of the line. */
  readonly id: string;
  readonly column: string;
  /** Null takes the mark away. */
  readonly mark: CellMark | null;
  /** Changes nothing unless this mark still stands there: a later edit of the cell has one of its own. */
  readonly instead?: CellMark;
}

/** The marks after the changes; the same object where nothing changed. */
export function changeMarks(marks: GridMarks, changes: readonly MarkChange[]): GridMarks {
  const lines = new Map<string, Map<string, CellMark>>();
  for (const { id, column, mark, instead } of changes) {
    const line = lines.get(id) ?? new Map(marks.get(id));
    if (line.get(column) === (mark ?? undefined) || (instead && line.get(column) !== instead)) continue;
    if (mark) line.set(column, mark);
    else line.delete(column);
    lines.set(id, line);
  }
  if (!lines.size) return marks;
  const all = new Map<string, LineMarks>(marks);
  for (const [id, line] of lines) {
    if (line.size) all.set(id, line);
    else all.delete(id);
  }
  return all;
}
