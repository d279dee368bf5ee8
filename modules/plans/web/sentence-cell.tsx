import { useCallback } from 'react';
import { Sentence, useAllWords } from '#platform/web';
import { messageOf, type WireMessage } from './plans.ts';

/** A sentence in a cell: on two lines at most, whole on hover. */
export function SentenceCell({ sentence }: { readonly sentence: WireMessage }) {
  const textOf = useSentenceText();
  return (
    <span className="grid-sentence" title={textOf(sentence)}>
      <Sentence message={messageOf(sentence)} />
    </span>
  );
}

/** A sentence as text, to sort, filter and copy by. */
export function useSentenceText(): (sentence: WireMessage) => string {
  const words = useAllWords();
  return useCallback(
    (sentence) => {
      const { key, parameters } = messageOf(sentence);
      return words.text(key, parameters);
    },
    [words],
  );
}
