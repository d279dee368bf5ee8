/** How many stand side by side where no more than `most` have room: lines as full as each other, none alone in the last. */
export function balancedColumns(count: number, most: number): number {
  const lines = Math.ceil(count / most);
  return lines > 0 ? Math.ceil(count / lines) : 1;
}

/** Over how many columns the last one reaches, so that no place beside it is empty. */
export const lastSpan = (count: number, columns: number): number => columns - (count % columns || columns) + 1;
