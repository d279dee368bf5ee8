import {
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type RefObject, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useRemembered } from '../client/remembered.ts';
import { useAddress, useTypedAddress } from '../frame/use-address.ts';
import type { CellEdit, GridValue } from './cell-editor.ts';
import { compareValues, type GridColumn, type GridSort, nextSort, parseSort, printSort } from './grid-column.ts';
import { flattenRows, type GridGroup, type GridRow, parentIds } from './grid-row.ts';
import { type GridEdits, useEdits } from './use-edits.ts';

const features = tableFeatures({
  columnFilteringFeature,
  columnVisibilityFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});

const noFilters: [] = [];

export interface GridOptions<R> {
  /** Names the grid: columns and density are remembered under it, filter and sort stand under it in the address. */
  readonly name: string;
  readonly rows: readonly R[];
  /** Keep it stable between renders (useMemo): a new array draws every row again. */
  readonly columns: readonly GridColumn<R>[];
  readonly rowId: (record: R) => string;
  /** Gives a tree: sorting works among siblings, and a parent stays while one of its descendants matches the filter. */
  readonly childrenOf?: ((record: R) => readonly R[] | undefined) | undefined;
  readonly groupOf?: ((record: R) => GridGroup) | undefined;
  readonly sort?: GridSort | undefined;
  /**
   * Writes cells of columns with an `edit`, as one act: one for a typed cell, many for what was pasted or filled in bulk.
   * Resolves when saved and the rows have come back; rejects with the operation's error, which is shown at the cell.
   */
  readonly onEdit?: ((edits: readonly CellEdit<R>[]) => Promise<void>) | undefined;
  /** Takes lines that were pasted past the last row, by column, after that row. */
  readonly onPasteRows?: ((rows: readonly PastedRow[], after: R | null) => Promise<void>) | undefined;
}

/** A line pasted past the last row: its cells by column. */
export type PastedRow = Readonly<Record<string, GridValue>>;

export type GridDensity = 'compact' | 'comfortable';
const rowHeights = { compact: 28, comfortable: 34 } as const;

/** The grid as a model: give it to `DataGrid`, `GridTools`, and to whatever is drawn beside it. */
export interface Grid<R> {
  readonly name: string;
  /** Columns as chosen by the reader, in order. */
  readonly columns: readonly GridColumn<R>[];
  readonly allColumns: readonly GridColumn<R>[];
  /** Lines in the order of drawing, after filter, sort and collapsing. */
  readonly rows: readonly GridRow<R>[];
  /** Pixels, the same for every line. */
  readonly rowHeight: number;
  /** The element that scrolls: set its `scrollTop` to scroll the grid, or read it. */
  readonly scrollRef: RefObject<HTMLDivElement | null>;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly isTree: boolean;
  /** Lines stand on levels: below parents or below the headings of groups. */
  readonly hasLevels: boolean;
  readonly filter: string;
  readonly setFilter: (text: string) => void;
  readonly sort: GridSort | null;
  readonly toggleSort: (column: string) => void;
  readonly toggleColumn: (column: string) => void;
  readonly density: GridDensity;
  readonly setDensity: (density: GridDensity) => void;
  readonly toggle: (rowId: string) => void;
  readonly collapseAll: () => void;
  readonly expandAll: () => void;
  readonly selected: ReadonlySet<string>;
  readonly setSelected: (ids: ReadonlySet<string>) => void;
  readonly edits: GridEdits<R>;
  readonly onPasteRows: GridOptions<R>['onPasteRows'];
}

/** Filter, sort, tree, groups, columns, density and selection of one grid. */
export function useGrid<R extends object>(options: GridOptions<R>): Grid<R> {
  const { name, rows, columns, rowId, childrenOf, groupOf } = options;
  const [filter, setFilter] = useTypedAddress(`${name}.filter`);
  const [sortText, setSortText] = useAddress(`${name}.sort`);
  const sort = parseSort(sortText, columns) ?? options.sort ?? null;
  const [chosen, setChosen] = useRemembered<Record<string, boolean>>(`grid.${name}.columns`, {});
  const [density, setDensity] = useRemembered<GridDensity>('grid.density', 'compact');
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const scrollRef = useRef<HTMLDivElement>(null);
  const filterRef = useRef<HTMLInputElement>(null);
  const typed = useDeferredValue(filter);

  const columnVisibility = useMemo(
    () =>
      Object.fromEntries(
        columns.map((column, index) => {
          const isFixed = index === 0 || column.isFixed;
          return [column.id, isFixed || (chosen[column.id] ?? !column.isHidden)];
        }),
      ),
    [columns, chosen],
  );
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns]);
  const sorting = useMemo(
    () => (sort ? [{ id: sort.column, desc: sort.isDescending }] : []),
    [sort?.column, sort?.isDescending],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (record: R) => rowId(record),
    ...(childrenOf && { getSubRows: (record: R) => childrenOf(record) }),
    filterFromLeafRows: true,
    globalFilterFn: includesText,
    getColumnCanGlobalFilter: () => true,
    state: { sorting, columnVisibility, globalFilter: typed.trim().toLowerCase(), columnFilters: noFilters },
  });
  const sorted = table.getSortedRowModel().rows;
  const lines = useMemo(
    () => flattenRows(sorted, (id) => !typed && collapsed.has(id), groupOf),
    [sorted, collapsed, typed, groupOf],
  );
  const shown = useMemo(() => columns.filter(({ id }) => columnVisibility[id]), [columns, columnVisibility]);

  return {
    name,
    columns: shown,
    allColumns: columns,
    rows: lines,
    rowHeight: rowHeights[density],
    scrollRef,
    filterRef,
    isTree: childrenOf !== undefined,
    hasLevels: childrenOf !== undefined || groupOf !== undefined,
    filter,
    setFilter,
    sort,
    toggleSort: useCallback((column) => setSortText(printSort(nextSort(sort, column))), [sort, setSortText]),
    toggleColumn: (column) => setChosen({ ...chosen, [column]: !columnVisibility[column] }),
    density,
    setDensity,
    toggle: useCallback((id: string) => setCollapsed((ids) => toggled(ids, id)), []),
    collapseAll: () => setCollapsed(new Set(parentIds(sorted))),
    expandAll: () => setCollapsed((ids) => (ids.size === 0 ? ids : new Set())),
    selected,
    setSelected,
    edits: useEdits(options),
    onPasteRows: options.onPasteRows,
  };
}

function definitionOf<R extends object>(column: GridColumn<R>) {
  return {
    id: column.id,
    accessorFn: (record: R) => column.value(record) ?? undefined,
    sortFn: byValue,
    sortUndefined: 'last' as const,
  };
}

interface ValueRow {
  readonly getValue: (column: string) => unknown;
}

const byValue = (a: ValueRow, b: ValueRow, column: string) =>
  compareValues(a.getValue(column) as string, b.getValue(column) as string);

const includesText = (row: ValueRow, column: string, text: string) =>
  String(row.getValue(column) ?? '')
    .toLowerCase()
    .includes(text);

/** The set with the id added, or without it where it was in. */
export function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
