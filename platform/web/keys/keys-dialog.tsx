import { useState } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/words-context.tsx';
import { keySections } from './key-help.ts';
import '../parts/facts.css';
import './keys-dialog.css';

/** The keys that hold everywhere. */
const everywhere = [
  ['Ctrl K', 'palette'],
  ['?', 'keys'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z, Ctrl Y', 'redo'],
] as const;

/** The keys of what is on the page, then those that hold everywhere. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('platform');
  const [sections] = useState(keySections);
  const own = {
    title: t('keys.everywhere'),
    keys: everywhere.map(([key, effect]) => [key, t(`keys.${effect}`)] as const),
  };
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      {[...sections, own].map(({ title, keys }) => (
        <section key={title} className="keys" aria-label={title}>
          <h3>{title}</h3>
          <dl className="facts">
            {keys.map(([key, effect]) => (
              <div key={effect} className="fact">
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{effect}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
