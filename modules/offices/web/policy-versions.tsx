import { useState } from 'react';
import { Button, ErrorState, InstantText, SidePanel, useFormat, useOperation, useWords } from '#platform/web';
import { offices } from './offices.ts';
import { type OfficePolicy, policyTopics } from './policy.ts';
import { DifferenceDialog } from './policy-difference.tsx';

/** What the office has adopted, the newest first: when, by whom, why, and what it changed. */
export function PolicyVersions({ policy, onClose }: { readonly policy: OfficePolicy; readonly onClose: () => void }) {
  const t = useWords('offices');
  const { officeId } = policy;
  const { data, error, refetch } = useOperation(
    offices.listPolicyVersions,
    { officeId },
    { topics: policyTopics(officeId) },
  );
  const format = useFormat();
  const [shown, setShown] = useState<number>();
  return (
    <SidePanel title={t('policy.versions')} onClose={onClose}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className="dim">{t('policy.noVersions')}</p>}
      <ul className="policy-acts">
        {data?.items.map(({ version, reason, adoptedBy, adoptedAt, inForceOn }) => (
          <li key={version}>
            <div className="line">
              <b>{t('policy.version', { version })}</b>
              <span className="dim">
                {adoptedBy?.name} · <InstantText at={adoptedAt} />
              </span>
            </div>
            <p>
              {reason}
              {inForceOn && ` · ${t('policy.sinceDay', { day: format.date(inForceOn) })}`}
            </p>
            <Button isView onClick={() => setShown(version)}>
              {t('policy.differencesOf', { version })}
            </Button>
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <DifferenceDialog policy={policy} from={shown - 1} to={shown} onClose={() => setShown(undefined)} />
      )}
    </SidePanel>
  );
}
