import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Anchor, Button, ErrorState, Lead, Page, toast, useGo, useOperation, useWords } from '#platform/web';
import classes from './import.module.css';
import { ImportDecision } from './import-decision.tsx';
import { ImportOrigin } from './import-origin.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportRefused } from './import-refused.tsx';
import { ImportReport } from './import-report.tsx';
import { ImportTarget } from './import-target.tsx';
import { type Import, plans } from './plans.ts';
import { useUndoImport } from './use-undo-import.ts';

/** One file on its way into a plan: reading, what it holds, the choice, and what became of it. */
export function ImportPage() {
  const { importId } = useParams({ strict: false }) as { importId: string };
  const t = useWords('plans');
  const [updated, setUpdated] = useState<string>(); // what blocks an update follows from the findings of its project
  const topics = [`import:${importId}`, ...(updated ? [`project:${updated}`] : [])];
  const { data, error, refetch } = useOperation(plans.getImport, { importId }, { topics });
  const proposed = data?.inTheWay.length && data.proposal?.kind === 'update' ? data.proposal.projectId : undefined;
  useEffect(() => setUpdated(proposed), [proposed]);
  return (
    <Page title={data?.fileName ?? t('import.title')} path={[{ label: t('import.list.title'), to: '/imports' }]}>
      {data ? (
        <ShownImport shown={data} onChanged={() => void refetch()} />
      ) : error ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <div aria-busy="true" />
      )}
    </Page>
  );
}

interface ShownImportProps {
  readonly shown: Import;
  readonly onChanged: () => void;
}

function ShownImport({ shown, onChanged }: ShownImportProps) {
  const { state } = shown;
  useGoOn(shown);
  switch (state) {
    case 'reading':
    case 'committing':
      return <ImportProgress shown={shown} onEnd={onChanged} />;
    case 'refused':
      return <ImportRefused shown={shown} />;
    case 'ready':
      return (
        <div className={classes.decision}>
          <ImportReport shown={shown} />
          <ImportDecision key={shown.jobId} shown={shown} onChanged={onChanged} />
        </div>
      );
    case 'committed':
      return <Committed shown={shown} />;
    default:
      return <NothingLeft shown={shown} as={state} />;
  }
}

/** Who saw the import before it was in goes on to the plan, with the way back; who comes later stays with the report. */
function useGoOn({ importId, state, result }: Import): void {
  const t = useWords('plans');
  const go = useGo();
  const { undo } = useUndoImport();
  const waited = useRef(false);
  useEffect(() => {
    if (state === 'ready' || state === 'committing') waited.current = true;
    if (state !== 'committed' || !waited.current || !result) return;
    waited.current = false;
    go(`/projects/${result.projectId}/plan`, true);
    const told = t(result.isNewProject ? 'import.done.toastNew' : 'import.done.toastUpdate', {
      project: result.projectName,
    });
    toast(told, { undo: { label: t('import.undo.act'), act: () => undo(importId) } });
  }, [importId, state, result, go, t, undo]);
}

function Committed({ shown }: { readonly shown: Import }) {
  const t = useWords('plans');
  const { undo, isRunning } = useUndoImport();
  const { result, fileName } = shown;
  if (!result) return <NothingLeft shown={shown} as="gone" />;
  return (
    <>
      <Lead
        isCompact
        above={<ImportOrigin shown={shown} />}
        more={
          <div className={classes.acts}>
            <Anchor className="btn btn-primary" to={`/projects/${result.projectId}/plan`}>
              {t('import.done.open')}
            </Anchor>
            <Button isBusy={isRunning} onClick={() => void undo(shown.importId)}>
              {t('import.undo.act')}
            </Button>
          </div>
        }
      >
        {t(result.isNewProject ? 'import.done.new' : 'import.done.update', {
          file: fileName,
          project: result.projectName,
        })}
      </Lead>
      <ImportReport shown={shown} isPast />
    </>
  );
}

interface NothingLeftProps {
  readonly shown: Import;
  readonly as: 'failed' | 'undone' | 'gone';
}

/** Failed, undone or deleted with its project: nothing of it is in a plan. */
function NothingLeft({ shown, as }: NothingLeftProps) {
  const t = useWords('plans');
  return (
    <>
      <Lead isCompact above={<ImportOrigin shown={shown} />}>
        {t(`import.${as}.title`, { file: shown.fileName })}
      </Lead>
      <div className={classes.next}>
        <p>{t(`import.${as}.text`)}</p>
        <ImportTarget hasButton />
      </div>
    </>
  );
}
