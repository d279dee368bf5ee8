import { useState } from 'react';
import { actions, enforcements, phases, proposals, type Rule, severities, tiers, waivers } from '#engine';
import { Button, Form, SidePanel, type Translate, undoable, useChange, useWords } from '#platform/web';
import { offices } from './offices.ts';
import { type OfficePolicy, policyTopics } from './policy.ts';
import { ownPolicy } from './policy-edits.ts';
import { policyFamilies } from './policy-rows.ts';
import {
  codesText,
  newRule,
  type RuleChoices,
  ruleChange,
  ruleChoices,
  ruleText,
  writtenRule,
} from './policy-rule-edit.ts';
import { answerTimes, codesName, type NameCode, useCodeNames, withinText } from './policy-words.ts';

interface PolicyRulePanelProps {
  readonly policy: OfficePolicy;
  /** Undefined: a new rule. */
  readonly rule: Rule | undefined;
  /** For which findings a new rule begins. */
  readonly codes: readonly string[];
  readonly onClose: () => void;
}

/** One rule as it is written: of which findings it speaks, what it says, where, and whether offices below may say less. */
export function PolicyRulePanel({ policy, rule: known, codes, onClose }: PolicyRulePanelProps) {
  const t = useWords('offices');
  const nameOf = useCodeNames(policy);
  const { officeId } = policy;
  const own = ownPolicy(policy);
  const [rule] = useState(() => known ?? newRule(own, codes));
  const [choices, setChoices] = useState(() => ruleChoices(rule));
  const change = useChange(offices.changePolicyDraft, { topics: policyTopics(officeId) });
  const write = async (to: Rule | null) => {
    const { entryId } = await change.run({ officeId, changes: [ruleChange(own, rule.id, to)] as never });
    undoable(entryId, t(to ? 'policy.ruleDrafted' : 'policy.ruleRemoved'));
    onClose();
  };
  const saysNothing = { value: '', label: t('policy.asRules') };
  return (
    <SidePanel
      title={t(known ? 'policy.changeRule' : 'policy.newRule')}
      subtitle={t('policy.ruleText')}
      onClose={onClose}
      acts={
        known && (
          <Button isDanger isBusy={change.isRunning} onClick={() => void write(null).catch(() => {})}>
            {t('policy.removeRule')}
          </Button>
        )
      }
    >
      <Form
        fields={[
          {
            name: 'codes',
            label: t('policy.column.found'),
            type: 'select',
            options: codeOptions(t, nameOf, policy, rule),
          },
          {
            name: 'enforcement',
            label: t('policy.does'),
            type: 'select',
            isOptional: true,
            options: [
              saysNothing,
              ...enforcements.map((value) => ({ value, label: t(`policy.enforcement.${value}`) })),
            ],
          },
          {
            name: 'waivableBy',
            label: t('policy.column.waivableBy'),
            type: 'select',
            isOptional: true,
            options: [saysNothing, ...waivers.map((value) => ({ value, label: t(`policy.waiver.${value}`) }))],
          },
          {
            name: 'answerWithin',
            label: t('policy.column.answerWithin'),
            type: 'select',
            isOptional: true,
            options: [saysNothing, ...answerOptions(t, rule)],
          },
        ]}
        values={{ ...ruleText(rule) }}
        act={t(known ? 'policy.saveRule' : 'policy.addRule')}
        onSubmit={(text) => write(writtenRule(rule.id, text, choices))}
        onCancel={onClose}
      >
        <RuleWhere choices={choices} onChange={setChoices} />
      </Form>
    </SidePanel>
  );
}

/** All findings, those of a family, one kind alone; and what the rule has, where that is more than one of them. */
function codeOptions(t: Translate, nameOf: NameCode, { codes }: OfficePolicy, rule: Rule) {
  const known = ['*', ...policyFamilies.map((family) => `${family}.*`), ...codes.map(({ code }) => code)];
  const own = codesText(rule.codes);
  return [...(known.includes(own) ? [] : [own]), ...known].map((value) => ({
    value,
    label: codesName(t, nameOf, value.split(' ')),
  }));
}

function answerOptions(t: Translate, { answerWithin }: Rule) {
  const odd = typeof answerWithin === 'number' && !answerTimes.includes(answerWithin) ? [answerWithin] : [];
  const times = [...odd, ...answerTimes].toSorted((a, b) => b - a);
  return [
    { value: 'none', label: t('policy.never') },
    ...times.map((minutes) => ({ value: String(minutes), label: withinText(t, minutes) })),
  ];
}

interface RuleWhereProps {
  readonly choices: RuleChoices;
  readonly onChange: (choices: RuleChoices) => void;
}

const lists = { severities, tiers, phases, actions, proposes: proposals } as const;
const wordsOf = {
  severities: 'severity',
  tiers: 'tier',
  phases: 'phase',
  actions: 'at',
  proposes: 'proposal',
} as const;

/** Where the rule speaks, what it proposes, and whether it is the least that offices below say. */
function RuleWhere({ choices, onChange }: RuleWhereProps) {
  const t = useWords('offices');
  const toggle = (name: keyof typeof lists, value: string) => {
    const before = choices[name];
    const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
    onChange({ ...choices, [name]: after });
  };
  return (
    <>
      {Object.entries(lists).map(([key, values]) => {
        const name = key as keyof typeof lists;
        return (
          <fieldset key={name} className="policy-where">
            <legend>{t(`policy.where.${name}`)}</legend>
            {values.map((value) => (
              <label key={value}>
                <input type="checkbox" checked={choices[name].includes(value)} onChange={() => toggle(name, value)} />
                {t(`policy.${wordsOf[name]}.${value}`)}
              </label>
            ))}
          </fieldset>
        );
      })}
      <label className="policy-lock">
        <input
          type="checkbox"
          checked={!choices.mayLoosen}
          onChange={() => onChange({ ...choices, mayLoosen: !choices.mayLoosen })}
        />
        {t('policy.lock')}
      </label>
    </>
  );
}
