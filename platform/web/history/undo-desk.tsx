import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { OperationError, type UndoChoice } from '#platform/contract';
import { useFault } from '../parts/error-state.tsx';
import { toast } from '../parts/toast.ts';
import { useAllWords, useWords } from '../words/words-context.tsx';
import { changes, type UndoConflicts } from './changes.ts';
import { beginActs, noteAct, ownActs } from './own-acts.ts';
import { toldShortly } from './told-lines.ts';
import { onStep, step, type UndoStep } from './undo.ts';
import { useUndoKeys } from './undo-keys.ts';
import { useActName } from './use-acts.ts';

const ConflictDialog = lazy(() =>
  import('./conflict-dialog.tsx').then((module) => ({ default: module.ConflictDialog })),
);

interface Asked {
  readonly act: UndoStep['act'];
  readonly entryId: string;
  readonly found: UndoConflicts;
}

/**
 * Undoes and redoes what the person did in this tab, one step after the other, and tells what it was. Where others
 * changed the same since, nothing is done before the person has chosen.
 */
export function UndoDesk({ personId }: { readonly personId: string }) {
  const t = useWords('platform');
  const words = useAllWords();
  const tell = useFault();
  const actName = useActName();
  const turn = useRef(Promise.resolve());
  const [asked, setAsked] = useState<Asked | null>(null);
  useUndoKeys();
  useEffect(() => beginActs(personId), [personId]);

  const take = useCallback(
    async (act: UndoStep['act'], entryId: string, choices: UndoChoice[] = []) => {
      try {
        const run = act === 'undo' ? changes.undoChange : changes.redoChange;
        const { told } = await run({ entryId, choices });
        noteAct(entryId, act === 'undo' ? 'undid' : 'redid');
        setAsked(null);
        const back = act === 'undo' ? 'redo' : 'undo';
        toast(t(`undo.done.${act}`, { what: toldShortly(told, actName, words) }), {
          undo: { label: t(`undo.${back}`), act: () => step({ act: back, entryId }) },
        });
      } catch (error) {
        const found = conflictsIn(error);
        if (found) return setAsked({ act, entryId, found });
        if (isFinal(error)) noteAct(entryId, 'lost');
        setAsked(null);
        toast(isTaken(error) ? t('undo.taken') : isDone(error) ? t('undo.already') : tell(error));
      }
    },
    [t, words, tell, actName],
  );
  useEffect(
    () =>
      onStep(({ act, entryId: wanted }) => {
        turn.current = turn.current.then(() => {
          const entryId = wanted ?? lastOf(act);
          return entryId === undefined ? toast(t(`undo.nothing.${act}`)) : take(act, entryId);
        });
      }),
    [t, take],
  );
  if (!asked) return null;
  const leave = () => {
    noteAct(asked.entryId, 'lost');
    setAsked(null);
    toast(t('undo.conflict.kept'));
  };
  return (
    <Suspense>
      <ConflictDialog
        key={JSON.stringify(asked.found)}
        act={asked.act}
        found={asked.found}
        onChoose={(choices) => take(asked.act, asked.entryId, choices)}
        onLeave={leave}
        onClose={() => setAsked(null)}
      />
    </Suspense>
  );
}

const lastOf = (act: UndoStep['act']) => (act === 'undo' ? ownActs().done : ownActs().undone).at(-1);

const detailsOf = (error: unknown) =>
  (error instanceof OperationError && typeof error.details === 'object' ? (error.details ?? {}) : {}) as Partial<
    UndoConflicts & { readonly undone: string; readonly taken: string }
  >;

function conflictsIn(error: unknown): UndoConflicts | undefined {
  const { conflicts, count = 0, rest = 0 } = detailsOf(error);
  return conflicts && { conflicts, count, rest };
}

const isDone = (error: unknown) => detailsOf(error).undone !== undefined;
const isTaken = (error: unknown) => detailsOf(error).taken !== undefined;

/** Another try would be refused the same, and what was done before it is to be reached. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof OperationError)) return false;
  const codes = ['not-undoable', 'nothing-to-undo', 'nothing-to-redo', 'broken-reference'];
  return [403, 404].includes(error.status) || codes.includes(error.code) || isDone(error);
}
