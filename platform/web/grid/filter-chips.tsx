import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import { withColumnFilter } from './column-filter.ts';
import { filterText } from './filter-text.ts';
import type { GridColumn } from './grid-column.ts';
import type { ColumnFilter } from './grid-view.ts';
import type { Grid } from './use-grid.ts';
import './filter-chips.css';

const FilterPopover = lazy(() => import('./filter-form.tsx').then((module) => ({ default: module.FilterPopover })));

/** By what the rows are filtered and gathered, each to be changed or taken away. Nothing where there is neither. */
export function FilterChips<R>({ grid }: { readonly grid: Grid<R> }) {
  const t = useWords('platform');
  const format = useFormat();
  const tell = (column: GridColumn<R>, filter: ColumnFilter) => filterText(column, filter, t, format);
  const [open, setOpen] = useState<{ readonly column: GridColumn<R>; readonly anchor: Element } | null>(null);
  const { view, changeView, allColumns } = grid;
  const columnOf = (id: string | null) => allColumns.find((column) => column.id === id);
  const group = columnOf(view.group);
  const filters = view.filters.flatMap((filter) => {
    const column = columnOf(filter.column);
    return column ? [{ filter, column }] : [];
  });
  if (!filters.length && !group) return null;
  return (
    <div className="filter-chips">
      {group && (
        <Chip
          text={t('grid.groupedBy', { column: group.label ?? group.title })}
          remove={t('grid.ungroup')}
          onRemove={() => changeView({ group: null })}
        />
      )}
      {filters.map(({ filter, column }) => (
        <Chip
          key={column.id}
          text={tell(column, filter)}
          remove={t('grid.removeFilter', { column: column.label ?? column.title })}
          onOpen={(anchor) => setOpen({ column, anchor })}
          onRemove={() => changeView({ filters: withColumnFilter(view.filters, column.id, null) })}
        />
      ))}
      {filters.length > 1 && (
        <button type="button" className="filter-clear" onClick={() => changeView({ filters: [] })}>
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
