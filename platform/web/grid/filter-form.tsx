import { Anchored } from '../parts/anchored.tsx';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/words-context.tsx';
import { cellWord, filterKindOf, withColumnFilter } from './column-filter.ts';
import { compareValues, type GridColumn } from './grid-column.ts';
import type { ColumnFilter } from './grid-view.ts';
import type { Grid } from './use-grid.ts';

interface FilterFormProps<R> {
  readonly grid: Grid<R>;
  readonly column: GridColumn<R>;
  readonly onClose: () => void;
}

/** What a column's cells must be, at the element from which that was asked for. */
export function FilterPopover<R>({ anchor, ...props }: FilterFormProps<R> & { readonly anchor: Element }) {
  const t = useWords('platform');
  const name = props.column.label ?? props.column.title;
  return (
    <Anchored anchor={anchor} label={t('grid.filterBy', { column: name })} onClose={props.onClose}>
      <FilterForm {...props} />
    </Anchored>
  );
}

/** It holds as soon as it is typed. */
function FilterForm<R>({ grid, column, onClose }: FilterFormProps<R>) {
  const t = useWords('platform');
  const { view, changeView } = grid;
  const { id } = column;
  const filter = view.filters.find((one) => one.column === id);
  const set = (next: ColumnFilter | null) => changeView({ filters: withColumnFilter(view.filters, id, next) });
  const kind = filterKindOf(column);
  return (
    <form
      className="filter-form"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <b>{t('grid.filterBy', { column: column.label ?? column.title })}</b>
      {kind === 'choice' && <Words grid={grid} column={column} filter={filter} onSet={set} />}
      {kind === 'text' && (
        <label className="filter-field">
          <span>{t('grid.contains')}</span>
          <input
            type="text"
            className="small-field"
            value={filter?.kind === 'contains' ? filter.text : ''}
            onChange={({ currentTarget: { value } }) =>
              set(value ? { column: id, kind: 'contains', text: value } : null)
            }
          />
        </label>
      )}
      {(kind === 'number' || kind === 'date') && <Range column={id} kind={kind} filter={filter} onSet={set} />}
      <div className="form-acts">
        {filter && (
          <Button
            onClick={() => {
              set(null);
              onClose();
            }}
          >
            {t('grid.clearFilter')}
          </Button>
        )}
        <Button type="submit">{t('grid.closeFilter')}</Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly filter: ColumnFilter | undefined;
  readonly onSet: (filter: ColumnFilter | null) => void;
}

function Range({
  column,
  kind,
  filter,
  onSet,
}: PartProps & { readonly column: string; readonly kind: 'number' | 'date' }) {
  const t = useWords('platform');
  const ends = filter?.kind === 'between' ? filter : { from: '', to: '' };
  const set = (next: { readonly from: string; readonly to: string }) =>
    onSet(next.from || next.to ? { column, kind: 'between', ...next } : null);
  return (['from', 'to'] as const).map((end) => (
    <label key={end} className="filter-field">
      <span>{t(`grid.${end}`)}</span>
      <input
        type={kind}
        className="small-field"
        step="any"
        value={ends[end]}
        onChange={({ currentTarget: { value } }) => set({ from: ends.from, to: ends.to, [end]: value })}
      />
    </label>
  ));
}

interface WordsProps<R> extends PartProps {
  readonly grid: Grid<R>;
  readonly column: GridColumn<R>;
}

/** The words that the column's cells have, in the order of their values, with how many rows have each. */
function Words<R>({ grid, column, filter, onSet }: WordsProps<R>) {
  const chosen = filter?.kind === 'oneOf' ? filter.texts : [];
  const words = new Map<string, { readonly value: ReturnType<typeof column.value>; count: number }>();
  for (const record of grid.records()) {
    const word = cellWord(column, record);
    const found = words.get(word);
    if (found) found.count += 1;
    else words.set(word, { value: column.value(record), count: 1 });
  }
  const toggle = (word: string) => {
    const texts = chosen.includes(word) ? chosen.filter((one) => one !== word) : [...chosen, word];
    onSet(texts.length ? { column: column.id, kind: 'oneOf', texts } : null);
  };
  return (
    <div className="filter-words">
      {[...words]
        .sort(([, a], [, b]) => compareValues(a.value ?? '', b.value ?? ''))
        .map(([word, { count }]) => (
          <label key={word} className="popover-item">
            <input type="checkbox" checked={chosen.includes(word)} onChange={() => toggle(word)} />
            <span className="grid-text">{word || '–'}</span>
            <span className="mute popover-check">{count}</span>
          </label>
        ))}
    </div>
  );
}
