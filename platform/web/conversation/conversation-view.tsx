import { useId, useState } from 'react';
import type { RecordReference } from '#engine';
import { useOperation } from '../client/use-operation.ts';
import { useMay } from '../frame/shell.ts';
import { Button } from '../parts/button.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { useWords } from '../words/words-context.tsx';
import { CommentLine } from './comment-line.tsx';
import { conversation, topicOf } from './conversation.ts';
import { NewComment } from './new-comment.tsx';
import './conversation.css';

export interface ConversationProps {
  readonly record: RecordReference;
  /** Its heading; the number of comments follows. */
  readonly title: string;
  /** Of the heading, by what it stands under. */
  readonly level?: 2 | 3;
}

const atFirst = 20;
const most = 100;

/** What was said about a record, the last at the end, and the field to say more. */
export function ConversationView({ record, title, level = 3 }: ConversationProps) {
  const t = useWords('platform');
  const titleId = useId();
  const mayWrite = useMay('comment.write');
  const [limit, setLimit] = useState(atFirst);
  const address = `${record.kind}:${record.id}`;
  const topics = [topicOf(address)];
  const input = { record: address, limit };
  const { data, error, refetch } = useOperation(conversation.listComments, input, { topics, keepsLast: true });
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="talk" aria-labelledby={titleId}>
      <Heading id={titleId}>
        {title} {data && data.count > 0 && <span className="mute">{data.count}</span>}
      </Heading>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && data.next !== null && limit < most && (
        <Button className="talk-more" onClick={() => setLimit(most)}>
          {t('conversation.earlier')}
        </Button>
      )}
      {data && data.items.length > 0 && (
        <ol aria-label={title}>
          {data.items.toReversed().map((comment) => (
            <CommentLine key={comment.commentId} comment={comment} record={address} />
          ))}
        </ol>
      )}
      {data && data.items.length === 0 && !mayWrite && <p className="dim">{t('conversation.none')}</p>}
      {data && mayWrite && <NewComment record={address} title={title} mostBytes={data.mostAttachmentBytes} />}
    </section>
  );
}
