import { canonicalPolicy, canonicalRule } from './canonical-policy.ts';
import { isSame } from './diff-policies.ts';
import type { PmoType, Policy, PolicySetting, Rule } from './policy.ts';
import { presetRuleIds, presets } from './presets.ts';

/** One change of a policy; `from` is what its author saw. */
export type PolicyChange =
  | { readonly part: 'rule'; readonly ruleId: string; readonly from: Rule | null; readonly to: Rule | null }
  | { readonly part: 'preset'; readonly from: PmoType | null; readonly to: PmoType | null }
  | { readonly [N in PolicySetting]: SettingChange<N> }[PolicySetting];

interface SettingChange<N extends PolicySetting> {
  readonly part: N;
  readonly from: Policy[N];
  readonly to: Policy[N];
}

/** An office that says nothing of its own. */
export const emptyPolicy: Policy = {
  type: null,
  rules: [],
  tierThresholds: null,
  escalatesTo: null,
  waiverRenewals: null,
  waiverDays: null,
  costTolerance: null,
  scopeTolerance: null,
  caseRoutes: null,
};

/**
 * The policy after the change, in canonical form; undefined where `from` is no longer true. A preset brings its settings
 * and takes the place of all shipped rules, whatever was made of them; the office's own rules, tolerances and routes of
 * cases stay. No preset at all leaves an office with what the offices above say, and its own rules.
 */
export function changePolicy(policy: Policy, change: PolicyChange): Policy | undefined {
  if (change.part === 'rule') return changeRule(policy, change);
  if (change.part === 'preset') return change.from === policy.type ? withPreset(policy, change.to) : undefined;
  const [now, seen] = [policy, { ...policy, [change.part]: change.from }].map(canonicalPolicy);
  return isSame(now, seen) ? canonicalPolicy({ ...policy, [change.part]: change.to }) : undefined;
}

function changeRule(policy: Policy, { ruleId, from, to }: Extract<PolicyChange, { part: 'rule' }>) {
  const now = policy.rules.find(({ id }) => id === ruleId) ?? null;
  if (!isSame(now && canonicalRule(now), from && canonicalRule(from))) return undefined;
  const others = policy.rules.filter(({ id }) => id !== ruleId);
  return canonicalPolicy({ ...policy, rules: to ? [...others, { ...to, id: ruleId }] : others });
}

/** A policy that starts from a preset, with the rules of an office's own that `policy` has. */
export function withPreset(policy: Policy, type: PmoType | null): Policy {
  const { rules, ...settings } = type === null ? emptyPolicy : presets[type];
  const own = policy.rules.filter(({ id }) => !presetRuleIds.has(id));
  const { costTolerance, scopeTolerance, caseRoutes } = policy;
  return canonicalPolicy({ ...settings, costTolerance, scopeTolerance, caseRoutes, rules: [...rules, ...own] });
}
