import { toast, useChange, useFault, useWords } from '#platform/web';
import { plans } from './plans.ts';

/** Takes an import back, and tells what became of it. */
export function useUndoImport() {
  const t = useWords('plans');
  const tell = useFault();
  const { run, isRunning } = useChange(plans.undoImport, { topics: ['portfolio', 'imports'] });
  const undo = (importId: string) =>
    run({ importId }).then(
      ({ fileName }) => toast(t('import.undo.done', { file: fileName })),
      (error) => toast(tell(error)),
    );
  return { undo, isRunning };
}
