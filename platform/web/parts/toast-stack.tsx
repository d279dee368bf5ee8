import { Notifications, notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useWords } from '../words/words-context.tsx';
import { Button } from './button.tsx';
import { useFault } from './error-state.tsx';
import { onToast, type Toast } from './toast.ts';
import './toast.css';

const shownMs = 8_000;

/** Toasts at the foot of the page, three at most; read out by screen readers. */
export function ToastStack({ first }: { readonly first: Toast }) {
  const t = useWords('platform');
  const tell = useFault();
  useEffect(() => {
    const show = ({ message, undo }: Toast) => {
      const id: string = notifications.show({
        autoClose: shownMs,
        closeButtonProps: { 'aria-label': t('close') },
        message: (
          <div className="toast">
            <span>{message}</span>
            {undo && (
              <Button
                onClick={() => {
                  notifications.hide(id);
                  Promise.resolve(undo.act()).catch((error: unknown) => show({ message: tell(error) }));
                }}
              >
                {undo.label}
              </Button>
            )}
          </div>
        ),
      });
    };
    show(first);
    return onToast(show);
  }, [first, t, tell]);
  return <Notifications position="bottom-center" limit={3} />;
}
