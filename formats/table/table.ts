/** A line of a table: where it stands in its file, and the text of its cells without spaces around it. */
export interface TableLine {
  /** From 1, as an editor or a spreadsheet counts them. */
  readonly line: number;
  readonly cells: readonly string[];
}

export const tableFaults = ['empty', 'unreadable', 'too-large', 'not-a-table'] as const;
/** Why a file gives no table: nothing in it, broken, more than is read at once, or something else altogether. */
export type TableFault = (typeof tableFaults)[number];

export type TableRead =
  | { readonly lines: readonly TableLine[]; readonly fault: null }
  | { readonly lines: readonly []; readonly fault: TableFault };

/** More lines or cells than these are no list that somebody keeps by hand. */
export const mostLines = 5_000;
export const mostCells = 200;

export const noTable = (fault: TableFault): TableRead => ({ lines: [], fault });

/** The lines that say something; none is `empty`, more than are read is `too-large`. */
export function tableOf(lines: readonly TableLine[]): TableRead {
  const told = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (!told.length) return noTable('empty');
  if (told.length > mostLines || told.some(({ cells }) => cells.length > mostCells)) return noTable('too-large');
  return { lines: told, fault: null };
}
