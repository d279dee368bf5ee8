import { showKeys } from '../keys/key-help.ts';
import { Popover } from '../parts/popover.tsx';
import { useWords } from '../words/words-context.tsx';
import { withColumn, withoutColumn } from './column-order.ts';
import type { Grid } from './use-grid.ts';

interface ColumnChooserProps<R> {
  readonly grid: Grid<R>;
}

/** Which columns are shown, and how high the rows are. */
export function ColumnChooser<R>({ grid }: ColumnChooserProps<R>) {
  const t = useWords('platform');
  const order = grid.columns.map(({ id }) => id);
  const all = grid.allColumns.map(({ id }) => id);
  const choosable = grid.allColumns.filter(({ isFixed }, index) => index > 0 && !isFixed);
  const toggle = (id: string) =>
    grid.changeView({ columns: order.includes(id) ? withoutColumn(order, id) : withColumn(order, id, all) });
  const isComfortable = grid.density === 'comfortable';
  const { columns, widths, frozen } = grid.view;
  return (
    <Popover label={t('grid.columns')} button={t('grid.columns')} buttonClass="btn btn-view">
      {(close) => (
        <>
          {choosable.map(({ id, title, label }) => (
            <label key={id} className="popover-item">
              <input type="checkbox" checked={order.includes(id)} onChange={() => toggle(id)} />
              {label ?? title}
            </label>
          ))}
          <hr />
          <button
            type="button"
            className="popover-item"
            disabled={!columns && !frozen && Object.keys(widths).length === 0}
            onClick={() => grid.changeView({ columns: null, widths: {}, frozen: null })}
          >
            {t('grid.resetColumns')}
          </button>
          <label className="popover-item">
            <input
              type="checkbox"
              checked={isComfortable}
              onChange={() => grid.setDensity(isComfortable ? 'compact' : 'comfortable')}
            />
            {t('grid.comfortable')}
          </label>
          <button
            type="button"
            className="popover-item"
            onClick={() => {
              close();
              showKeys();
            }}
          >
            {t('grid.showKeys')} <kbd>?</kbd>
          </button>
        </>
      )}
    </Popover>
  );
}
