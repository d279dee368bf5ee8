import { OperationError } from '#platform/contract';
import { useOperation } from '../client/use-operation.ts';
import { Page } from '../frame/page.tsx';
import { useServerInstant } from '../frame/server-instant.ts';
import { useAddress } from '../frame/use-address.ts';
import { ErrorState } from '../parts/error-state.tsx';
import { Lead } from '../parts/lead.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { type Translate, useWords } from '../words/words-context.tsx';
import { type AuditState, audit } from './audit.ts';
import { AuditLog } from './audit-log.tsx';
import { AuditSeal } from './audit-seal.tsx';

const looks = ['log', 'seal'] as const;

/** The log of all changes, and whether it is whole, which those are told who may read all of it. */
export function AuditPage() {
  const t = useWords('platform');
  const written = useServerInstant();
  const [shown] = useAddress('show');
  const { data: state, error, refetch } = useOperation(audit.getAuditState, {});
  const isPartial = error instanceof OperationError && error.code === 'permission-missing';
  const look = looks.find((one) => one === shown) ?? 'log';
  const at = (instant: string | null) => (instant === null ? t('audit.unknown') : written(instant));
  const tabs = state && (
    <Tabs
      label={t('audit.looks')}
      tabs={looks.map((one) => ({ label: t(`audit.${one}`), to: one === 'log' ? '/audit' : `/audit?show=${one}` }))}
      current={look === 'log' ? '/audit' : `/audit?show=${look}`}
    />
  );
  if (error && !isPartial) {
    return (
      <Page title={t('audit.title')}>
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      </Page>
    );
  }
  return (
    <Page title={t('audit.title')}>
      <Lead>{state ? leadOf(state, t, at) : isPartial ? t('audit.leadPartial') : t('audit.title')}</Lead>
      {look === 'seal' && state ? (
        <>
          <div className="bar">{tabs}</div>
          <AuditSeal state={state} onVerified={() => void refetch()} />
        </>
      ) : (
        <AuditLog tools={tabs} />
      )}
    </Page>
  );
}

function leadOf(
  { sealed, lastVerification: last }: AuditState,
  t: Translate,
  at: (instant: string | null) => string,
): string {
  if (last?.broken) return t('audit.leadBroken', { sequence: last.broken.sequence ?? '–' });
  const isWhole = last?.state === 'done' && last.finishedAt !== null;
  return isWhole
    ? t('audit.leadWhole', { count: sealed, at: at(last.finishedAt) })
    : t('audit.leadNever', { count: sealed });
}
