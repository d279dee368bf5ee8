import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import { withColumnFilter } from './column-filter.ts';
import { filterText } from './filter-text.ts';
import type { GridColumn } from './grid-column.ts';
import type { ColumnFilter } from './grid-view.ts';
import { type PageFilter, withoutFilters } from './page-filters.ts';
import type { Grid } from './use-grid.ts';
import './filter-chips.css';

const FilterPopover = lazy(() => import('./filter-form.tsx').then((module) => ({ default: module.FilterPopover })));

/** By what the rows are filtered and gathered, each to be changed or taken away. Nothing where there is neither. */
export function FilterChips<R>({ grid }: { readonly grid: Grid<R> }) {
  const t = useWords('platform');
  const format = useFormat();
  const tell = (column: GridColumn<R>, filter: ColumnFilter) => filterText(column, filter, t, format);
  const [open, setOpen] = useState<{ readonly column: GridColumn<R>; readonly anchor: Element } | null>(null);
  const { view, changeView, allColumns, pageFilters } = grid;
  const columnOf = (id: string | null) => allColumns.find((column) => column.id === id);
  const group = columnOf(view.group);
  const filters = view.filters.flatMap((filter) => {
    const column = columnOf(filter.column);
    return column ? [{ filter, column }] : [];
  });
  const chosen = (pageFilters?.all ?? []).filter(({ name }) => pageFilters?.values[name] !== undefined);
  const count = filters.length + chosen.length;
  if (!count && !group) return null;
  return (
    <div className="filter-chips">
      {group && (
        <Chip
          text={t('grid.groupedBy', { column: group.label ?? group.title })}
          remove={t('grid.ungroup')}
          onRemove={() => changeView({ group: null })}
        />
      )}
      {chosen.map((one) => (
        <Chip
          key={one.name}
          text={pageFilterText(one, pageFilters?.values[one.name])}
          remove={t('grid.removeFilter', { column: one.label })}
          onRemove={() => pageFilters?.set({ [one.name]: undefined })}
        />
      ))}
      {filters.map(({ filter, column }) => (
        <Chip
          key={column.id}
          text={tell(column, filter)}
          remove={t('grid.removeFilter', { column: column.label ?? column.title })}
          onOpen={(anchor) => setOpen({ column, anchor })}
          onRemove={() => changeView({ filters: withColumnFilter(view.filters, column.id, null) })}
        />
      ))}
      {count > 1 && (
        <button type="button" className="filter-clear" onClick={() => clearFilters(grid)}>
          {t('grid.clearFilters')}
        </button>
      )}
      {open && (
        <Suspense>
          <FilterPopover
            anchor={open.anchor}
            grid={grid as never}
            column={open.column as never}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

const pageFilterText = ({ label, options }: PageFilter, value: string | undefined) =>
  `${label}: ${options.find((option) => option.value === value)?.label ?? '…'}`;

/** All that leaves rows out is taken away, in the page's address and in the grid's word of it. */
export function clearFilters<R>({ view, changeView, pageFilters }: Grid<R>): void {
  if (view.filter || view.filters.length) changeView({ filter: '', filters: [] });
  if (pageFilters && Object.keys(pageFilters.values).length) {
    pageFilters.search?.set('');
    pageFilters.set(withoutFilters(pageFilters));
  }
}

interface ChipProps {
  readonly text: string;
  readonly remove: string;
  readonly onOpen?: (anchor: Element) => void;
  readonly onRemove: () => void;
}

function Chip({ text, remove, onOpen, onRemove }: ChipProps) {
  return (
    <span className="filter-chip">
      {onOpen ? (
        <button type="button" onClick={(event) => onOpen(event.currentTarget)}>
          {text}
        </button>
      ) : (
        <span>{text}</span>
      )}
      <button type="button" aria-label={remove} title={remove} onClick={onRemove}>
        <svg viewBox="0 0 8 8" aria-hidden="true">
          <path d="M1.5 1.5l5 5M6.5 1.5l-5 5" />
        </svg>
      </button>
    </span>
  );
}
