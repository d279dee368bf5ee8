import { TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../words/words-context.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Fault } from './error-state.tsx';

interface ConfirmProps {
  readonly title: string;
  /** What will be lost, or what follows. */
  readonly children: ReactNode;
  /** The act, a verb with its object. */
  readonly act: string;
  /** Must be typed before the act: the name of what will be lost and cannot be brought back. */
  readonly name?: string | undefined;
  readonly isDanger?: boolean | undefined;
  /** Does it; the dialog closes when it is done and shows the fault when it is refused. Gets the name as typed. */
  readonly onConfirm: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before what cannot be undone. What can be undone is done at once, with `toast` and its undo. */
export function Confirm({
  title,
  children,
  act,
  name,
  isDanger = name !== undefined,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const t = useWords('platform');
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await onConfirm(typed);
      onClose();
    } catch (fault) {
      setError(fault);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={confirm}>
        {children}
        {name !== undefined && (
          <TextInput
            mt={12}
            label={t('confirm.typeName', { name })}
            value={typed}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <Fault error={error} />
        <div className="dialog-acts">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            isPrimary={!isDanger}
            isDanger={isDanger}
            isBusy={isBusy}
            disabled={name !== undefined && typed.trim() !== name.trim()}
          >
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
