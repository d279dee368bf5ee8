import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useWords } from '../words/words-context.tsx';
import './palette-button.css';

const Palette = lazy(() => import('./palette.tsx').then(({ Palette }) => ({ default: Palette })));

const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the palette, as Ctrl-K or ⌘K do anywhere. */
export function PaletteButton() {
  const t = useWords('platform');
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      if (key.toLowerCase() !== 'k' || !(ctrlKey || metaKey) || shiftKey || altKey) return;
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) setOpen(true);
      else setOpen(false);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <button
        type="button"
        className="btn btn-view palette-button"
        aria-haspopup="dialog"
        aria-label={t('palette.title')}
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5 20 20" />
        </svg>
        <span>{t('palette.button')}</span>
        <kbd>{isMac() ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      {isOpen && (
        <Suspense>
          <Palette onClose={close} />
        </Suspense>
      )}
    </>
  );
}
