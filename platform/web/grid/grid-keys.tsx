import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/words-context.tsx';
import type { Grid } from './use-grid.ts';
import '../parts/facts.css';

/** Each with its sentence in the words; some only where the grid is a tree, or can be written in. */
const keys = [
  ['↑ ↓ ← →', 'move'],
  ['← →', 'fold', 'tree'],
  ['Home End', 'row'],
  ['Page ↑ Page ↓', 'page'],
  ['Ctrl Home, Ctrl End', 'ends'],
  ['Enter', 'open'],
  ['Ctrl Enter', 'openAnywhere', 'written'],
  ['Enter, F2', 'write', 'written'],
  ['Enter, Tab, Esc', 'take', 'written'],
  ['Delete', 'clear', 'written'],
  ['Space', 'select'],
  ['Ctrl C', 'copy'],
  ['Ctrl V', 'paste', 'written'],
  ['/', 'filter'],
  ['Esc', 'escape'],
] as const;

interface GridKeysProps<R> {
  readonly grid: Grid<R>;
  readonly onClose: () => void;
}

/** The keys of a grid, as a dialog. */
export function GridKeys<R>({ grid, onClose }: GridKeysProps<R>) {
  const t = useWords('platform');
  const has = { tree: grid.isTree, written: grid.edits.isWritable };
  const shown = keys.filter(([, , where]) => where === undefined || has[where]);
  return (
    <Dialog title={t('grid.keys.title')} onClose={onClose}>
      <dl className="facts">
        {shown.map(([key, name]) => (
          <div key={name} className="fact">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`grid.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
