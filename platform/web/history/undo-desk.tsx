import { useEffect, useRef } from 'react';
import { type changeContract, changeRoutes, createClient, OperationError } from '#platform/contract';
import { send } from '../client/send.ts';
import { useFault } from '../parts/error-state.tsx';
import { toast } from '../parts/toast.ts';
import { useWords } from '../words/words-context.tsx';
import { beginActs, noteAct, ownActs } from './own-acts.ts';
import { onStep, type UndoStep } from './undo.ts';
import { useUndoKeys } from './undo-keys.ts';

const changes = createClient<typeof changeContract>(changeRoutes, send);

/** Undoes and redoes what the person did in this tab, one step after the other, and tells what came of it. */
export function UndoDesk({ personId }: { readonly personId: string }) {
  const t = useWords('platform');
  const tell = useFault();
  const turn = useRef(Promise.resolve());
  useUndoKeys();
  useEffect(() => beginActs(personId), [personId]);
  useEffect(() => {
    const run = async ({ act, entryId = lastOf(act) }: UndoStep) => {
      if (entryId === undefined) return toast(t(`undo.nothing.${act}`));
      try {
        await (act === 'undo' ? changes.undoChange({ entryId }) : changes.redoChange({ entryId }));
        noteAct(entryId, act === 'undo' ? 'undid' : 'redid');
        toast(t(`undo.done.${act}`));
      } catch (error) {
        if (isFinal(error)) noteAct(entryId, 'lost');
        toast(tell(error));
      }
    };
    return onStep((step) => {
      turn.current = turn.current.then(() => run(step));
    });
  }, [t, tell]);
  return null;
}

const lastOf = (act: UndoStep['act']) => (act === 'undo' ? ownActs().done : ownActs().undone).at(-1);

/** Another try would be refused the same, and what was done before it is to be reached. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof OperationError)) return false;
  return [403, 404].includes(error.status) || ['not-undoable', 'nothing-to-redo'].includes(error.code);
}
