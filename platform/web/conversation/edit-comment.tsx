import { useState } from 'react';
import { useChange } from '../client/use-operation.ts';
import { Button } from '../parts/button.tsx';
import { Fault } from '../parts/error-state.tsx';
import { useWords } from '../words/words-context.tsx';
import { CommentField } from './comment-field.tsx';
import { type Comment, conversation, topicOf } from './conversation.ts';
import { toKept, toTyped } from './mention-text.ts';

interface EditCommentProps {
  readonly comment: Comment;
  readonly record: string;
  readonly onEnd: () => void;
}

/** One's own comment, to be written anew; Escape leaves it as it was. */
export function EditComment({ comment, record, onEnd }: EditCommentProps) {
  const t = useWords('platform');
  const [text, setText] = useState(() => toTyped(comment.text, comment.mentions));
  const [mentions, setMentions] = useState(comment.mentions);
  const save = useChange(conversation.updateComment, { topics: [topicOf(record)], onDone: onEnd });
  const send = () =>
    void save
      .run({ commentId: comment.commentId, from: comment.text, text: toKept(text, mentions) })
      .catch(() => undefined);
  return (
    <div className="talk-new">
      <CommentField
        label={t('conversation.editLabel')}
        record={record}
        text={text}
        hasFocus
        onText={setText}
        onMention={(mention) => setMentions((before) => [...before, mention])}
        onSend={send}
        onEscape={onEnd}
      />
      <Fault error={save.error} />
      <div className="talk-bar">
        <Button isBusy={save.isRunning} disabled={text.trim() === ''} onClick={send}>
          {t('conversation.save')}
        </Button>
        <Button onClick={onEnd}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
