/** How much an investment does for an objective. */
export const strengths = ['weak', 'moderate', 'strong'] as const;
export type Strength = (typeof strengths)[number];

/**
 * What each strength counts for: 1, 3 and 9, so that a few strong contributions are not outweighed by many weak ones.
 * After Akao, Quality Function Deployment (1990), whose relationship matrix counts the same way.
 */
export const strengthPoints: Readonly<Record<Strength, number>> = { weak: 1, moderate: 3, strong: 9 };

export interface StrategicTheme {
  readonly id: string;
  /** Relative to the other themes; at least 0. */
  readonly weight: number;
}

export interface StrategicObjective {
  readonly id: string;
  readonly themeId: string;
  /** Relative to the other objectives of its theme; at least 0. */
  readonly weight: number;
}

/** What money is spent on, or may be: a project or a proposal. */
export interface AlignedInvestment {
  readonly id: string;
  /** In minor units; null where nobody has said. */
  readonly amountMinor: number | null;
  readonly contributions: readonly { readonly objectiveId: string; readonly strength: Strength }[];
}

export interface Alignment {
  /** In the order in which they were given. */
  readonly objectives: readonly ObjectiveAlignment[];
  readonly investments: readonly InvestmentAlignment[];
  /** All amounts, and those of investments that contribute to nothing. */
  readonly totalMinor: number;
  readonly unalignedMinor: number;
}

export interface ObjectiveAlignment {
  readonly id: string;
  /** Of the whole strategy, in percent: the weight in its theme times that of the theme. */
  readonly sharePercent: number;
  /** The part of the investments' amounts that serves it. The parts and what is unaligned add up to the total. */
  readonly amountMinor: number;
  readonly investments: number;
}

export interface InvestmentAlignment {
  readonly id: string;
  /** 0 to 100: the shares of the objectives that it serves, each as far as it serves them. */
  readonly percent: number;
  readonly isUnaligned: boolean;
  /** Its amount by objective, in the order of its contributions; whole minor units that add up to it. */
  readonly parts: readonly { readonly objectiveId: string; readonly amountMinor: number }[];
}

/**
 * How far investments serve a strategy, computed from contributions and weights alone. A contribution to an objective
 * that is not among those given counts for nothing; an amount is split over the contributions by the points of their
 * strengths. Where all weights are 0 nothing has a share. O(objectives + contributions).
 */
export function alignmentOf(
  themes: readonly StrategicTheme[],
  objectives: readonly StrategicObjective[],
  investments: readonly AlignedInvestment[],
): Alignment {
  const shares = sharesOf(themes, objectives);
  const aligned = investments.map((investment) => alignInvestment(investment, shares));
  const sums = new Map(objectives.map(({ id }) => [id, { amountMinor: 0, investments: 0 }]));
  for (const { parts } of aligned) {
    for (const { objectiveId, amountMinor } of parts) {
      const sum = sums.get(objectiveId);
      if (!sum) continue;
      sum.amountMinor += amountMinor;
      sum.investments += 1;
    }
  }
  const amountOf = (one: AlignedInvestment) => one.amountMinor ?? 0;
  const unaligned = investments.filter((_, index) => aligned[index]?.isUnaligned);
  return {
    objectives: objectives.map(({ id }) => ({
      id,
      sharePercent: shares.get(id) ?? 0,
      amountMinor: sums.get(id)?.amountMinor ?? 0,
      investments: sums.get(id)?.investments ?? 0,
    })),
    investments: aligned,
    totalMinor: investments.reduce((sum, one) => sum + amountOf(one), 0),
    unalignedMinor: unaligned.reduce((sum, one) => sum + amountOf(one), 0),
  };
}

/** Of each objective its percent of the whole. */
function sharesOf(
  themes: readonly StrategicTheme[],
  objectives: readonly StrategicObjective[],
): ReadonlyMap<string, number> {
  const withObjectives = new Map<string, number>();
  for (const { themeId, weight } of objectives)
    withObjectives.set(themeId, (withObjectives.get(themeId) ?? 0) + weight);
  // a theme in which nothing weighs takes nothing from the others
  const themeWeights = new Map(
    themes.map(({ id, weight }) => [id, (withObjectives.get(id) ?? 0) > 0 ? weight : 0] as const),
  );
  const total = [...themeWeights.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map(
    objectives.map(({ id, themeId, weight }) => {
      const inTheme = withObjectives.get(themeId) ?? 0;
      const share = total > 0 && inTheme > 0 ? ((themeWeights.get(themeId) ?? 0) / total) * (weight / inTheme) : 0;
      return [id, share * 100];
    }),
  );
}

function alignInvestment(
  { id, amountMinor, contributions }: AlignedInvestment,
  shares: ReadonlyMap<string, number>,
): InvestmentAlignment {
  const known = contributions.filter(({ objectiveId }) => shares.has(objectiveId));
  const points = known.map(({ strength }) => strengthPoints[strength]);
  const amounts = splitWhole(amountMinor ?? 0, points);
  const percent = known.reduce(
    (sum, { objectiveId }, index) =>
      sum + ((shares.get(objectiveId) ?? 0) * (points[index] ?? 0)) / strengthPoints.strong,
    0,
  );
  return {
    id,
    percent,
    isUnaligned: known.length === 0,
    parts: known.map(({ objectiveId }, index) => ({ objectiveId, amountMinor: amounts[index] ?? 0 })),
  };
}

/** A whole amount in whole parts by weight that add up to it: what rounding leaves goes to the largest remainders. */
function splitWhole(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (amount * weight) / total);
  const parts = exact.map(Math.floor);
  const rest = amount - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, rest)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
