import { type ReactNode, useEffect } from 'react';
import { useNarrow } from '../frame/use-narrow.ts';
import { SearchField } from '../parts/search-field.tsx';
import { ExportMenu } from '../print/export-menu.tsx';
import type { GridPrint } from '../print/grid-print.ts';
import { useWords } from '../words/words-context.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { FilterChips } from './filter-chips.tsx';
import { useGridKeyHelp } from './grid-keys.ts';
import { GroupMenu } from './group-menu.tsx';
import { PageFilterMenu } from './page-filter-menu.tsx';
import { SelectedRows } from './selected-rows.tsx';
import type { Grid } from './use-grid.ts';
import { isTyping } from './use-grid-keys.ts';
import { ViewTabs } from './view-tabs.tsx';

interface GridToolsProps<R> {
  readonly grid: Grid<R>;
  /** Tabs or views, at the left of the bar. */
  readonly children?: ReactNode;
  /** Acts on the list, at its right end. */
  readonly acts?: ReactNode;
  /** There is nothing to filter, choose or export yet. */
  readonly isEmpty?: boolean | undefined;
  /** What the page adds to the list's print. */
  readonly print?: GridPrint<R> | undefined;
}

/** The bar over a grid: views left; filter, columns and acts right. `/` goes to the filter. */
export function GridTools<R>({ grid, children, acts, isEmpty, print }: GridToolsProps<R>) {
  const t = useWords('platform');
  const isNarrow = useNarrow();
  const { filterRef, pageFilters } = grid;
  const search = pageFilters?.search ?? { text: grid.filter, set: grid.setFilter };
  useGridKeyHelp(grid);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.target && isTyping(event.target)) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key !== '/') return;
      filterRef.current?.focus();
      event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [filterRef]);

  const isBare = isEmpty && !isFiltered(grid);
  if (isBare && !children && !acts && !grid.views) return null;
  return (
    <>
      <div className="bar">
        {children}
        {grid.views && <ViewTabs name={grid.name} views={grid.views} />}
        <div className="bar-end">
          {!isBare && (
            <>
              {grid.selected.size > 0 && <SelectedRows grid={grid} />}
              <span className="visually-hidden" role="status">
                {(grid.filter || grid.view.filters.length > 0) && t('grid.found', { count: grid.rows.length })}
              </span>
              <SearchField
                label={t(pageFilters?.search ? 'grid.search' : 'grid.filter')}
                value={search.text}
                onValue={search.set}
                inputRef={filterRef}
                onKeyDown={(event) => {
                  const isLeaving = event.key === 'ArrowDown' || event.key === 'Enter' || event.key === 'Escape';
                  if (event.key === 'Escape' && search.text) search.set('');
                  else if (isLeaving) focusGrid(grid);
                  if (isLeaving) event.preventDefault();
                }}
              >
                {!isNarrow && !search.text && <kbd>/</kbd>}
              </SearchField>
              {pageFilters && <PageFilterMenu filters={pageFilters} />}
              {grid.groups.length > 0 && <GroupMenu grid={grid} />}
              {!isNarrow && <ColumnChooser grid={grid} />}
              <ExportMenu grid={grid} print={print} />
            </>
          )}
          {acts}
        </div>
      </div>
      <FilterChips grid={grid} />
    </>
  );
}

/** A list that a filter leaves without rows keeps what the filter is changed by. */
function isFiltered<R>({ filter, view, pageFilters }: Grid<R>): boolean {
  const chosen = Object.keys(pageFilters?.values ?? {}).length;
  return filter !== '' || view.filters.length > 0 || chosen > 0 || Boolean(pageFilters?.search?.text);
}

function focusGrid<R>({ scrollRef }: Grid<R>): void {
  scrollRef.current?.querySelector<HTMLElement>('[data-active]')?.focus();
}
