import { Fault } from '../parts/error-state.tsx';
import { Progress } from '../parts/progress.tsx';
import { useWords } from '../words/words-context.tsx';
import type { PendingUpload } from './use-uploads.ts';

/** A file on its way, or why it was not taken. */
export function UploadLine({ upload, onDismiss }: { readonly upload: PendingUpload; readonly onDismiss: () => void }) {
  const t = useWords('platform');
  const { name, share, error } = upload;
  if (!error) return <Progress share={share}>{name}</Progress>;
  return (
    <div className="talk-refused">
      <div>
        {name}
        <Fault error={error} />
      </div>
      <button
        type="button"
        className="talk-drop"
        aria-label={t('conversation.removeFile', { name })}
        onClick={onDismiss}
      >
        ×
      </button>
    </div>
  );
}
