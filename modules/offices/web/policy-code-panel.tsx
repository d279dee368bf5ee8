import { actions } from '#engine';
import { Anchor, SidePanel, useAllWords, useWords } from '#platform/web';
import type { OfficePolicy } from './policy.ts';
import { type AnyPart, type PolicyRow, type PolicyScope, shownChain } from './policy-rows.ts';
import { ruleCondition, ruleSays, withinText } from './policy-words.ts';

interface PolicyCodePanelProps {
  readonly policy: OfficePolicy;
  readonly row: PolicyRow;
  readonly scope: PolicyScope;
  readonly onClose: () => void;
}

/** What follows from one kind of finding at each act, part by part, each with the rule that says it. */
export function PolicyCodePanel({ policy, row, scope, onClose }: PolicyCodePanelProps) {
  const t = useWords('offices');
  const words = useAllWords();
  const { tier = 'standard', phase = 'deliver' } = scope;
  const about = [t(`policy.severity.${row.severity}`), t(`policy.tier.${tier}`), t(`policy.phase.${phase}`)].join(
    ' · ',
  );
  return (
    <SidePanel title={words.text(row.title)} subtitle={about} onClose={onClose}>
      <p>
        <Anchor to={`/finding-codes?open=${row.code}`}>{t('policy.about')}</Anchor>
      </p>
      {actions.map((action) => {
        const { enforcement, waivableBy, answerWithin } = row.at[action];
        return (
          <section key={action}>
            <h3>{t(`policy.at.${action}`)}</h3>
            <ul className="policy-acts">
              <PartLine policy={policy} part={enforcement}>
                <span className={`enforcement enforcement-${enforcement.value}`}>
                  {t(`policy.enforcement.${enforcement.value}`)}
                </span>
              </PartLine>
              <PartLine policy={policy} part={waivableBy}>
                {t('policy.waivedBy', { who: t(`policy.waiver.${waivableBy.value}`) })}
              </PartLine>
              {action === 'standing' && (
                <PartLine policy={policy} part={answerWithin}>
                  {t('policy.answered', {
                    within: answerWithin.value === null ? t('policy.never') : withinText(t, answerWithin.value),
                  })}
                </PartLine>
              )}
            </ul>
          </section>
        );
      })}
    </SidePanel>
  );
}

interface PartLineProps {
  readonly policy: OfficePolicy;
  readonly part: AnyPart;
  readonly children: React.ReactNode;
}

/** One part with its rule: whose, of which version, and how the office stands to those above. */
function PartLine({ policy, part: { origin, stance }, children }: PartLineProps) {
  const t = useWords('offices');
  const said = origin && shownChain(policy).find(({ officeId }) => officeId === origin.officeId);
  const rule = said?.policy.rules.find(({ id }) => id === origin?.ruleId);
  const adopted = policy.chain.find(({ officeId }) => officeId === origin?.officeId);
  const isDrafted = origin?.officeId === policy.officeId && policy.draft !== null;
  return (
    <li>
      <div className="line">
        {children}
        <span className="policy-origin">{t(`policy.stance.${stance}`)}</span>
      </div>
      <p>
        {rule ? `${ruleCondition(t, rule)} → ${ruleSays(t, rule)}` : t('policy.from.none')}
        {origin && (
          <span className="policy-origin">
            {' '}
            {isDrafted
              ? t('policy.from.draft')
              : adopted?.version === 0
                ? t('policy.from.shipped')
                : t('policy.from.rule', { office: adopted?.officeName ?? '', version: origin.version })}
          </span>
        )}
      </p>
    </li>
  );
}
