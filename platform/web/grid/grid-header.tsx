// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not seen
import { type MouseEvent, memo, useRef } from 'react';
import { useWords } from '../words/words-context.tsx';
import { alignmentOf, type GridColumn } from './grid-column.ts';
import { useColumnDrag } from './use-column-drag.ts';
import { useColumnWidths } from './use-column-widths.ts';
import type { Grid } from './use-grid.ts';

interface GridHeaderProps<R> {
  readonly grid: Grid<R>;
  readonly activeColumn: number | null;
  /** Pixels from the left at which columns stay, by position; see `frozenOffsets`. */
  readonly offsets: readonly number[];
  /** Opens the menu of a column at its title. */
  readonly onMenu: (column: GridColumn<R>, title: HTMLElement) => void;
}

/** Titles; a click, Enter or Space sorts. They are dragged to another place, and at their right edge to a width. */
export const GridHeader = memo(DrawnHeader) as typeof DrawnHeader;

function DrawnHeader<R>({ grid, activeColumn, offsets, onMenu }: GridHeaderProps<R>) {
  const t = useWords('platform');
  const line = useRef<HTMLDivElement>(null);
  const drag = useColumnDrag(grid, line);
  const widths = useColumnWidths(grid);
  const open = (event: MouseEvent, column: GridColumn<R>) => {
    const title = (event.currentTarget as HTMLElement).closest<HTMLElement>('[role=columnheader]');
    title?.focus({ preventScroll: true });
    if (title) onMenu(column, title);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" className="grid-line" aria-rowindex={1} tabIndex={-1} ref={line}>
        {grid.columns.map((column, index) => {
          const isSortable = column.isSortable !== false;
          const sorted = grid.sort?.column === column.id ? grid.sort : null;
          const direction = sorted?.isDescending ? 'descending' : 'ascending';
          const left = offsets[index];
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's root handles the keys of all cells
            <div
              key={column.id}
              role="columnheader"
              className={`grid-title grid-${alignmentOf(column)}${left === undefined ? '' : ' grid-frozen'}`}
              style={left === undefined ? undefined : { left }}
              aria-colindex={index + 1}
              aria-label={column.label}
              aria-sort={isSortable ? (sorted ? direction : 'none') : undefined}
              title={column.label}
              tabIndex={activeColumn === index ? 0 : -1}
              data-row={-1}
              data-column={index}
              data-active={activeColumn === index || undefined}
              data-sortable={isSortable || undefined}
              onPointerDown={(event) => drag.onPointerDown(event, index)}
              onClick={() => !drag.hasMoved() && isSortable && grid.toggleSort(column.id)}
              onContextMenu={(event) => open(event, column)}
            >
              <span className={column.title ? 'grid-text' : 'visually-hidden'}>{column.title || column.label}</span>
              {sorted && <SortMark isDescending={sorted.isDescending} />}
              <button
                type="button"
                className="grid-more"
                tabIndex={-1}
                aria-haspopup="menu"
                aria-label={t('grid.menu.open')}
                onClick={(event) => open(event, column)}
              >
                <svg viewBox="0 0 8 8" aria-hidden="true">
                  <path d="M1 2.5h6L4 6.5z" />
                </svg>
              </button>
              {/* biome-ignore-start lint/a11y: for the pointer; the keyboard has Shift and the arrows */}
              <span
                className="grid-grip"
                onPointerDown={(event) => widths.onPointerDown(event, index)}
                onClick={(event) => event.stopPropagation()}
                onDoubleClick={() => widths.fit(index)}
              />
              {/* biome-ignore-end lint/a11y: as above */}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function SortMark({ isDescending }: { readonly isDescending: boolean }) {
  return (
    <svg className="grid-sort" viewBox="0 0 8 8" aria-hidden="true">
      <path d={isDescending ? 'M1 2.5h6L4 6.5z' : 'M1 5.5h6L4 1.5z'} />
    </svg>
  );
}
