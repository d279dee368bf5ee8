import type { Message } from '#engine';
import { type Part, toleranceIn } from '#platform/words';
import { Anchor } from '../frame/anchor.tsx';
import { useRecordAddress } from '../frame/shell.ts';
import { useAllWords } from '../words/words-context.tsx';
import './sentence.css';

/** A computed sentence: records are links to their pages, figures stay on one line, variances have their tone. */
export function Sentence({ message }: { readonly message: Message }) {
  const words = useAllWords();
  return <Parts parts={words.parts(message)} isJudged={toleranceIn(message.parameters) !== undefined} />;
}

interface PartsProps {
  readonly parts: readonly Part[];
  /** The sentence tells the tolerance that its variances are coloured by: whatever it stands in does not mute them. */
  readonly isJudged?: boolean | undefined;
}

/** The pieces of a sentence that was worded already. */
export function Parts({ parts, isJudged }: PartsProps) {
  const addressOf = useRecordAddress();
  return parts.map((part, index) => {
    const { text, record, tone } = part;
    const to = record && addressOf(record);
    const look = [
      part.isFigure && 'figure',
      tone === 'late' && 'late',
      tone && isJudged && 'judged',
      tone === 'early' && 'good',
    ];
    const className = look.filter(Boolean).join(' ') || undefined;
    const key = `${index}:${text}`;
    if (to) {
      return (
        <Anchor key={key} to={to} className={className}>
          {text}
        </Anchor>
      );
    }
    return className ? (
      <span key={key} className={className}>
        {text}
      </span>
    ) : (
      text
    );
  });
}
