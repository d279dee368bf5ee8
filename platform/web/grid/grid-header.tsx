// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not seen
import { alignmentOf } from './grid-column.ts';
import type { Grid } from './use-grid.ts';

interface GridHeaderProps<R> {
  readonly grid: Grid<R>;
  readonly activeColumn: number | null;
}

/** Titles; a click, Enter or Space sorts: upward, downward, not at all. */
export function GridHeader<R>({ grid, activeColumn }: GridHeaderProps<R>) {
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" className="grid-line" aria-rowindex={1} tabIndex={-1}>
        {grid.columns.map((column, index) => {
          const isSortable = column.isSortable !== false;
          const sorted = grid.sort?.column === column.id ? grid.sort : null;
          const direction = sorted?.isDescending ? 'descending' : 'ascending';
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's root handles the keys of all cells
            <div
              key={column.id}
              role="columnheader"
              className={`grid-title grid-${alignmentOf(column)}`}
              aria-colindex={index + 1}
              aria-label={column.label}
              aria-sort={isSortable ? (sorted ? direction : 'none') : undefined}
              title={column.label}
              tabIndex={activeColumn === index ? 0 : -1}
              data-row={-1}
              data-column={index}
              data-active={activeColumn === index || undefined}
              data-sortable={isSortable || undefined}
              onClick={() => isSortable && grid.toggleSort(column.id)}
            >
              <span className={column.title ? 'grid-text' : 'visually-hidden'}>{column.title || column.label}</span>
              {sorted && <SortMark isDescending={sorted.isDescending} />}
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
