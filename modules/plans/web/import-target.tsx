import { lazy, Suspense, useCallback, useState } from 'react';
import { DropTarget, FileButton, useAddress, useGo, useMay, useWords } from '#platform/web';
import { useIsFirst } from './use-is-first.ts';

const UploadDialog = lazy(() => import('./upload-dialog.tsx').then((part) => ({ default: part.UploadDialog })));

interface ImportTargetProps {
  /** Files update this project; without it each is a plan of its own, or of the project that it is recognised as. */
  readonly projectId?: string | undefined;
  readonly officeId?: string | undefined;
  /** With a button for those who do not drag; otherwise nothing is seen until a file is dragged over the page. */
  readonly hasButton?: boolean | undefined;
  readonly isPrimary?: boolean | undefined;
}

const accepted = '.xml,.xer,.pmxml,application/xml,text/xml';

/** Takes plans dropped anywhere on the page, sends them, and goes on to what they hold. */
export function ImportTarget({ projectId, officeId, hasButton, isPrimary = true }: ImportTargetProps) {
  const t = useWords('plans');
  const go = useGo();
  const mayImport = useMay('plan.import');
  const takesDrops = useIsFirst();
  const [act, setAct] = useAddress('act');
  const [files, setFiles] = useState<readonly File[]>([]);
  const onDone = useCallback(
    (importIds: readonly string[]) => {
      setFiles([]);
      if (importIds.length === 0) return;
      go(importIds.length === 1 ? `/imports/${importIds[0]}` : '/imports');
    },
    [go],
  );
  if (!mayImport) return null;
  return (
    <>
      {takesDrops && <DropTarget label={t(projectId ? 'import.dropHere' : 'import.drop')} onFiles={setFiles} />}
      {hasButton && (
        <FileButton
          isPrimary={isPrimary}
          accept={accepted}
          isAsking={act === 'import'}
          onAsked={() => setAct(undefined)}
          onFiles={setFiles}
        >
          {t('import.act')}
        </FileButton>
      )}
      {files.length > 0 && (
        <Suspense>
          <UploadDialog files={files} projectId={projectId} officeId={officeId} onDone={onDone} />
        </Suspense>
      )}
    </>
  );
}
