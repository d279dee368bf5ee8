import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words-context.tsx';
import type { DataGridProps } from './data-grid-props.ts';

/** In place of rows: a skeleton while they come, the way back from a filter that matches none, or what belongs here. */
export function EmptyRows<R>({ grid, isLoading, empty, label }: DataGridProps<R>) {
  const t = useWords('platform');
  if (isLoading) return <Skeleton label={t('grid.loading', { label })} rowHeight={grid.rowHeight} />;
  if (grid.filter || grid.view.filters.length) {
    return (
      <div className="grid-none">
        <p>{grid.filter ? t('grid.noMatch', { filter: grid.filter }) : t('grid.noneLeft')}</p>
        <Button
          onClick={() => {
            grid.changeView({ filter: '', filters: [] });
            grid.filterRef.current?.focus();
          }}
        >
          {t(grid.view.filters.length > 1 ? 'grid.clearFilters' : 'grid.clearFilter')}
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
