import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words-context.tsx';
import type { DataGridProps } from './data-grid-props.ts';
import { clearFilters } from './filter-chips.tsx';

/** In place of rows: a skeleton while they come, the way back from a filter that matches none, or what belongs here. */
export function EmptyRows<R>({ grid, isLoading, empty, label }: DataGridProps<R>) {
  const t = useWords('platform');
  if (isLoading) return <Skeleton label={t('grid.loading', { label })} rowHeight={grid.rowHeight} />;
  const chosen = Object.keys(grid.pageFilters?.values ?? {}).length;
  const count = grid.view.filters.length + chosen;
  if (grid.filter || count) {
    return (
      <div className="grid-none">
        <p>{grid.filter ? t('grid.noMatch', { filter: grid.filter }) : t('grid.noneLeft')}</p>
        <Button
          onClick={() => {
            clearFilters(grid);
            grid.filterRef.current?.focus();
          }}
        >
          {t(count > 1 ? 'grid.clearFilters' : 'grid.clearFilter')}
        </Button>
      </div>
    );
  }
  return <div className="grid-none">{empty}</div>;
}

const widths = [62, 48, 71, 55, 40, 66, 52, 45];

function Skeleton({ label, rowHeight }: { readonly label: string; readonly rowHeight: number }) {
  return (
    <div className="skeleton" role="status" aria-label={label}>
      {widths.map((width) => (
        <div key={width} style={{ height: rowHeight }}>
          <i style={{ width: `${width}%` }} />
        </div>
      ))}
    </div>
  );
}
