import { canonicalPolicy } from './canonical-policy.ts';
import { type Policy, policySettings, type Rule } from './policy.ts';

type RulePart = Exclude<keyof Rule, 'id'>;

/** What became of a rule; of one that changed, each part that did. */
export type RuleDifference =
  | { readonly kind: 'added' | 'removed'; readonly rule: Rule }
  | { readonly kind: 'changed'; readonly rule: Rule; readonly before: Rule; readonly parts: readonly RulePart[] };

type SettingName = Exclude<keyof Policy, 'rules'>;

export interface SettingDifference {
  readonly setting: SettingName;
  readonly from: Policy[SettingName];
  readonly to: Policy[SettingName];
}

export interface PolicyDifference {
  /** By the id of the rule. */
  readonly rules: readonly RuleDifference[];
  readonly settings: readonly SettingDifference[];
}

const ruleParts: readonly RulePart[] = [
  'codes',
  'severities',
  'tiers',
  'phases',
  'actions',
  'enforcement',
  'waivableBy',
  'answerWithin',
  'proposes',
  'mayLoosen',
];
const settingNames: readonly SettingName[] = ['type', ...policySettings];

/** What `after` says that `before` did not, and the other way round; orders do not count. */
export function diffPolicies(before: Policy, after: Policy): PolicyDifference {
  const [one, other] = [canonicalPolicy(before), canonicalPolicy(after)];
  const settings = settingNames
    .filter((setting) => !isSame(one[setting], other[setting]))
    .map((setting) => ({ setting, from: one[setting], to: other[setting] }));
  return { rules: diffRules(one.rules, other.rules), settings };
}

function diffRules(before: readonly Rule[], after: readonly Rule[]): RuleDifference[] {
  const [was, is] = [before, after].map((rules) => new Map(rules.map((rule) => [rule.id, rule])));
  const ids = [...new Set([...before, ...after].map(({ id }) => id))].sort();
  return ids.flatMap((id): RuleDifference[] => {
    const [old, rule] = [was?.get(id), is?.get(id)];
    if (!old || !rule) {
      const kind = rule ? 'added' : 'removed';
      return [old, rule].flatMap((one) => (one ? [{ kind, rule: one }] : []));
    }
    const parts = ruleParts.filter((part) => !isSame(old[part], rule[part]));
    return parts.length ? [{ kind: 'changed', rule, before: old, parts }] : [];
  });
}

/** Whether two values of canonical policies are the same; their fields come in the same order. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
