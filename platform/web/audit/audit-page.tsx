import { type ReactNode, useState } from 'react';
import { type auditContract, auditRoutes } from '#platform/contract';
import { operations } from '../client/operations.ts';
import { useChange, useOperation } from '../client/use-operation.ts';
import { Page } from '../frame/page.tsx';
import { useServerInstant } from '../frame/server-instant.ts';
import { useActName } from '../history/use-acts.ts';
import { Button } from '../parts/button.tsx';
import { CopyField } from '../parts/copy-field.tsx';
import { ErrorState, Fault } from '../parts/error-state.tsx';
import { Facts } from '../parts/facts.tsx';
import { Lead } from '../parts/lead.tsx';
import { JobProgress } from '../parts/progress.tsx';
import { type Translate, useWords } from '../words/words-context.tsx';
import './audit.css';

const audit = operations<typeof auditContract>(auditRoutes);

type State = Awaited<ReturnType<typeof audit.getAuditState>>;
type Verification = NonNullable<State['lastVerification']>;

/** Whether the record of all changes is whole: how far it is sealed, when it was checked, and checking it now. */
export function AuditPage() {
  const t = useWords('platform');
  const { data, error, refetch } = useOperation(audit.getAuditState, {});
  return (
    <Page title={t('audit.title')}>
      {error ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        data && <Shown state={data} onVerified={() => void refetch()} />
      )}
    </Page>
  );
}

function Shown({ state, onVerified }: { readonly state: State; readonly onVerified: () => void }) {
  const t = useWords('platform');
  const written = useServerInstant();
  const actName = useActName();
  const verify = useChange(audit.verifyAudit);
  const [jobId, setJobId] = useState<string | null>(null);
  const { sealed, headAt, pending, oldestPendingAt, lastVerification: last, head } = state;
  const at = (instant: string | null) => (instant === null ? t('audit.unknown') : written(instant));
  const start = () => verify.run({}).then(({ jobId: id }) => setJobId(id), () => undefined); // biome-ignore format: one act
  const facts: (readonly [string, ReactNode])[] = [
    [t('audit.sealed'), sealed ? t('audit.sealedAt', { sequence: sealed, at: at(headAt) }) : t('audit.sealedNone')],
    [
      t('audit.pending'),
      pending ? t('audit.pendingSince', { count: pending, at: at(oldestPendingAt) }) : t('audit.pendingNone'),
    ],
    [t('audit.last'), lastText(last, t, at)],
  ];
  if (last?.broken) {
    const { sequence, operation, recordedAt, fault } = last.broken;
    const act = operation === null ? t('audit.unknown') : actName(operation);
    facts.push([
      t('audit.broken'),
      <span key="broken" className="late">
        {t('audit.brokenAt', { sequence: sequence ?? '–', act, at: at(recordedAt) })}: {t(`audit.fault.${fault}`)}
      </span>,
    ]);
  }
  return (
    <>
      <Lead>{leadOf(state, t, at)}</Lead>
      <div className="audit">
        <p className="dim">{t('audit.text')}</p>
        <Facts items={facts} />
        {jobId === null ? (
          <Button isPrimary isBusy={verify.isRunning} onClick={() => void start()}>
            {t('audit.verify')}
          </Button>
        ) : (
          <JobProgress
            key={jobId}
            jobId={jobId}
            label={t('audit.verifying')}
            onEnd={() => {
              setJobId(null);
              onVerified();
            }}
          />
        )}
        <Fault error={verify.error} />
        <CopyField label={t('audit.anchor')} value={head} />
        <p className="dim">{t('audit.anchorText')}</p>
      </div>
    </>
  );
}

function lastText(last: Verification | null, t: Translate, at: (instant: string | null) => string): string {
  if (!last) return t('audit.lastNever');
  const { verified, finishedAt } = last;
  if (verified === null) return t('audit.lastFailed', { at: at(finishedAt) });
  return t('audit.lastDone', { at: at(finishedAt), count: verified });
}

function leadOf(
  { sealed, lastVerification: last }: State,
  t: Translate,
  at: (instant: string | null) => string,
): string {
  if (last?.broken) return t('audit.leadBroken', { sequence: last.broken.sequence ?? '–' });
  const isWhole = last?.state === 'done' && last.finishedAt !== null;
  return isWhole
    ? t('audit.leadWhole', { count: sealed, at: at(last.finishedAt) })
    : t('audit.leadNever', { count: sealed });
}
