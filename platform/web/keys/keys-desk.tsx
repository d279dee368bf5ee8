import { lazy, Suspense, useEffect, useState } from 'react';
import { isTyping } from '../grid/use-grid-keys.ts';
import { onShowKeys } from './key-help.ts';

const KeysDialog = lazy(() => import('./keys-dialog.tsx').then(({ KeysDialog }) => ({ default: KeysDialog })));

/** `?` anywhere but in a field shows the keys. */
export function KeysDesk() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey, defaultPrevented } = event;
      if (key !== '?' || ctrlKey || metaKey || altKey || defaultPrevented || (target && isTyping(target))) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      show();
    };
    addEventListener('keydown', onKeyDown);
    const stop = onShowKeys(show);
    return () => {
      stop();
      removeEventListener('keydown', onKeyDown);
    };
  }, []);
  return isOpen ? (
    <Suspense>
      <KeysDialog onClose={() => setOpen(false)} />
    </Suspense>
  ) : null;
}
