export { type Consequence, judge, type Origin, type Part } from './judge.ts';
export * from './policy.ts';
export { presetRuleIds, presets } from './presets.ts';
export { settingOf, type TierFact, type TierFacts, tierOf } from './tier-of.ts';
