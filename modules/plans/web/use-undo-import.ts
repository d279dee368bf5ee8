import { useCallback } from 'react';
import { toast, useChange, useFault, useGo, useWords } from '#platform/web';
import { plans } from './plans.ts';

/** Takes an import back, tells what became of it, and shows the import: its project may be gone. */
export function useUndoImport() {
  const t = useWords('plans');
  const tell = useFault();
  const go = useGo();
  const { run, isRunning } = useChange(plans.undoImport, { topics: ['portfolio', 'imports'] });
  const undo = useCallback(
    async (importId: string) => {
      try {
        const { fileName } = await run({ importId });
        go(`/imports/${importId}`);
        toast(t('import.undo.done', { file: fileName }));
      } catch (error) {
        toast(tell(error));
      }
    },
    [run, go, t, tell],
  );
  return { undo, isRunning };
}
