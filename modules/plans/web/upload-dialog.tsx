import { useEffect, useRef, useState } from 'react';
import { Button, Dialog, Progress, useFault, useWords } from '#platform/web';
import { plans } from './plans.ts';

interface UploadDialogProps {
  readonly files: readonly File[];
  readonly projectId: string | undefined;
  readonly officeId: string | undefined;
  /** The imports that began, in the order of the files; none when it was closed before. */
  readonly onDone: (importIds: readonly string[]) => void;
}

interface Refusal {
  readonly file: string;
  readonly error: unknown;
}

/** Sends files one after another. Closing it stops before the next one; what was sent is kept as an import to look at. */
export function UploadDialog({ files, projectId, officeId, onDone }: UploadDialogProps) {
  const t = useWords('plans');
  const tell = useFault();
  const [sent, setSent] = useState({ index: 0, share: 0 });
  const [isOver, setOver] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const done = useRef(onDone);
  done.current = onDone;
  const begun = useRef<readonly string[]>([]);

  useEffect(() => {
    let isStopped = false;
    const send = async () => {
      const refused: Refusal[] = [];
      for (const [index, file] of files.entries()) {
        if (isStopped) return;
        setSent({ index, share: 0 });
        const input = { fileName: file.name, ...(projectId && { projectId }), ...(officeId && { officeId }) };
        try {
          const onProgress = (share: number) => setSent({ index, share });
          const { importId } = await plans.uploadImport(input, { file, onProgress });
          begun.current = [...begun.current, importId];
        } catch (error) {
          refused.push({ file: file.name, error });
          setRefusals([...refused]);
        }
      }
      if (isStopped) return;
      if (refused.length === 0) done.current(begun.current);
      else setOver(true);
    };
    void send();
    return () => {
      isStopped = true;
    };
  }, [files, projectId, officeId]);

  const file = files[sent.index];
  const title = isOver
    ? t('import.upload.over', { count: refusals.length })
    : t('import.upload.title', { count: files.length });
  return (
    <Dialog title={title} onClose={() => onDone(begun.current)}>
      {!isOver && file && <Progress share={sent.share}>{file.name}</Progress>}
      {refusals.map(({ file: name, error }) => (
        <p key={name} className="late" role="alert">
          {t('import.upload.refused', { file: name })} {tell(error)}
        </p>
      ))}
      <div className="dialog-acts">
        <Button onClick={() => onDone(begun.current)}>
          {t(isOver ? 'import.upload.close' : 'import.upload.stop')}
        </Button>
      </div>
    </Dialog>
  );
}
