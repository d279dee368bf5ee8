import { type RiskLevel, riskLevels, type Tier, type TierThreshold } from '#engine';

/** The tiers that a project has to reach; the least one is what remains. */
export const reachedTiers = ['standard', 'major'] as const satisfies readonly Tier[];
export const thresholdFacts = ['budgetMinor', 'durationDays', 'risk', 'strategicWeight'] as const;

type ThresholdFact = (typeof thresholdFacts)[number];
export type ThresholdName = `${(typeof reachedTiers)[number]}.${ThresholdFact}`;

export const thresholdName = (tier: (typeof reachedTiers)[number], fact: ThresholdFact): ThresholdName =>
  `${tier}.${fact}`;

/** One line a tier: of several the least of each fact counts, as one that is reached is enough. */
export function byTier(thresholds: readonly TierThreshold[]): TierThreshold[] {
  return reachedTiers.flatMap((tier) => {
    const own = thresholds.filter((one) => one.tier === tier);
    if (!own.length) return [];
    const least = (fact: 'budgetMinor' | 'durationDays' | 'strategicWeight') => {
      const values = own.flatMap((one) => one[fact] ?? []);
      return values.length ? Math.min(...values) : null;
    };
    const risk = riskLevels.find((level) => own.some((one) => one.risk === level)) ?? null;
    const [budgetMinor, durationDays, strategicWeight] = [
      least('budgetMinor'),
      least('durationDays'),
      least('strategicWeight'),
    ];
    return { tier, budgetMinor, durationDays, risk, strategicWeight };
  });
}

type Values = Readonly<Partial<Record<ThresholdName, string>>>;

/** What a form begins with; budgets in whole units of the currency. */
export function thresholdValues(thresholds: readonly TierThreshold[] | null, minorUnits: number): Values {
  const told = byTier(thresholds ?? []).flatMap((one) =>
    thresholdFacts.map((fact) => {
      const value = fact === 'budgetMinor' && one[fact] !== null ? one[fact] / minorUnits : one[fact];
      return [`${one.tier}.${fact}`, value === null ? '' : String(value)];
    }),
  );
  return Object.fromEntries(told);
}

/** What was typed; null, as the offices above have it, where nothing was. */
export function readThresholds(values: Values, minorUnits: number): TierThreshold[] | null {
  const read = reachedTiers.flatMap((tier): TierThreshold[] => {
    const typed = (fact: ThresholdFact) => values[thresholdName(tier, fact)]?.trim() || null;
    const number = (fact: ThresholdFact) => (typed(fact) === null ? null : Number(typed(fact)));
    const budget = number('budgetMinor');
    const one = {
      tier,
      budgetMinor: budget === null ? null : Math.round(budget * minorUnits),
      durationDays: number('durationDays'),
      risk: typed('risk') as RiskLevel | null,
      strategicWeight: number('strategicWeight'),
    };
    return thresholdFacts.some((fact) => one[fact] !== null) ? [one] : [];
  });
  return read.length ? read : null;
}
