import type { ReactNode } from 'react';

export interface Toast {
  readonly message: ReactNode;
  /** What takes it back, under the word `Undo` unless another is given; the toast goes as soon as it is pressed. */
  readonly undo?: { readonly label?: string | undefined; readonly act: () => unknown } | undefined;
}

type Listener = (toast: Toast) => void;
const listeners = new Set<Listener>();

/** Says what was done, for eight seconds, and offers to undo it. What an entry undoes: `undoable`. */
export function toast(message: ReactNode, { undo }: Pick<Toast, 'undo'> = {}): void {
  for (const listener of listeners) listener({ message, undo });
}

/** Hears of every toast. Call the result to stop. */
export function onToast(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
