import { useState } from 'react';
import { useChange } from '../client/use-operation.ts';
import { undoable } from '../history/undo.ts';
import { InstantText } from '../parts/date-text.tsx';
import { Fault } from '../parts/error-state.tsx';
import { useWords } from '../words/words-context.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { CommentText } from './comment-text.tsx';
import { type Attachment, type Comment, conversation, topicOf } from './conversation.ts';
import { EditComment } from './edit-comment.tsx';

/** One comment: who, when, what, and for its author the acts on it. */
export function CommentLine({ comment, record }: { readonly comment: Comment; readonly record: string }) {
  const t = useWords('platform');
  const [isEdited, setEdited] = useState(false);
  const topics = [topicOf(record)];
  const remove = useChange(conversation.deleteComment, {
    topics,
    onDone: ({ entryId }) => undoable(entryId, t('conversation.deleted')),
  });
  const removeFile = useChange(conversation.deleteAttachment, {
    topics,
    onDone: ({ entryId }) => undoable(entryId, t('conversation.fileDeleted')),
  });
  const { author, isOwn, createdAt, editedAt, text, mentions, attachments } = comment;
  const dropFile = ({ attachmentId }: Attachment) => removeFile.run({ attachmentId }).catch(() => undefined);
  return (
    <li className="talk-line">
      <p className="talk-head">
        <b>{author.name}</b>
        <span className="mute">
          <InstantText at={createdAt} />
          {editedAt !== null && <> · {t('conversation.edited')}</>}
        </span>
        {isOwn && !isEdited && (
          <span className="talk-acts">
            <button type="button" className="quiet" onClick={() => setEdited(true)}>
              {t('conversation.edit')}
            </button>
            <button
              type="button"
              className="quiet"
              onClick={() => remove.run({ commentId: comment.commentId }).catch(() => undefined)}
            >
              {t('conversation.delete')}
            </button>
          </span>
        )}
      </p>
      {isEdited ? (
        <EditComment comment={comment} record={record} onEnd={() => setEdited(false)} />
      ) : (
        text !== '' && <CommentText text={text} mentions={mentions} />
      )}
      <AttachmentList attachments={attachments} onRemove={dropFile} />
      <Fault error={remove.error ?? removeFile.error} />
    </li>
  );
}
