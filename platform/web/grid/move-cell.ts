/** A cell by its place: row −1 is the header. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows that one page shows. */
  readonly page: number;
}

/**
 * Where a key leads from a cell, or null for a key that does not move. Home and End stay in the row and, with
 * `isWhole` (Ctrl or Cmd), go to the first and last row. Source: WAI-ARIA Authoring Practices, data grid.
 */
export function moveCell(
  from: CellPlace,
  key: string,
  isWhole: boolean,
  { rows, columns, page }: Extent,
): CellPlace | null {
  const to = target(from, key, isWhole, { rows, columns, page });
  if (!to) return null;
  const last = { row: rows - 1, column: columns - 1 };
  return {
    row: Math.max(-1, Math.min(last.row, to.row)),
    column: Math.max(0, Math.min(last.column, to.column)),
  };
}

function target({ row, column }: CellPlace, key: string, isWhole: boolean, extent: Extent): CellPlace | null {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'PageUp':
      return { row: Math.max(0, row - extent.page), column };
    case 'PageDown':
      return { row: row + extent.page, column };
    case 'Home':
      return isWhole ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return { row: isWhole ? extent.rows - 1 : row, column: extent.columns - 1 };
    default:
      return null;
  }
}
