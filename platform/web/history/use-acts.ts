import { useCallback } from 'react';
import { useShell } from '../frame/shell.ts';
import { useAllWords } from '../words/words-context.tsx';

/** The name of an operation or job as an act that was done: `Project changed`. */
export function useActName(): (operation: string) => string {
  const words = useAllWords();
  const { acts } = useShell();
  return useCallback(
    (operation) => {
      const key = acts.get(operation) ?? `platform.operation.${operation}`;
      return words.text(words.has(key) ? key : 'platform.history.act');
    },
    [words, acts],
  );
}
