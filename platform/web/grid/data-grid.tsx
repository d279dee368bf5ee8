// biome-ignore-all lint/a11y/useSemanticElements: a table cannot leave out the rows that are not seen
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useNarrow } from '../frame/use-narrow.ts';
import { useWords } from '../words/words-context.tsx';
import type { DataGridProps } from './data-grid-props.ts';
import { EmptyRows } from './empty-rows.tsx';
import { GridCards } from './grid-cards.tsx';
import { type GridColumn, templateOf } from './grid-column.ts';
import { GridHeader } from './grid-header.tsx';
import { GridLine } from './grid-line.tsx';
import { frozenOffsets } from './shown-columns.ts';
import { useActiveCell } from './use-active-cell.ts';
import { useCellEditing } from './use-cell-editing.tsx';
import { useSettle } from './use-edits.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { usePaste } from './use-paste.tsx';
import { useWriteAt } from './use-write-at.ts';
import './data-grid.css';

const ColumnMenu = lazy(() => import('./column-menu.tsx').then((module) => ({ default: module.ColumnMenu })));

/** Rows drawn as far as they are seen, with the keyboard and the roles of an ARIA grid, or tree grid for trees. */
export function DataGrid<R extends object>(props: DataGridProps<R>) {
  const isNarrow = useNarrow();
  if (props.isLoading || !props.grid.rows.length) return <EmptyRows {...props} />;
  return isNarrow && !props.staysGrid ? <GridCards {...props} /> : <WideGrid {...props} />;
}

function WideGrid<R extends object>(props: DataGridProps<R>) {
  const { grid, label, openId, headerHeight = 30, isSelectable = false } = props;
  const { rows, columns, rowHeight, scrollRef } = grid;
  const t = useWords('platform');
  const active = useActiveCell(grid, props);
  const activeRow = active.place.row;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headerHeight,
    paddingStart: 0,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan);
      const last = Math.min(count - 1, endIndex + overscan);
      const seen = Array.from({ length: last - first + 1 }, (_, index) => first + index);
      // The line that holds the focus stays, wherever the grid is scrolled, so that the next key starts from it.
      return activeRow >= 0 && (activeRow < first || activeRow > last) ? [...seen, activeRow] : seen;
    },
  });
  useEffect(() => virtual.measure(), [virtual, rowHeight]);
  const editing = useCellEditing(grid, active);
  const keys = useGridKeys({ ...props, active, editing, isSelectable, headerHeight });
  useWriteAt(grid, active, editing);
  const { onPaste, report } = usePaste(grid, active);
  const onSettle = useSettle(grid.edits);
  const offsets = useMemo(() => frozenOffsets(columns, grid.frozenCount), [columns, grid.frozenCount]);
  const [menu, setMenu] = useState<{ readonly column: GridColumn<R>; readonly title: HTMLElement } | null>(null);
  const onMenu = useCallback((column: GridColumn<R>, title: HTMLElement) => setMenu({ column, title }), []);
  const style = useMemo(
    () => ({
      '--grid-columns': templateOf(columns),
      '--grid-width': `${columns.reduce((sum, { width }) => sum + width, 0)}px`,
      '--grid-row': `${rowHeight}px`,
      '--grid-head': `${headerHeight}px`,
    }),
    [columns, rowHeight, headerHeight],
  ) as CSSProperties;

  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: grid and treegrid both take them */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a grid or tree grid is none */}
      <div
        ref={scrollRef}
        className={`grid${props.hidesScrollbar ? ' grid-bare' : ''}`}
        role={grid.hasLevels ? 'treegrid' : 'grid'}
        aria-label={label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-multiselectable={isSelectable || undefined}
        aria-readonly={true}
        aria-description={t('grid.keysHint')}
        style={style}
        onScroll={({ currentTarget }) => {
          currentTarget.toggleAttribute('data-aside', currentTarget.scrollLeft > 0);
          props.onScroll?.(currentTarget.scrollTop);
        }}
        onFocus={active.onFocus}
        onBlur={active.onBlur}
        onPaste={onPaste}
        {...keys}
      >
        <GridHeader
          grid={grid}
          activeColumn={activeRow === -1 ? active.place.column : null}
          offsets={offsets}
          onMenu={onMenu}
        />
        <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = rows[index];
            return line ? (
              <GridLine
                key={line.id}
                line={line}
                index={index}
                top={start}
                columns={columns}
                isTree={grid.isTree}
                firstLevel={grid.hasLevels ? (grid.isTree ? 1 : 2) : null}
                isOpen={line.id === openId}
                isSelected={isSelectable ? grid.selected.has(line.id) : null}
                activeColumn={index === activeRow ? active.place.column : null}
                onToggle={grid.toggle}
                offsets={offsets}
                canEdit={grid.edits.canEdit}
                marks={grid.edits.marks.get(line.id)}
                onSettle={onSettle}
                field={index === activeRow ? editing.field : null}
                {...(props.lineClass && { lineClass: props.lineClass })}
                {...(props.groupNote && { groupNote: props.groupNote })}
              />
            ) : null;
          })}
        </div>
      </div>
      {report}
      {menu && (
        <Suspense>
          <ColumnMenu
            grid={grid as never}
            column={menu.column as never}
            title={menu.title}
            onClose={() => setMenu(null)}
          />
        </Suspense>
      )}
    </>
  );
}
