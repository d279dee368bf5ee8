export interface TextColumn {
  readonly title: string;
  readonly align?: 'right';
  /** Longer texts end with an ellipsis. */
  readonly most?: number;
}

/** Rows in columns as wide as their longest text, with a title line above. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map(({ title }) => title), ...rows].map((row) =>
    row.map((text, index) => shorten(text, columns[index]?.most)),
  );
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => [...(row[index] ?? '')].length)));
  const lines = cells.map(
    (row) =>
    row.map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.align === 'right')).join('  ').trimEnd(), // biome-ignore format: one line
  );
  return `${lines.join('\n')}\n`;
}

/** Control characters would move the cursor: a name must not. */
function shorten(text: string, most = 200): string {
  const letters = [...text.replace(/\p{Cc}+/gu, ' ')];
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}

function pad(text: string, width: number, isRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - [...text].length));
  return isRight ? space + text : text + space;
}
