import type { ReactNode } from 'react';

export interface Toast {
  readonly message: ReactNode;
  /** The word on the button and what it does; the toast goes as soon as it is pressed. */
  readonly undo?: { readonly label: string; readonly act: () => unknown } | undefined;
}

type Listener = (toast: Toast) => void;
const listeners = new Set<Listener>();

/** Says what was done, for eight seconds, and offers to undo it. */
export function toast(message: ReactNode, { undo }: Pick<Toast, 'undo'> = {}): void {
  for (const listener of listeners) listener({ message, undo });
}

/** Hears of every toast. Call the result to stop. */
export function onToast(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
