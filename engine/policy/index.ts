export { canonicalPolicy } from './canonical-policy.ts';
export {
  changePolicy,
  emptyPolicy,
  type PolicyChange,
  withPreset,
} from './change-policy.ts';
export { checkProject, type NamedPerson, type ProjectFacts, projectCodes } from './check-project.ts';
export { diffPolicies, type PolicyDifference, type RuleDifference, type SettingDifference } from './diff-policies.ts';
export {
  type EffectiveConsequence,
  type EffectivePart,
  type EffectiveRow,
  effectiveConsequence,
  effectiveRules,
  type Governed,
  type Stance,
} from './effective-rules.ts';
export { type Consequence, judge, type Origin, type Part } from './judge.ts';
export { nextLevel } from './ladder.ts';
export * from './policy.ts';
export { presetRuleIds, presets, shippedRoutes, shippedThresholds, shippedTolerances } from './presets.ts';
export { consequenceParts, type PartName, type PartValues } from './scales.ts';
export * from './simulate.ts';
export { settingOf, type TierFact, type TierFacts, tierOf } from './tier-of.ts';
