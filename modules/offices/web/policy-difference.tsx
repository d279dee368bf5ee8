import { Dialog, ErrorState, useOperation, useWords } from '#platform/web';
import { offices } from './offices.ts';
import { type OfficePolicy, type PolicyDifference, policyTopics } from './policy.ts';
import { ruleCondition, ruleSays, useCodeNames } from './policy-words.ts';

interface DifferenceDialogProps {
  readonly policy: OfficePolicy;
  readonly from: number;
  /** A version; left out: the draft. */
  readonly to?: number | undefined;
  readonly onClose: () => void;
}

/** What one version says otherwise than another: rules that came, went and changed, and settings. */
export function DifferenceDialog({ policy, from, to, onClose }: DifferenceDialogProps) {
  const t = useWords('offices');
  const { officeId } = policy;
  const input = { officeId, from, ...(to !== undefined && { to }) };
  const { data, error, refetch } = useOperation(offices.diffPolicies, input, { topics: policyTopics(officeId) });
  return (
    <Dialog
      title={t(to === undefined ? 'policy.differenceDraft' : 'policy.differenceOf', { from, to: to ?? 0 })}
      onClose={onClose}
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Difference policy={policy} difference={data} />}
    </Dialog>
  );
}

interface DifferenceProps {
  readonly policy: OfficePolicy;
  readonly difference: PolicyDifference;
}

function Difference({ policy, difference: { rules, settings } }: DifferenceProps) {
  const t = useWords('offices');
  const nameOf = useCodeNames(policy);
  if (rules.length + settings.length === 0) return <p className="dim">{t('policy.noDifference')}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
    <ul className="policy-difference" tabIndex={0}>
      {settings.map(({ setting, from, to }) => (
        <li key={setting}>
          <span className="dim">{t('policy.settingChanged')}</span>
          <b>{t(`policy.setting.${setting}`)}</b>
          {setting !== 'tierThresholds' && setting !== 'caseRoutes' && (
            <span>
              {settingText(from)} → {settingText(to)}
            </span>
          )}
        </li>
      ))}
      {rules.map((one) => (
        <li key={one.rule.id}>
          <span className={one.kind === 'added' ? 'good' : one.kind === 'removed' ? 'late' : 'dim'}>
            {t(`policy.rule.${one.kind}`)}
          </span>
          <b>{ruleCondition(t, nameOf, one.rule)}</b>
          {one.kind === 'changed' && <s className="mute">{ruleSays(t, one.before)}</s>}
          <span>{ruleSays(t, one.rule)}</span>
        </li>
      ))}
    </ul>
  );

  function settingText(value: PolicyDifference['settings'][number]['from']): string {
    if (value === null) return t('policy.type.above');
    if (typeof value !== 'string') return String(value);
    return value.includes('-') ? t(`policy.waiver.${value}`) : t(`policy.type.${value}`);
  }
}
