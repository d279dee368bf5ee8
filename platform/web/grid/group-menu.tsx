import { Popover } from '../parts/popover.tsx';
import { useWords } from '../words/words-context.tsx';
import type { Grid } from './use-grid.ts';

/** By what the rows are gathered: one of the columns that the list offers for it, shown or not, or by nothing. */
export function GroupMenu<R>({ grid }: { readonly grid: Grid<R> }) {
  const t = useWords('platform');
  const { groups, view, changeView } = grid;
  const chosen = groups.find(({ id }) => id === view.group)?.id ?? null;
  const nothing = { id: null, name: t('grid.noGroup') };
  const choices = [nothing, ...groups.map(({ id, title, label }) => ({ id, name: label ?? title }))];
  return (
    <Popover label={t('grid.group')} button={t('grid.group')} buttonClass="btn btn-view">
      {(close) =>
        choices.map(({ id, name }) => (
          <button
            key={id ?? ''}
            type="button"
            className="popover-item"
            aria-pressed={id === chosen}
            onClick={() => {
              changeView({ group: id });
              close();
            }}
          >
            {name}
            {id === chosen && (
              <span className="popover-check" aria-hidden="true">
                ✓
              </span>
            )}
          </button>
        ))
      }
    </Popover>
  );
}
