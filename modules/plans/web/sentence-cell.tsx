import { Sentence, useAllWords } from '#platform/web';
import { messageOf, type WireMessage } from './plans.ts';

/** A sentence in a cell: cut where the cell ends, whole on hover. */
export function SentenceCell({ sentence }: { readonly sentence: WireMessage }) {
  const words = useAllWords();
  const message = messageOf(sentence);
  return (
    <span className="grid-text" title={words.text(message.key, message.parameters)}>
      <Sentence message={message} />
    </span>
  );
}
