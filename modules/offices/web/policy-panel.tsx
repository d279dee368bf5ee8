import { type OpenRecord, useNarrow, useOpenRecord, usePast } from '#platform/web';
import { AdoptPanel } from './adopt-panel.tsx';
import type { OfficePolicy, PolicySimulation } from './policy.ts';
import { PolicyCodePanel } from './policy-code-panel.tsx';
import { ownPolicy } from './policy-edits.ts';
import type { PolicyRow, PolicyScope } from './policy-rows.ts';
import { PolicyRulePanel } from './policy-rule-panel.tsx';
import { PolicyRules } from './policy-rules.tsx';
import { PolicySettings } from './policy-settings.tsx';
import { PolicyVersions } from './policy-versions.tsx';

/** On a wide screen what adopting does stands beside a draft until it is closed; not of a past day, when it was done or not. */
export function usePolicyPanel({ draft }: OfficePolicy): OpenRecord {
  const { id, open, close } = useOpenRecord();
  const isNarrow = useNarrow();
  const isPast = usePast() !== null;
  const shown = id ?? (draft && !isNarrow && !isPast ? 'adopt' : undefined);
  const isByItself = shown !== undefined && id === undefined;
  return { id: shown === 'closed' ? undefined : shown, open, close: isByItself ? () => open('closed') : close };
}

interface PolicyPanelProps {
  readonly policy: OfficePolicy;
  readonly rows: readonly PolicyRow[];
  readonly scope: PolicyScope;
  readonly simulation: PolicySimulation | undefined;
  readonly panel: OpenRecord;
}

/** What the address opens beside the rules: a part of the policy, one of its rules (`rule:<id>`), or a kind of finding. */
export function PolicyPanel({ policy, rows, scope, simulation, panel }: PolicyPanelProps) {
  const { draft } = policy;
  const { id = '', open, close: onClose } = panel;
  const [kind, of] = [id.replace(/:.*/, ''), id.includes(':') ? id.slice(id.indexOf(':') + 1) : undefined];
  const onRule = (ruleId: string) => open(`rule:${ruleId}`);
  const onRules = () => open('rules');
  switch (kind) {
    case 'adopt':
      return draft && <AdoptPanel policy={policy} draft={draft} simulation={simulation} onClose={onClose} />;
    case 'versions':
      return <PolicyVersions policy={policy} onClose={onClose} />;
    case 'settings':
      return <PolicySettings policy={policy} onClose={onClose} />;
    case 'rules':
      return <PolicyRules policy={policy} onNew={() => open('new-rule')} onOpen={onRule} onClose={onClose} />;
    case 'new-rule':
      return (
        policy.mayWrite && (
          <PolicyRulePanel key={id} policy={policy} rule={undefined} codes={[of ?? '*']} onClose={onRules} />
        )
      );
    case 'rule': {
      const rule = ownPolicy(policy).rules.find((one) => one.id === of);
      return (
        policy.mayWrite &&
        rule && <PolicyRulePanel key={id} policy={policy} rule={rule} codes={rule.codes} onClose={onRules} />
      );
    }
    default: {
      const row = rows.find(({ code }) => code === id);
      const acts = { onRule, onNewRule: (codes: string) => open(`new-rule:${codes}`), onClose };
      return row && <PolicyCodePanel key={row.code} policy={policy} row={row} scope={scope} {...acts} />;
    }
  }
}
