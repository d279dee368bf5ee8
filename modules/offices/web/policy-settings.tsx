import { ladder, type Policy, settingOf, shippedTolerances } from '#engine';
import { Facts, Form, SidePanel, undoable, useChange, useWords } from '#platform/web';
import { offices } from './offices.ts';
import { type OfficePolicy, policyTopics } from './policy.ts';
import { ownPolicy } from './policy-edits.ts';
import { PolicyRoutes } from './policy-routes.tsx';
import { shownChain } from './policy-rows.ts';
import { PolicyTiers } from './policy-tiers.tsx';

const numbers = ['waiverRenewals', 'waiverDays', 'costTolerance', 'scopeTolerance'] as const;
const names = ['escalatesTo', ...numbers] as const;
const shipped = { waiverRenewals: 0, waiverDays: 0, ...shippedTolerances } as const;
const most = { waiverRenewals: 100, waiverDays: 3650, costTolerance: 1000, scopeTolerance: 1000 } as const;

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
    ...Object.fromEntries(numbers.map((name) => [name, own[name] === null ? '' : String(own[name])])),
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
            ...numbers.map((name) => ({
              name,
              label: t(`policy.setting.${name}`),
              type: 'whole-number' as const,
              most: most[name],
              isOptional: true,
            })),
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
            ...numbers.map((name): [string, number] => [
              t(`policy.setting.${name}`),
              settingOf(chain, name, shipped[name]),
            ]),
          ]}
        />
      )}
      <PolicyTiers
        policy={policy}
        onChange={(from, to) => change.run({ officeId, changes: [{ part: 'tierThresholds', from, to }] as never })}
      />
      <PolicyRoutes
        policy={policy}
        onChange={(from, to) => change.run({ officeId, changes: [{ part: 'caseRoutes', from, to }] as never })}
      />
    </SidePanel>
  );
}
