import { type Policy, riskLevels, settingOf, shippedThresholds } from '#engine';
import { Facts, type Field, Form, useFormat, useWords } from '#platform/web';
import type { OfficePolicy } from './policy.ts';
import { ownPolicy } from './policy-edits.ts';
import { shownChain } from './policy-rows.ts';
import {
  byTier,
  reachedTiers,
  readThresholds,
  type ThresholdName,
  thresholdFacts,
  thresholdName,
  thresholdValues,
} from './policy-thresholds.ts';
import { type Currency, useCurrency } from './use-currency.ts';

interface PolicyTiersProps {
  readonly policy: OfficePolicy;
  readonly onChange: (from: Policy['tierThresholds'], to: Policy['tierThresholds']) => Promise<unknown>;
}

/** From which facts on a project is of which tier; one of them is enough. */
export function PolicyTiers({ policy, onChange }: PolicyTiersProps) {
  const t = useWords('offices');
  const currency = useCurrency();
  const fields = useTierFields();
  if (!currency) return null;
  const own = ownPolicy(policy).tierThresholds;
  const values = thresholdValues(own, currency.minorUnits);
  return (
    <section className="policy-tiers" aria-labelledby="policy-tiers">
      <h3 id="policy-tiers">{t('policy.setting.tierThresholds')}</h3>
      <p className="dim">{t('policy.tiersText', { currency: currency.code })}</p>
      {(own === null || !policy.mayWrite) && <TiersHeld policy={policy} currency={currency} />}
      {policy.mayWrite && (
        <Form
          key={JSON.stringify(values)}
          fields={fields}
          values={values}
          act={t('policy.saveTiers')}
          isMinor
          onSubmit={async (typed) => {
            const to = readThresholds(typed, currency.minorUnits);
            if (JSON.stringify(to) !== JSON.stringify(own && byTier(own))) await onChange(own, to);
          }}
        />
      )}
    </section>
  );
}

function useTierFields(): readonly Field<ThresholdName>[] {
  const t = useWords('offices');
  const none = { value: '', label: t('policy.threshold.none') };
  const levels = [none, ...riskLevels.map((value) => ({ value, label: t(`policy.risk.${value}`) }))];
  const most = { budgetMinor: undefined, durationDays: 100_000, strategicWeight: 100 };
  return thresholdFacts.flatMap((fact) =>
    reachedTiers.map((tier) => ({
      name: thresholdName(tier, fact),
      label: t(`policy.threshold.from.${fact}`, { tier: t(`policy.tier.${tier}`) }),
      isOptional: true,
      ...(fact === 'risk'
        ? { type: 'select' as const, options: levels }
        : { type: 'whole-number' as const, most: most[fact] }),
    })),
  );
}

/** What counts now, as the office or those above it say. */
function TiersHeld({ policy, currency }: { readonly policy: OfficePolicy; readonly currency: Currency }) {
  const t = useWords('offices');
  const format = useFormat();
  const held = byTier(settingOf(shownChain(policy), 'tierThresholds', shippedThresholds));
  return (
    <Facts
      items={held.map(({ tier, budgetMinor, durationDays, risk, strategicWeight }) => [
        t(`policy.tier.${tier}`),
        [
          budgetMinor !== null &&
            t('policy.threshold.budget', {
              amount: `${currency.code} ${format.number(budgetMinor / currency.minorUnits)}`,
            }),
          durationDays !== null && t('policy.threshold.duration', { count: durationDays }),
          risk && t('policy.threshold.risk', { risk: t(`policy.risk.${risk}`) }),
          strategicWeight !== null && t('policy.threshold.weight', { weight: strategicWeight }),
        ]
          .filter(Boolean)
          .join(', '),
      ])}
    />
  );
}
