import { type ReactNode, useState } from 'react';
import { Anchored } from '../parts/anchored.tsx';
import { useWords } from '../words/words-context.tsx';
import { filterKindOf } from './column-filter.ts';
import { withoutColumn } from './column-order.ts';
import { FilterPopover } from './filter-form.tsx';
import type { GridColumn } from './grid-column.ts';
import { unfrozen } from './shown-columns.ts';
import { moveTo } from './use-column-drag.ts';
import { fitColumn } from './use-column-widths.ts';
import type { Grid } from './use-grid.ts';

interface ColumnMenuProps<R> {
  readonly grid: Grid<R>;
  readonly column: GridColumn<R>;
  readonly title: HTMLElement;
  readonly onClose: () => void;
}

/** All that can be done with a column: sort, filter, group, freeze, move, fit, hide. */
export function ColumnMenu<R>({ grid, column, title, onClose }: ColumnMenuProps<R>) {
  const t = useWords('platform');
  const [isFiltering, setFiltering] = useState(false);
  const name = column.label ?? column.title;
  if (isFiltering) return <FilterPopover anchor={title} grid={grid} column={column} onClose={onClose} />;
  const { view, changeView } = grid;
  const { id } = column;
  const order = grid.columns.map((shown) => shown.id);
  const at = order.indexOf(id);
  const isWord = ['text', 'choice'].includes(filterKindOf(column));
  const isFrozen = grid.frozenCount === at + 1 && (at > 0 || view.frozen === id);
  const sort = (isDescending: boolean) => ({
    isChosen: grid.sort?.column === id && grid.sort.isDescending === isDescending,
    act: () => changeView({ sort: { column: id, isDescending } }),
  });
  const item = (key: string, act: () => void, isChosen?: boolean) => (
    <MenuItem
      key={key}
      isChosen={isChosen}
      onChoose={() => {
        act();
        if (key !== 'filter') onClose();
      }}
    >
      {t(`grid.menu.${key}`)}
    </MenuItem>
  );
  return (
    <Anchored anchor={title} label={name} role="menu" onClose={onClose}>
      {column.isSortable !== false && [
        item('ascending', sort(false).act, sort(false).isChosen),
        item('descending', sort(true).act, sort(true).isChosen),
        <hr key="line" />,
      ]}
      {item('filter', () => setFiltering(true))}
      {isWord &&
        !grid.isTree &&
        item('group', () => changeView({ group: view.group === id ? null : id }), view.group === id)}
      <hr />
      {item('freeze', () => changeView({ frozen: isFrozen ? unfrozen(grid.columns) : id }), isFrozen)}
      {at > 1 && item('left', () => moveTo(grid, id, at - 1))}
      {at > 0 && at < order.length - 1 && item('right', () => moveTo(grid, id, at + 1))}
      {item('fit', () => fitColumn(grid, at))}
      {at > 0 && !column.isFixed && item('hide', () => changeView({ columns: withoutColumn(order, id) }))}
    </Anchored>
  );
}

interface MenuItemProps {
  /** Given where the item is a state that can be on. */
  readonly isChosen?: boolean | undefined;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

function MenuItem({ isChosen, onChoose, children }: MenuItemProps) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: given where the role is menuitemcheckbox
    <button
      type="button"
      role={isChosen === undefined ? 'menuitem' : 'menuitemcheckbox'}
      aria-checked={isChosen}
      tabIndex={-1}
      className="popover-item"
      onClick={onChoose}
    >
      {children}
      {isChosen && (
        <span className="popover-check" aria-hidden="true">
          ✓
        </span>
      )}
    </button>
  );
}
