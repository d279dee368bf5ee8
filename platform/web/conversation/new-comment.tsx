import { attachmentTypes } from '#platform/contract';
import { useChange } from '../client/use-operation.ts';
import { Button } from '../parts/button.tsx';
import { FileButton } from '../parts/drop-target.tsx';
import { Fault } from '../parts/error-state.tsx';
import { useWords } from '../words/words-context.tsx';
import { AttachmentList } from './attachment-list.tsx';
import { CommentField } from './comment-field.tsx';
import { conversation, topicOf } from './conversation.ts';
import { toKept } from './mention-text.ts';
import { UploadLine } from './upload-line.tsx';
import { emptyDraft, useDraft } from './use-draft.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useUploads } from './use-uploads.ts';

interface NewCommentProps {
  readonly record: string;
  /** Of the conversation: names the field. */
  readonly title: string;
  readonly mostBytes: number;
}

const accept = Object.keys(attachmentTypes)
  .map((ending) => `.${ending}`)
  .join();

/** Where one says something: what is written stays until it is sent, also over a refusal and while one is elsewhere. */
export function NewComment({ record, title, mostBytes }: NewCommentProps) {
  const t = useWords('platform');
  const [draft, setDraft] = useDraft(record);
  const { text, mentions, attachments } = draft;
  const uploads = useUploads(record, mostBytes, (attachment) =>
    setDraft((before) => ({ ...before, attachments: [...before.attachments, attachment] })),
  );
  const drop = useFileDrop(uploads.add);
  const create = useChange(conversation.createComment, {
    topics: [topicOf(record)],
    onDone: () => setDraft(() => emptyDraft),
  });
  const removeFile = useChange(conversation.deleteAttachment);
  const isEmpty = text.trim() === '' && attachments.length === 0;
  const send = () => {
    if (isEmpty || uploads.isRunning || create.isRunning) return;
    const attachmentIds = attachments.map(({ attachmentId }) => attachmentId);
    create.run({ record, text: toKept(text, mentions), attachmentIds }).catch(() => undefined);
  };
  return (
    <div className="talk-new" {...drop.handlers} data-over={drop.isOver || undefined}>
      <CommentField
        label={t('conversation.label', { title })}
        record={record}
        text={text}
        onText={(next) => setDraft((before) => ({ ...before, text: next }))}
        onMention={(mention) => setDraft((before) => ({ ...before, mentions: [...before.mentions, mention] }))}
        onSend={send}
        onFiles={uploads.add}
      />
      <AttachmentList
        attachments={attachments}
        onRemove={({ attachmentId }) => {
          const kept = attachments.filter((attachment) => attachment.attachmentId !== attachmentId);
          setDraft((before) => ({ ...before, attachments: kept }));
          removeFile.run({ attachmentId }).catch(() => undefined); // what is never sent goes by itself
        }}
      />
      {uploads.all.map((upload) => (
        <UploadLine key={upload.id} upload={upload} onDismiss={() => uploads.dismiss(upload.id)} />
      ))}
      <Fault error={create.error} />
      <div className="talk-bar">
        <Button isBusy={create.isRunning} disabled={isEmpty || uploads.isRunning} onClick={send}>
          {t('conversation.send')}
        </Button>
        <FileButton accept={accept} onFiles={uploads.add}>
          {t('conversation.attach')}
        </FileButton>
        <span className="mute talk-hint">{t('conversation.hint')}</span>
      </div>
    </div>
  );
}
