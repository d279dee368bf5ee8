import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface ToastOptions {
  /** The word on the button and what it does; the toast goes as soon as it is pressed. */
  readonly undo?: { readonly label: string; readonly act: () => unknown } | undefined;
}

/** Says what was done, for eight seconds, and offers to undo it. */
export function toast(message: ReactNode, { undo }: ToastOptions = {}): void {
  const id: string = notifications.show({
    autoClose: 8_000,
    message: undo ? (
      <div className="toast">
        <span>{message}</span>
        <Button
          onClick={() => {
            notifications.hide(id);
            void undo.act();
          }}
        >
          {undo.label}
        </Button>
      </div>
    ) : (
      message
    ),
  });
}
