import { Sentence } from '#platform/web';
import { messageOf, type Overview } from './reporting.ts';
import { Toned } from './toned.tsx';

interface NarrativeProps {
  readonly messages: Overview['narrative'];
  readonly status: Overview['status'];
}

/** Sentences one after another, as a paragraph. */
export function Narrative({ messages, status }: NarrativeProps) {
  return (
    <p className="prose">
      <Toned status={status}>
        {messages.map((message, index) => (
          <span key={`${message.key} ${JSON.stringify(message.parameters)}`}>
            {index > 0 && ' '}
            <Sentence message={messageOf(message)} />
          </span>
        ))}
      </Toned>
    </p>
  );
}
