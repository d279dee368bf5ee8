import { type ReactNode, useEffect } from 'react';
import { useNarrow } from '../frame/use-narrow.ts';
import { showKeys } from '../keys/key-help.ts';
import { Popover } from '../parts/popover.tsx';
import { ExportMenu } from '../print/export-menu.tsx';
import type { GridPrint } from '../print/grid-print.ts';
import { useWords } from '../words/words-context.tsx';
import { useGridKeyHelp } from './grid-keys.ts';
import { SelectedRows } from './selected-rows.tsx';
import type { Grid } from './use-grid.ts';
import { isTyping } from './use-grid-keys.ts';

interface GridToolsProps<R> {
  readonly grid: Grid<R>;
  /** Tabs or views, at the left of the bar. */
  readonly children?: ReactNode;
  /** Acts on the list, at its right end. */
  readonly acts?: ReactNode;
  /** What the page adds to the list's print. */
  readonly print?: GridPrint<R> | undefined;
}

/** The bar over a grid: views left; filter, columns and acts right. `/` goes to the filter. */
export function GridTools<R>({ grid, children, acts, print }: GridToolsProps<R>) {
  const t = useWords('platform');
  const isNarrow = useNarrow();
  const { filterRef } = grid;
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

  return (
    <div className="bar">
      {children}
      <div className="bar-end">
        {grid.selected.size > 0 && <SelectedRows grid={grid} />}
        <span className="visually-hidden" role="status">
          {grid.filter && t('grid.found', { count: grid.rows.length })}
        </span>
        <label className="field">
          <span className="visually-hidden">{t('grid.filter')}</span>
          <input
            ref={filterRef}
            type="search"
            placeholder={t('grid.filter')}
            value={grid.filter}
            onChange={(event) => grid.setFilter(event.currentTarget.value)}
            onKeyDown={(event) => {
              const isLeaving = event.key === 'ArrowDown' || event.key === 'Enter' || event.key === 'Escape';
              if (event.key === 'Escape' && grid.filter) grid.setFilter('');
              else if (isLeaving) focusGrid(grid);
              if (isLeaving) event.preventDefault();
            }}
          />
          {!isNarrow && !grid.filter && <kbd>/</kbd>}
        </label>
        {!isNarrow && <ColumnChooser grid={grid} />}
        {!isNarrow && <ExportMenu grid={grid} print={print} />}
        {acts}
      </div>
    </div>
  );
}

function focusGrid<R>({ scrollRef }: Grid<R>): void {
  scrollRef.current?.querySelector<HTMLElement>('[data-active]')?.focus();
}

interface ColumnChooserProps<R> {
  readonly grid: Grid<R>;
}

/** Which columns are shown, and how high the rows are. */
function ColumnChooser<R>({ grid }: ColumnChooserProps<R>) {
  const t = useWords('platform');
  const shown = new Set(grid.columns.map(({ id }) => id));
  const choosable = grid.allColumns.filter(({ isFixed }, index) => index > 0 && !isFixed);
  const isComfortable = grid.density === 'comfortable';
  return (
    <Popover label={t('grid.columns')} button={t('grid.columns')} buttonClass="btn btn-view">
      {(close) => (
        <>
          {choosable.map(({ id, title, label }) => (
            <label key={id} className="popover-item">
              <input type="checkbox" checked={shown.has(id)} onChange={() => grid.toggleColumn(id)} />
              {label ?? title}
            </label>
          ))}
          <hr />
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
