import { Sentence } from '#platform/web';
import { messageOf, type Overview } from './reporting.ts';

/** Sentences one after another, as a paragraph. */
export function Narrative({ messages }: { readonly messages: Overview['narrative'] }) {
  return (
    <p className="prose">
      {messages.map((message, index) => (
        <span key={`${message.key} ${JSON.stringify(message.parameters)}`}>
          {index > 0 && ' '}
          <Sentence message={messageOf(message)} />
        </span>
      ))}
    </p>
  );
}
