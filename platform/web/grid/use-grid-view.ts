import { useCallback, useMemo } from 'react';
import { useRemembered } from '../client/remembered.ts';
import { useTypedAddress } from '../frame/use-address.ts';
import { type GridView, layoutOf } from './grid-view.ts';
import { parseView, printView } from './grid-view-text.ts';

export interface ViewState {
  readonly view: GridView;
  readonly change: (part: Partial<GridView>) => void;
}

/**
 * How the reader looks at the grid `name`. It stands in the address under that name; where nothing stands there, the
 * columns are as this browser last had them.
 */
export function useGridView(name: string): ViewState {
  const [text, setText] = useTypedAddress(name);
  const [layout, setLayout] = useRemembered(`grid.${name}.layout`, '');
  const view = useMemo(() => parseView(text || layout), [text, layout]);
  const change = useCallback(
    (part: Partial<GridView>) => {
      const next = { ...view, ...part };
      const nextLayout = printView(layoutOf(next));
      const isLayout = 'columns' in part || 'widths' in part || 'frozen' in part;
      if (isLayout) setLayout(nextLayout);
      const printed = printView(next);
      setText(printed === (isLayout ? nextLayout : layout) ? '' : printed);
    },
    [view, layout, setText, setLayout],
  );
  return { view, change };
}
