import { type ReactNode, useState } from 'react';
import { useChange } from '../client/use-operation.ts';
import { useServerInstant } from '../frame/server-instant.ts';
import { useActName } from '../history/use-acts.ts';
import { Button } from '../parts/button.tsx';
import { CopyField } from '../parts/copy-field.tsx';
import { Fault } from '../parts/error-state.tsx';
import { Facts } from '../parts/facts.tsx';
import { JobProgress } from '../parts/progress.tsx';
import { type Translate, useWords } from '../words/words-context.tsx';
import { type AuditState, audit } from './audit.ts';
import './audit.css';

type Verification = NonNullable<AuditState['lastVerification']>;

interface AuditSealProps {
  readonly state: AuditState;
  readonly onVerified: () => void;
}

/** How far the record of all changes is sealed, when it was checked, and checking it now. */
export function AuditSeal({ state, onVerified }: AuditSealProps) {
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="audit" aria-label={t('audit.seal')} tabIndex={0}>
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
    </section>
  );
}

function lastText(last: Verification | null, t: Translate, at: (instant: string | null) => string): string {
  if (!last) return t('audit.lastNever');
  const { verified, finishedAt } = last;
  if (verified === null) return t('audit.lastFailed', { at: at(finishedAt) });
  return t('audit.lastDone', { at: at(finishedAt), count: verified });
}
