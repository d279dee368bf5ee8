import type { ReactNode } from 'react';
import { toast } from '../parts/toast.ts';
import { noteAct } from './own-acts.ts';

/** A wish to go one step back or forward: of this entry, or of the last one. */
export interface UndoStep {
  readonly act: 'undo' | 'redo';
  readonly entryId?: string | undefined;
}

type Listener = (step: UndoStep) => void;
const listeners = new Set<Listener>();

/**
 * Says what was done and offers to undo it: `undoable(entryId, 'Duration changed')` shows “Duration changed — Undo”. Where
 * somebody changed the same since, the reader is shown both values and chooses. Without an entry it is told alone.
 */
export function undoable(entryId: string | null | undefined, text: ReactNode): void {
  if (entryId) noteAct(entryId, 'did');
  toast(text, entryId ? { undo: { act: () => step({ act: 'undo', entryId }) } } : {});
}

/** Undoes or redoes one's last change in this tab, or the entry; tells what it was, or why not. */
export function step(wish: UndoStep): void {
  for (const listener of listeners) listener(wish);
}

/** Hears of every wish. Call the result to stop. */
export function onStep(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
