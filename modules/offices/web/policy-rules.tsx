import { presetRuleIds } from '#engine';
import { Button, SidePanel, useWords } from '#platform/web';
import type { OfficePolicy } from './policy.ts';
import { ownPolicy } from './policy-edits.ts';
import { ruleCondition, ruleSays, useCodeNames } from './policy-words.ts';

interface PolicyRulesProps {
  readonly policy: OfficePolicy;
  readonly onNew: () => void;
  readonly onOpen: (ruleId: string) => void;
  readonly onClose: () => void;
}

/** Every rule of the office as it is written, those of its own before those of its preset. */
export function PolicyRules({ policy, onNew, onOpen, onClose }: PolicyRulesProps) {
  const t = useWords('offices');
  const nameOf = useCodeNames(policy);
  const { rules } = ownPolicy(policy);
  const isShipped = ({ id }: { readonly id: string }) => presetRuleIds.has(id);
  const shown = rules.toSorted((a, b) => Number(isShipped(a)) - Number(isShipped(b)));
  const isFirstOf = (index: number) =>
    index === 0 || isShipped(shown[index - 1] ?? { id: '' }) !== isShipped(shown[index] ?? { id: '' });
  return (
    <SidePanel
      title={t('policy.rules')}
      subtitle={t('policy.rulesText')}
      onClose={onClose}
      acts={policy.mayWrite && <Button onClick={onNew}>{t('policy.newRule')}</Button>}
    >
      {!shown.length && <p className="dim">{t('policy.noRules')}</p>}
      <ul className="policy-acts">
        {shown.map((rule, index) => (
          <li key={rule.id}>
            {isFirstOf(index) && <h3>{t(isShipped(rule) ? 'policy.shippedRules' : 'policy.ownRules')}</h3>}
            <div className="line">
              <b>{ruleCondition(t, nameOf, rule)}</b>
              {policy.mayWrite && (
                <Button
                  isView
                  aria-label={t('policy.changeRuleOf', { rule: ruleCondition(t, nameOf, rule) })}
                  onClick={() => onOpen(rule.id)}
                >
                  {t('policy.changeRule')}
                </Button>
              )}
            </div>
            <p>{ruleSays(t, rule)}</p>
          </li>
        ))}
      </ul>
    </SidePanel>
  );
}
