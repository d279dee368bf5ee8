import { useFormat } from '../words/format-context.tsx';
import { useWords } from '../words/words-context.tsx';
import { type Attachment, contentOf } from './conversation.ts';

interface AttachmentListProps {
  readonly attachments: readonly Attachment[];
  /** Takes one's own away. */
  readonly onRemove: (attachment: Attachment) => void;
}

/** Files as links that save them; pictures are shown. */
export function AttachmentList({ attachments, onRemove }: AttachmentListProps) {
  const t = useWords('platform');
  if (attachments.length === 0) return null;
  return (
    <ul className="talk-files">
      {attachments.map((attachment) => (
        <li key={attachment.attachmentId}>
          <a href={contentOf(attachment)} download={attachment.name}>
            {attachment.mediaType.startsWith('image/') && (
              <img src={contentOf(attachment)} alt="" loading="lazy" decoding="async" />
            )}
            {attachment.name}
          </a>
          <FileSize bytes={attachment.sizeBytes} />
          {attachment.isOwn && (
            <button
              type="button"
              className="talk-drop"
              aria-label={t('conversation.removeFile', { name: attachment.name })}
              onClick={() => onRemove(attachment)}
            >
              ×
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const kilobyte = 1024;

/** `12 kB`, `3.4 MB`. */
export function FileSize({ bytes }: { readonly bytes: number }) {
  const t = useWords('platform');
  const format = useFormat();
  const isLarge = bytes >= kilobyte * kilobyte;
  const size = isLarge ? format.number(bytes / kilobyte / kilobyte, 1) : format.number(Math.ceil(bytes / kilobyte), 0);
  return <span className="mute">{t(isLarge ? 'conversation.megabytes' : 'conversation.kilobytes', { size })}</span>;
}
