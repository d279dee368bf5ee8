import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../words/words-context.tsx';
import { Button } from './button.tsx';
import { useFault } from './error-state.tsx';
import { onToast, type Toast } from './toast.ts';
import './toast.css';

const shownMs = 8_000;
const most = 3;

interface Shown extends Toast {
  readonly id: number;
}

/** The latest three toasts of different words at the foot of the page. They stay while they are pointed at or hold the focus. */
export function ToastStack({ first }: { readonly first: Toast }) {
  const [shown, setShown] = useState<readonly Shown[]>([{ ...first, id: 0 }]);
  const [isHeld, setHeld] = useState(false);
  const count = useRef(0);
  const before = useRef<HTMLElement | null>(null);
  const show = useCallback((toast: Toast) => {
    count.current += 1;
    const id = count.current;
    // of the same words the latest says it all: whoever types on does not pile them up
    setShown((list) => [...list.filter(({ message }) => message !== toast.message), { ...toast, id }].slice(-most));
  }, []);
  useEffect(() => onToast(show), [show]);
  const close = useCallback((id: number) => setShown((list) => list.filter((toast) => toast.id !== id)), []);
  useEffect(() => {
    if (shown.length === 0) setHeld(false); // what was pointed at is gone without a sign
  }, [shown]);

  const onFocus = ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
    setHeld(true);
    if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
  };
  const onBlur = ({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>) => {
    if (!currentTarget.contains(relatedTarget)) setHeld(false);
  };
  const leave = () => before.current?.isConnected && before.current.focus();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is looked at
    <div
      className="toasts"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      {shown.map((toast) => (
        <Line key={toast.id} toast={toast} isHeld={isHeld} onClose={close} onLeave={leave} onFault={show} />
      ))}
    </div>
  );
}

interface LineProps {
  readonly toast: Shown;
  readonly isHeld: boolean;
  readonly onClose: (id: number) => void;
  /** The focus was in it: it goes back to where it was. */
  readonly onLeave: () => void;
  readonly onFault: (toast: Toast) => void;
}

function Line({ toast: { id, message, undo }, isHeld, onClose, onLeave, onFault }: LineProps) {
  const t = useWords('platform');
  const tell = useFault();
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onClose, shownMs, id);
    return () => clearTimeout(timer);
  }, [isHeld, id, onClose]);
  const dismiss = () => {
    onLeave();
    onClose(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault(); // a panel stays open
    dismiss();
  };
  const takeBack = async () => {
    dismiss();
    try {
      await undo?.act();
    } catch (error) {
      onFault({ message: tell(error) });
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key is that of the buttons inside
    <div className="toast" onKeyDown={onKeyDown}>
      <span>{message}</span>
      {undo && <Button onClick={() => void takeBack()}>{undo.label ?? t('undo.act')}</Button>}
      <button type="button" className="icon-button" aria-label={t('close')} onClick={dismiss}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M6 6l12 12M18 6L6 18" />
        </svg>
      </button>
    </div>
  );
}
