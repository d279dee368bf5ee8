import { Checkbox, Popover } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useNarrow } from '../frame/use-narrow.ts';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words-context.tsx';
import { copyRows } from './copy-rows.ts';
import { GridKeys } from './grid-keys.tsx';
import type { Grid } from './use-grid.ts';
import { isTyping } from './use-grid-keys.ts';

interface GridToolsProps<R> {
  readonly grid: Grid<R>;
  /** Tabs or views, at the left of the bar. */
  readonly children?: ReactNode;
  /** Acts on the list, at its right end. */
  readonly acts?: ReactNode;
}

/** The bar over a grid: views left; filter, columns and acts right. `/` goes to the filter, `?` shows the keys. */
export function GridTools<R>({ grid, children, acts }: GridToolsProps<R>) {
  const t = useWords('platform');
  const [showsKeys, setShowsKeys] = useState(false);
  const isNarrow = useNarrow();
  const { filterRef } = grid;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.target && isTyping(event.target)) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === '/') filterRef.current?.focus();
      else if (event.key === '?') setShowsKeys(true);
      else return;
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
        <label className="field">
          <span className="visually-hidden">{t('grid.filter')}</span>
          <input
            ref={filterRef}
            type="search"
            placeholder={t('grid.filter')}
            value={grid.filter}
            onChange={(event) => grid.setFilter(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') grid.setFilter('');
              if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') focusGrid(grid);
            }}
          />
          {!isNarrow && !grid.filter && <kbd>/</kbd>}
        </label>
        {!isNarrow && <ColumnChooser grid={grid} onKeys={() => setShowsKeys(true)} />}
        {acts}
      </div>
      {showsKeys && <GridKeys isTree={grid.isTree} onClose={() => setShowsKeys(false)} />}
    </div>
  );
}

function focusGrid<R>({ scrollRef }: Grid<R>): void {
  scrollRef.current?.querySelector<HTMLElement>('[data-active]')?.focus();
}

function SelectedRows<R>({ grid }: { readonly grid: Grid<R> }) {
  const t = useWords('platform');
  const copy = () => {
    const chosen = grid.rows.flatMap((line) =>
      line.kind === 'record' && grid.selected.has(line.id) ? [line.record] : [],
    );
    void navigator.clipboard.writeText(copyRows(grid.columns, chosen));
  };
  return (
    <>
      <span className="dim" role="status">
        {t('grid.selected', { count: grid.selected.size })}
      </span>
      <Button onClick={copy}>{t('grid.copyRows')}</Button>
    </>
  );
}

interface ColumnChooserProps<R> {
  readonly grid: Grid<R>;
  readonly onKeys: () => void;
}

function ColumnChooser<R>({ grid, onKeys }: ColumnChooserProps<R>) {
  const t = useWords('platform');
  const shown = new Set(grid.columns.map(({ id }) => id));
  const choosable = grid.allColumns.filter(({ isFixed }, index) => index > 0 && !isFixed);
  return (
    <Popover position="bottom-end" width={220} trapFocus returnFocus>
      <Popover.Target>
        <Button>{t('grid.columns')}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('grid.columns')}>
        <div className="chooser">
          {choosable.map(({ id, title, label }) => (
            <Checkbox key={id} label={label ?? title} checked={shown.has(id)} onChange={() => grid.toggleColumn(id)} />
          ))}
          <Checkbox
            className="chooser-density"
            label={t('grid.comfortable')}
            checked={grid.density === 'comfortable'}
            onChange={(event) => grid.setDensity(event.currentTarget.checked ? 'comfortable' : 'compact')}
          />
          <button type="button" className="quiet" onClick={onKeys}>
            {t('grid.showKeys')} <kbd>?</kbd>
          </button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
