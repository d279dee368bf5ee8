import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Words } from '#platform/words';

const WordsContext = createContext<Words | null>(null);

export function WordsProvider({ words, children }: { readonly words: Words; readonly children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** All words, for sentences (`Sentence` renders them) and keys that the server names. */
export function useAllWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('WordsProvider is missing above this component.');
  return words;
}

export type Translate = (key: string, parameters?: Parameters<Words['text']>[1]) => string;

/** The words of one module: `const t = useWords('offices'); t('people.invite')`. The function is stable. */
export function useWords(module: string): Translate {
  const words = useAllWords();
  return useMemo(() => (key, parameters) => words.text(`${module}.${key}`, parameters), [words, module]);
}
