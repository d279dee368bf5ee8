import { ladder, type Policy, settingOf } from '#engine';
import { Facts, Form, SidePanel, undoable, useChange, useWords } from '#platform/web';
import { offices } from './offices.ts';
import { type OfficePolicy, policyTopics } from './policy.ts';
import { ownPolicy } from './policy-edits.ts';
import { shownChain } from './policy-rows.ts';
import { PolicyTiers } from './policy-tiers.tsx';

const names = ['escalatesTo', 'waiverRenewals', 'waiverDays'] as const;

/** What a policy states beside its rules: how far answers climb, how long waivers hold, which projects are large. */
export function PolicySettings({ policy, onClose }: { readonly policy: OfficePolicy; readonly onClose: () => void }) {
  const t = useWords('offices');
  const { officeId } = policy;
  const own = ownPolicy(policy);
  const chain = shownChain(policy);
  const change = useChange(offices.changePolicyDraft, {
    topics: policyTopics(officeId),
    onDone: ({ entryId }) => undoable(entryId, t('policy.settingsDrafted')),
  });
  const top = settingOf(chain, 'escalatesTo', 'programme-manager');
  const values = {
    escalatesTo: own.escalatesTo ?? '',
    waiverRenewals: own.waiverRenewals === null ? '' : String(own.waiverRenewals),
    waiverDays: own.waiverDays === null ? '' : String(own.waiverDays),
  };
  const above = { value: '', label: t('policy.type.above') };
  return (
    <SidePanel title={t('policy.settings')} subtitle={t('policy.settingsText')} onClose={onClose}>
      {policy.mayWrite ? (
        <Form
          key={JSON.stringify(values)}
          fields={[
            {
              name: 'escalatesTo',
              label: t('policy.setting.escalatesTo'),
              type: 'select',
              isOptional: true,
              options: [
                ...(policy.isRoot ? [] : [above]),
                ...ladder.map((value) => ({ value, label: t(`policy.waiver.${value}`) })),
              ],
            },
            {
              name: 'waiverRenewals',
              label: t('policy.setting.waiverRenewals'),
              type: 'whole-number',
              most: 100,
              isOptional: true,
            },
            {
              name: 'waiverDays',
              label: t('policy.setting.waiverDays'),
              type: 'whole-number',
              most: 3650,
              isOptional: true,
            },
          ]}
          values={values}
          act={t('policy.saveSettings')}
          isMinor
          onSubmit={async (typed) => {
            const read = (name: (typeof names)[number]) =>
              typed[name] === '' ? null : name === 'escalatesTo' ? typed[name] : Number(typed[name]);
            const changes = names
              .map((part) => ({ part, from: own[part], to: read(part) as Policy[typeof part] }))
              .filter(({ from, to }) => from !== to);
            if (changes.length) await change.run({ officeId, changes: changes as never });
          }}
        />
      ) : (
        <Facts
          items={[
            [t('policy.setting.escalatesTo'), t(`policy.waiver.${top}`)],
            [t('policy.setting.waiverRenewals'), settingOf(chain, 'waiverRenewals', 0)],
            [t('policy.setting.waiverDays'), settingOf(chain, 'waiverDays', 0)],
          ]}
        />
      )}
      <PolicyTiers
        policy={policy}
        onChange={(from, to) => change.run({ officeId, changes: [{ part: 'tierThresholds', from, to }] as never })}
      />
    </SidePanel>
  );
}
