import { useEffect } from 'react';
import { step, type UndoStep } from './undo.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Ctrl-Z or ⌘Z undoes, with Shift it redoes, and so does Ctrl-Y. */
export function actOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): UndoStep['act'] | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && ctrlKey && !shiftKey ? 'redo' : undefined;
}

/** The keys of undo anywhere on the page, except where text is written, which has an undo of its own, and in dialogs. */
export function useUndoKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = actOf(event);
      if (!act || event.defaultPrevented || isText(event.target) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      if (!event.repeat) step({ act });
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

const textless = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];

function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !textless.includes(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || target.tagName === 'TEXTAREA');
}
