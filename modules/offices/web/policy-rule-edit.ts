import {
  type Enforcement,
  openRule,
  type Policy,
  type PolicyChange,
  type Proposal,
  type Rule,
  type Waiver,
} from '#engine';

/** What the form of a rule holds as text; an empty one says nothing of its part. */
export interface RuleText {
  readonly codes: string;
  readonly enforcement: string;
  readonly waivableBy: string;
  readonly answerWithin: string;
}

/** What the form of a rule holds as choices; none of a list: whichever. */
export interface RuleChoices {
  readonly severities: readonly string[];
  readonly tiers: readonly string[];
  readonly phases: readonly string[];
  readonly actions: readonly string[];
  readonly proposes: readonly string[];
  readonly mayLoosen: boolean;
}

/** Several codes stand in one choice, as the rule has them. */
const between = ' ';

/** A rule that says nothing yet, with an id that no rule of the policy has. */
export function newRule({ rules }: Policy, codes: readonly string[]): Rule {
  const taken = new Set(rules.map(({ id }) => id));
  let count = 1;
  while (taken.has(`rule-${count}`)) count += 1;
  return { ...openRule, id: `rule-${count}`, codes };
}

export const codesText = (codes: readonly string[]) => codes.join(between);

export function ruleText({ codes, enforcement, waivableBy, answerWithin }: Rule): RuleText {
  return {
    codes: codesText(codes),
    enforcement: enforcement ?? '',
    waivableBy: waivableBy ?? '',
    answerWithin: answerWithin === null ? '' : String(answerWithin),
  };
}

export function ruleChoices({ severities, tiers, phases, actions, proposes, mayLoosen }: Rule): RuleChoices {
  return {
    severities: severities ?? [],
    tiers: tiers ?? [],
    phases: phases ?? [],
    actions: actions ?? [],
    proposes,
    mayLoosen,
  };
}

/** The rule as the form holds it. */
export function writtenRule(id: string, text: RuleText, choices: RuleChoices): Rule {
  const some = <T>(list: readonly string[]) => (list.length ? (list as readonly T[]) : null);
  const { answerWithin } = text;
  return {
    id,
    codes: text.codes.split(between),
    severities: some(choices.severities),
    tiers: some(choices.tiers),
    phases: some(choices.phases),
    actions: some(choices.actions),
    enforcement: (text.enforcement || null) as Enforcement | null,
    waivableBy: (text.waivableBy || null) as Waiver | null,
    answerWithin: answerWithin === '' ? null : answerWithin === 'none' ? 'none' : Number(answerWithin),
    proposes: choices.proposes as readonly Proposal[],
    mayLoosen: choices.mayLoosen,
  };
}

/** The change that writes the rule, or takes it away. */
export function ruleChange({ rules }: Policy, ruleId: string, to: Rule | null): PolicyChange {
  return { part: 'rule', ruleId, from: rules.find(({ id }) => id === ruleId) ?? null, to };
}
