import { type Action, actions, type EffectiveConsequence } from '#engine';
import { Anchor, Button, SidePanel, type Translate, useAllWords, useWords } from '#platform/web';
import type { OfficePolicy } from './policy.ts';
import { type AnyPart, type PolicyRow, type PolicyScope, shownChain } from './policy-rows.ts';
import { ruleCondition, useCodeNames, withinText } from './policy-words.ts';

interface PolicyCodePanelProps {
  readonly policy: OfficePolicy;
  readonly row: PolicyRow;
  readonly scope: PolicyScope;
  readonly onRule: (ruleId: string) => void;
  readonly onNewRule: (codes: string) => void;
  readonly onClose: () => void;
}

/** What follows from one kind of finding at each act, with the rules that say it. */
export function PolicyCodePanel({ policy, row, scope, onRule, onNewRule, onClose }: PolicyCodePanelProps) {
  const t = useWords('offices');
  const words = useAllWords();
  const { tier = 'standard', phase = 'deliver' } = scope;
  const about = [t(`policy.severity.${row.severity}`), t(`policy.tier.${tier}`), t(`policy.phase.${phase}`)].join(
    ' · ',
  );
  return (
    <SidePanel
      title={words.text(row.title)}
      subtitle={about}
      takesFocus={false}
      onClose={onClose}
      acts={
        policy.mayWrite && (
          <Button onClick={() => onNewRule(`${row.family}.*`)}>
            {t('policy.newRuleFor', { family: t(`policy.family.${row.family}`) })}
          </Button>
        )
      }
    >
      <p>
        <Anchor to={`/finding-codes?open=${row.code}`}>{t('policy.about')}</Anchor>
      </p>
      {actions.map((action) => (
        <section key={action}>
          <h3>{t(`policy.at.${action}`)}</h3>
          <ul className="policy-acts">
            {byRule(t, action, row.at[action]).map((said) => (
              <SaidByRule key={said.key} policy={policy} said={said} onRule={onRule} />
            ))}
          </ul>
        </section>
      ))}
    </SidePanel>
  );
}

/** What one rule says at an act. */
interface Said {
  readonly key: string;
  readonly part: AnyPart;
  readonly texts: readonly string[];
  /** Of the enforcement, where it is among what is said. */
  readonly enforcement: string | undefined;
}

/** The parts of a consequence gathered by the rule behind them; what nobody needs to waive or answer is left out. */
function byRule(t: Translate, action: Action, consequence: EffectiveConsequence): Said[] {
  const { enforcement, waivableBy, answerWithin } = consequence;
  const within = answerWithin.value;
  const told: (readonly [AnyPart, string])[] = [[enforcement, t(`policy.enforcement.${enforcement.value}`)]];
  if (enforcement.value !== 'advise')
    told.push([waivableBy, t('policy.waivedBy', { who: t(`policy.waiver.${waivableBy.value}`) })]);
  if (action === 'standing' && within !== null)
    told.push([answerWithin, t('policy.answered', { within: withinText(t, within) })]);
  const keyOf = ({ origin }: AnyPart) => `${origin?.officeId} ${origin?.ruleId}`;
  const keys = [...new Set(told.map(([part]) => keyOf(part)))];
  return keys.flatMap((key) => {
    const own = told.filter(([part]) => keyOf(part) === key);
    const [first] = own;
    if (!first) return [];
    const isFirst = first[0] === enforcement;
    return {
      key,
      part: first[0],
      texts: own.map(([, text]) => text),
      enforcement: isFirst ? enforcement.value : undefined,
    };
  });
}

interface SaidByRuleProps {
  readonly policy: OfficePolicy;
  readonly said: Said;
  readonly onRule: (ruleId: string) => void;
}

/** The parts that one rule says: whose it is, of which version, and how the office stands to those above. */
function SaidByRule({ policy, said, onRule }: SaidByRuleProps) {
  const t = useWords('offices');
  const nameOf = useCodeNames(policy);
  const { texts, enforcement, part } = said;
  const { origin, stance } = part;
  const adopted = shownChain(policy).find(({ officeId }) => officeId === origin?.officeId);
  const rule = adopted?.policy.rules.find(({ id }) => id === origin?.ruleId);
  const [first, ...others] = texts;
  return (
    <li>
      <div className="line">
        <span>
          <span className={enforcement && `enforcement enforcement-${enforcement}`}>{first}</span>
          {others.map((text) => ` · ${text}`)}
        </span>
        {!policy.isRoot && <span className="policy-origin">{t(`policy.stance.${stance}`)}</span>}
      </div>
      <p>
        {rule ? ruleCondition(t, nameOf, rule) : t('policy.from.none')}
        {origin && <span className="policy-origin"> · {whose(t, policy, origin.officeId)}</span>}
      </p>
      {policy.mayWrite && rule && origin?.officeId === policy.officeId && (
        <Button isView onClick={() => onRule(rule.id)}>
          {t('policy.changeRule')}
        </Button>
      )}
    </li>
  );
}

function whose(t: Translate, { officeId, draft, chain }: OfficePolicy, of: string): string {
  if (of === officeId && draft) return t('policy.from.draft');
  const adopted = chain.find((one) => one.officeId === of);
  if (!adopted || adopted.version === 0) return t('policy.from.shipped');
  return t('policy.from.rule', { office: adopted.officeName, version: adopted.version });
}
