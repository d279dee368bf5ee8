import { useCallback, useEffect, useMemo } from 'react';
import { useRemembered } from '../client/remembered.ts';
import { useOperation } from '../client/use-operation.ts';
import { useAddressWords, useTypedAddress } from '../frame/use-address.ts';
import { type GridView, layoutOf } from './grid-view.ts';
import { parseNamed, parseView, printNamed, printSaved, printView, savedWords } from './grid-view-text.ts';
import { type SavedView, savedViews } from './saved-views.ts';

/** The views that are saved for a grid, and where the reader stands among them. */
export interface GridViews {
  readonly all: readonly SavedView[];
  /** The one that is shown, or that what is shown began from. */
  readonly current: SavedView | undefined;
  /** What is shown is another than was saved. */
  readonly isChanged: boolean;
  /** The address names a view that is gone, or that the reader may not see. */
  readonly isMissing: boolean;
  /** What would be saved now. */
  readonly state: string;
  /** The words of the address with which a view is shown. */
  readonly address: (view: Pick<SavedView, 'viewId' | 'state'>) => AddressWords;
  /** Those with which the grid is shown as it comes, whatever view it would open with; with these words of the page. */
  readonly plain: (words?: Readonly<Record<string, string>>) => AddressWords;
}

type AddressWords = Readonly<Record<string, string | undefined>>;

export interface ViewState {
  readonly view: GridView;
  readonly change: (part: Partial<GridView>) => void;
  /** Null where views of the grid are not saved. */
  readonly views: GridViews | null;
}

/** What this browser knows of the view with which a grid opens, until the server tells. */
type Preset = Pick<SavedView, 'viewId' | 'state'> | null;

/** The address says that no saved view is wanted, where one would be shown without being asked. */
const asItComes = 'v';
const noViews: readonly SavedView[] = [];

/**
 * How the reader looks at the grid `name`. It stands in the address under that name: a saved view, what was changed of
 * it, or a view of no name. Where nothing stands there, it is the view that the reader chose for it, else the columns as
 * this browser last had them. `pageWords` are the words of the page's own address that belong to a saved view.
 */
export function useGridView(name: string, pageWords: readonly string[] | undefined): ViewState {
  const [text, setText] = useTypedAddress(name);
  const [layout, setLayout] = useRemembered(`grid.${name}.layout`, '');
  const [preset, setPreset] = useRemembered<Preset>(`grid.${name}.preset`, null);
  const { data } = useOperation(
    savedViews.listViews,
    { grid: name },
    { topics: ['views'], isEnabled: pageWords !== undefined },
  );
  const words = useAddressWords(pageWords ?? []);
  const all = data?.items ?? noViews;
  const chosen = data ? all.find(({ isDefault }) => isDefault) : preset;
  const opensWith = pageWords && chosen && isSame(savedWords(chosen.state), words) ? chosen : undefined;
  useEffect(() => {
    const known = data?.items.find(({ isDefault }) => isDefault);
    const next = known ? { viewId: known.viewId, state: known.state } : null;
    if (data && !isSame(next ?? {}, preset ?? {})) setPreset(next);
  }, [data, preset, setPreset]);

  const named = useMemo(() => parseNamed(text), [text]);
  const savedId = text === '' ? opensWith?.viewId : named.savedId;
  const current = all.find(({ viewId }) => viewId === savedId);
  const state = current?.state ?? (opensWith?.viewId === savedId ? opensWith?.state : undefined);
  const isPlain = text === '' || text === asItComes;
  const view = useMemo(() => {
    if (savedId && (isPlain || named.view === null)) return parseView(state ?? '');
    return isPlain || named.view === null ? parseView(layout) : named.view;
  }, [named, savedId, isPlain, state, layout]);

  const plainText = opensWith ? asItComes : '';
  const change = useCallback(
    (part: Partial<GridView>) => {
      const next = { ...view, ...part };
      const printed = printView(next);
      if (savedId) {
        const isSaved = printed === printView(parseView(state ?? ''));
        return setText(printNamed({ savedId, view: isSaved ? null : next }));
      }
      const nextLayout = printView(layoutOf(next));
      const isLayout = 'columns' in part || 'widths' in part || 'frozen' in part;
      if (isLayout) setLayout(nextLayout);
      setText(printed === (isLayout ? nextLayout : layout) ? plainText : printed);
    },
    [view, layout, savedId, state, plainText, setText, setLayout],
  );
  const now = printSaved(view, words);
  const noWords = Object.fromEntries((pageWords ?? []).map((word) => [word, undefined]));
  const views: GridViews = {
    all,
    current,
    isChanged: current !== undefined && now !== printSaved(parseView(current.state), savedWords(current.state)),
    isMissing: data !== undefined && named.savedId !== null && !current,
    state: now,
    address: (saved) => ({
      ...noWords,
      ...savedWords(saved.state),
      [name]: printNamed({ savedId: saved.viewId, view: null }),
    }),
    plain: (wanted = {}) => ({
      ...noWords,
      ...wanted,
      [name]: chosen && isSame(savedWords(chosen.state), wanted) ? asItComes : undefined,
    }),
  };
  return { view, change, views: pageWords ? views : null };
}

const isSame = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());
