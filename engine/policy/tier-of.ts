import { type Policy, type RiskLevel, riskLevels, type Tier, type TierThreshold, tiers } from './policy.ts';

/** What a project is known by when its tier is found; null: not known, which reaches no threshold. */
export interface TierFacts {
  readonly budgetMinor: number | null;
  readonly durationDays: number | null;
  readonly risk: RiskLevel | null;
  readonly strategicWeight: number | null;
}

export type TierFact = keyof TierFacts;

/** The highest tier that a fact reaches, with the facts that reach it; the least tier where none reaches any. */
export function tierOf(
  facts: TierFacts,
  thresholds: readonly TierThreshold[],
): { readonly tier: Tier; readonly because: readonly TierFact[] } {
  const reached = thresholds
    .map((threshold) => ({ tier: threshold.tier, because: factsReaching(facts, threshold) }))
    .filter(({ because }) => because.length > 0)
    .toSorted((a, b) => tiers.indexOf(b.tier) - tiers.indexOf(a.tier));
  const highest = reached[0];
  if (!highest) return { tier: tiers[0], because: [] };
  const because = reached.filter(({ tier }) => tier === highest.tier).flatMap((one) => one.because);
  return { tier: highest.tier, because: [...new Set(because)] };
}

function factsReaching(facts: TierFacts, threshold: TierThreshold): TierFact[] {
  const names: readonly TierFact[] = ['budgetMinor', 'durationDays', 'risk', 'strategicWeight'];
  return names.filter((name) => {
    const [fact, bar] = [numberOf(facts[name]), numberOf(threshold[name])];
    return fact !== null && bar !== null && fact >= bar;
  });
}

const numberOf = (value: number | RiskLevel | null) => (typeof value === 'string' ? riskLevels.indexOf(value) : value);

/** The setting of the nearest office that states it; `otherwise` where none does. */
export function settingOf<K extends keyof Policy>(
  chain: readonly { readonly policy: Policy }[],
  name: K,
  otherwise: NonNullable<Policy[K]>,
): NonNullable<Policy[K]> {
  return chain.findLast(({ policy }) => policy[name] !== null)?.policy[name] ?? otherwise;
}
