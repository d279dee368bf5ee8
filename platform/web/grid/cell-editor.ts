/** What a cell is worth: it sorts, filters and copies by this; null sorts last and is drawn as an en dash. */
export type GridValue = string | number | null;

/** What a text says for a column, or why it says nothing: a worded sentence, shown at the cell. */
export type ReadCell = { readonly value: GridValue } | { readonly error: string };

export interface CellChoice {
  readonly value: string;
  readonly label: string;
}

/** How the cells of a column are written in: typed, pasted, filled in bulk. */
export interface CellEditor<R> {
  /** The text to begin with, which `parse` reads back (of a choice its label); it is copied too. Empty for no value. */
  readonly textOf: (row: R) => string;
  /** Reads what was typed or pasted, without spaces around it; the empty text clears the cell where that is allowed. */
  readonly parse: (text: string, row: R) => ReadCell;
  /** One of these, chosen from a list; typed or pasted by label or value. */
  readonly choices?: ((row: R) => readonly CellChoice[]) | undefined;
  /** Whether the reader may write in this row's cell; he may unless this says no. */
  readonly isEditable?: ((row: R) => boolean) | undefined;
}

/** One cell that was written in. */
export interface CellEdit<R> {
  readonly row: R;
  readonly column: string;
  readonly value: GridValue;
}

/** Lines that were pasted past the last row, each its cells by column, and the row after which they come. */
export interface AddedRows<R> {
  readonly rows: readonly Readonly<Record<string, GridValue>>[];
  readonly after: R | null;
}

export type OnEdit<R> = (edits: readonly CellEdit<R>[], added?: AddedRows<R>) => Promise<void>;

/** An edit with the text that stands in the cell until its row comes back changed. */
export interface TypedEdit<R> extends CellEdit<R> {
  readonly text: string;
}

/** What a text says for the editor's cell in the row: a choice by its label or value, anything else as it parses. */
export function readCell<R>(editor: CellEditor<R>, typed: string, row: R): ReadCell {
  const text = typed.trim();
  const found = editor.choices?.(row).find(({ value, label }) => value === text || isSameWord(label, text));
  return found ? { value: found.value } : editor.parse(text, row);
}

/** How the value is shown while it is being saved: a choice by its label, all else as it was typed. */
export function shownText<R>(editor: CellEditor<R>, value: GridValue, typed: string, row: R): string {
  return editor.choices?.(row).find((choice) => choice.value === value)?.label ?? typed.trim();
}

const isSameWord = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: 'accent' }) === 0;
