import type { GridSort } from './grid-column.ts';

/** What a column's cells must be; kept as text, as it stands in the address. */
export type ColumnFilter =
  | { readonly column: string; readonly kind: 'contains'; readonly text: string }
  /** Numbers, or days as ISO dates, both ends included; an empty end is open. */
  | { readonly column: string; readonly kind: 'between'; readonly from: string; readonly to: string }
  | { readonly column: string; readonly kind: 'oneOf'; readonly texts: readonly string[] };

/** How a reader looks at a grid: all that a link to it carries. */
export interface GridView {
  /** What any cell must contain. */
  readonly filter: string;
  readonly filters: readonly ColumnFilter[];
  /** Null: as the grid comes. */
  readonly sort: GridSort | null;
  /** The column by which rows are gathered. */
  readonly group: string | null;
  /** The columns shown, in order; null: as the grid comes. */
  readonly columns: readonly string[] | null;
  /** Pixels by column, where the reader changed them. */
  readonly widths: Readonly<Record<string, number>>;
  /** The last of the columns that stay while the others are scrolled sideways; null: as the grid comes. */
  readonly frozen: string | null;
}

/** The grid as it comes. */
export const plainView: GridView = {
  filter: '',
  filters: [],
  sort: null,
  group: null,
  columns: null,
  widths: {},
  frozen: null,
};

/** The part that is remembered in the browser without being asked: how the columns stand, not what is left out. */
export function layoutOf({ columns, widths, frozen }: GridView): GridView {
  return { ...plainView, columns, widths, frozen };
}
