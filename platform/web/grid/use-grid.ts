import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type RefObject, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useRemembered } from '../client/remembered.ts';
import type { OnEdit } from './cell-editor.ts';
import { cellWord, matchesFilter } from './column-filter.ts';
import { withRoom } from './column-room.ts';
import { compareValues, type GridColumn, type GridSort, nextSort } from './grid-column.ts';
import { flattenRows, type GridGroup, type GridRow, parentIds } from './grid-row.ts';
import { type ColumnFilter, type GridView, layoutOf } from './grid-view.ts';
import { printView } from './grid-view-text.ts';
import type { PageFilters } from './page-filters.ts';
import { frozenCount, shownColumns } from './shown-columns.ts';
import { type GridEdits, useEdits } from './use-edits.ts';
import { type GridViews, useGridView } from './use-grid-view.ts';

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});

export interface GridOptions<R> {
  /** Names the grid: its columns are remembered under it, and how it is looked at stands under it in the address. */
  readonly name: string;
  readonly rows: readonly R[];
  /** Keep it stable between renders (useMemo): a new array draws every row again. */
  readonly columns: readonly GridColumn<R>[];
  readonly rowId: (record: R) => string;
  /** Gives a tree: sorting works among siblings, and a parent stays while one of its descendants matches the filter. */
  readonly childrenOf?: ((record: R) => readonly R[] | undefined) | undefined;
  readonly groupOf?: ((record: R) => GridGroup) | undefined;
  /** The columns by which the bar offers to gather rows; the menu of a column offers it besides. */
  readonly groups?: readonly string[] | undefined;
  readonly sort?: GridSort | undefined;
  /** By what the server filters the rows before they come. */
  readonly pageFilters?: PageFilters | undefined;
  /**
   * Readers may save how they look at it: these are the words of the page's address that belong to that, if only `[]`.
   * Keep the list stable between renders.
   */
  readonly views?: readonly string[] | undefined;
  /**
   * Writes cells of columns with an `edit`, as one act: one for a typed cell, many for what was pasted or filled in bulk.
   * Resolves when saved and the rows have come back; rejects with the operation's error, which is shown at the cell.
   */
  readonly onEdit?: OnEdit<R> | undefined;
  /** Lines that are pasted past the last row become rows: `onEdit` gets them with the cells of the same act. */
  readonly takesRows?: boolean | undefined;
}

export type GridDensity = 'compact' | 'comfortable';
const rowHeights = { compact: 28, comfortable: 34 } as const;
const sentenceHeights = { compact: 38, comfortable: 44 } as const;

/** The grid as a model: give it to `DataGrid`, `GridTools`, and to whatever is drawn beside it. */
export interface Grid<R> {
  readonly name: string;
  /** Columns as chosen by the reader, in order. */
  readonly columns: readonly GridColumn<R>[];
  readonly allColumns: readonly GridColumn<R>[];
  /** Every record, those that are filtered out or folded away too. */
  readonly records: () => readonly R[];
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
  /** The columns by which the bar offers to gather rows. */
  readonly groups: readonly GridColumn<R>[];
  /** How the reader looks at it, and the way to look at it otherwise. */
  readonly view: GridView;
  readonly changeView: (part: Partial<GridView>) => void;
  /** The saved ones; null where there are none to save. */
  readonly views: GridViews | null;
  readonly pageFilters: PageFilters | null;
  readonly filter: string;
  readonly setFilter: (text: string) => void;
  readonly sort: GridSort | null;
  readonly toggleSort: (column: string) => void;
  /** So many columns stay while the others are scrolled sideways. */
  readonly frozenCount: number;
  readonly density: GridDensity;
  readonly setDensity: (density: GridDensity) => void;
  readonly toggle: (rowId: string) => void;
  readonly collapseAll: () => void;
  readonly expandAll: () => void;
  readonly selected: ReadonlySet<string>;
  readonly setSelected: (ids: ReadonlySet<string>) => void;
  readonly edits: GridEdits<R>;
  readonly takesRows: boolean;
  /** Opens a cell for writing as soon as its row is there: `grid.writeAt.current?.(rowId, columnId)`. */
  readonly writeAt: RefObject<((rowId: string, column: string) => void) | null>;
}

/** Filter, sort, tree, groups, columns, density, selection and writing of one grid. */
export function useGrid<R extends object>(options: GridOptions<R>): Grid<R> {
  const { name, rows, columns, rowId, childrenOf } = options;
  const { view, change, views } = useGridView(name, options.views);
  const known = (id: string | undefined) => (columns.some((column) => column.id === id) ? id : undefined);
  const sort = view.sort && known(view.sort.column) ? view.sort : (options.sort ?? null);
  const [density, setDensity] = useRemembered<GridDensity>('grid.density', 'compact');
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const scrollRef = useRef<HTMLDivElement>(null);
  const filterRef = useRef<HTMLInputElement>(null);
  const writeAt = useRef<((rowId: string, column: string) => void) | null>(null);
  const typed = useDeferredValue(view.filter);

  const layout = printView(layoutOf(view));
  const shown = useMemo(() => withRoom(shownColumns(columns, view), rows, view), [columns, rows, layout]);
  const grouped = childrenOf ? undefined : columns.find(({ id }) => id === view.group);
  const groupOf = useMemo(() => (grouped ? groupBy(grouped) : options.groupOf), [grouped, options.groupOf]);
  const definitions = useMemo(() => columns.map((column) => definitionOf(column)), [columns]);
  const sorting = useMemo(
    () => (sort ? [{ id: sort.column, desc: sort.isDescending }] : []),
    [sort?.column, sort?.isDescending],
  );
  const filtersText = JSON.stringify(view.filters);
  const columnFilters = useMemo(
    () => view.filters.filter(({ column }) => known(column)).map((filter) => ({ id: filter.column, value: filter })),
    [filtersText, columns],
  );
  const isFiltered = typed !== '' || columnFilters.length > 0;
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: (record: R) => rowId(record),
    ...(childrenOf && { getSubRows: (record: R) => childrenOf(record) }),
    filterFromLeafRows: true,
    globalFilterFn: includesText,
    getColumnCanGlobalFilter: () => true,
    state: { sorting, globalFilter: typed.trim().toLowerCase(), columnFilters },
  });
  const sorted = table.getSortedRowModel().rows;
  const lines = useMemo(
    () => flattenRows(sorted, (id) => (grouped || !isFiltered) && collapsed.has(id), groupOf),
    [sorted, collapsed, isFiltered, grouped, groupOf],
  );

  return {
    name,
    columns: shown,
    allColumns: columns,
    records: () => withDescendants(rows, childrenOf),
    rows: lines,
    rowHeight: (shown.some(({ hasSentences }) => hasSentences) ? sentenceHeights : rowHeights)[density],
    scrollRef,
    filterRef,
    isTree: childrenOf !== undefined,
    hasLevels: childrenOf !== undefined || groupOf !== undefined,
    groups: columns.filter(({ id }) => options.groups?.includes(id)),
    view,
    changeView: change,
    views,
    pageFilters: options.pageFilters ?? null,
    filter: view.filter,
    setFilter: useCallback((filter) => change({ filter }), [change]),
    sort,
    toggleSort: useCallback((column) => change({ sort: nextSort(sort, column) }), [sort, change]),
    frozenCount: frozenCount(shown, view),
    density,
    setDensity,
    toggle: useCallback((id: string) => setCollapsed((ids) => toggled(ids, id)), []),
    collapseAll: () => setCollapsed(new Set(parentIds(sorted))),
    expandAll: () => setCollapsed((ids) => (ids.size === 0 ? ids : new Set())),
    selected,
    setSelected,
    edits: useEdits(options),
    takesRows: options.takesRows === true,
    writeAt,
  };
}

function withDescendants<R>(rows: readonly R[], childrenOf: GridOptions<R>['childrenOf']): readonly R[] {
  if (!childrenOf) return rows;
  return rows.flatMap((row) => [row, ...withDescendants(childrenOf(row) ?? [], childrenOf)]);
}

/** Rows gathered by the word of a column; those without are under an en dash. */
function groupBy<R>(column: GridColumn<R>): (record: R) => GridGroup {
  return (record) => {
    const word = cellWord(column, record);
    return { id: word, title: word || '–' };
  };
}

function definitionOf<R extends object>(column: GridColumn<R>) {
  return {
    id: column.id,
    accessorFn: (record: R) => column.value(record) ?? undefined,
    sortFn: byValue,
    sortUndefined: 'last' as const,
    filterFn: (row: { readonly original: R }, _column: string, filter: ColumnFilter) =>
      matchesFilter(filter, column, row.original),
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
