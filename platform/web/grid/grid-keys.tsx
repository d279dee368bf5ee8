import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/words-context.tsx';
import '../parts/facts.css';

const keys = [
  ['↑ ↓ ← →', 'move'],
  ['Home End', 'row'],
  ['Page ↑ Page ↓', 'page'],
  ['Ctrl Home, Ctrl End', 'ends'],
  ['Enter', 'open'],
  ['Space', 'select'],
  ['Ctrl C', 'copy'],
  ['/', 'filter'],
  ['Esc', 'escape'],
] as const;

/** The keys of a grid, as a dialog. */
export function GridKeys({ isTree, onClose }: { readonly isTree: boolean; readonly onClose: () => void }) {
  const t = useWords('platform');
  const shown = isTree ? [...keys.slice(0, 1), ['← →', 'fold'] as const, ...keys.slice(1)] : keys;
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
