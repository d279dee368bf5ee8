import { type Answer, type Criterion, type Range, worthOf } from './criteria.ts';

/** One term of a score: normalised weight × worth. */
export interface ScoreTerm {
  readonly criterion: string;
  /** Its share of all weights, 0 to 1. */
  readonly weight: number;
  readonly worth: Range;
  readonly contribution: Range;
  readonly isMissing: boolean;
}

/** A sum of terms, 0 to 100; a range where answers are missing. */
export interface Score {
  readonly terms: readonly ScoreTerm[];
  readonly score: Range;
  /** Middle of the range, by which the list is ordered. */
  readonly middle: number;
}

/**
 * The weighted score of answers by criterion; `null` where no criterion has a weight above 0 or one has a weight below
 * 0: there is nothing to add up by. Terms come in the order of the criteria.
 */
export function scoreAnswers(criteria: readonly Criterion[], answers: Readonly<Record<string, Answer>>): Score | null {
  const weights = normalisedWeights(criteria.map(({ weight }) => weight));
  if (!weights) return null;
  const terms = criteria.map(({ id, value }, index): ScoreTerm => {
    const worth = worthOf(value, answers[id] ?? null);
    const weight = weights[index] ?? 0;
    return {
      criterion: id,
      weight,
      worth,
      contribution: { least: 100 * weight * worth.least, most: 100 * weight * worth.most },
      isMissing: worth.least !== worth.most,
    };
  });
  const sum = (end: keyof Range) => terms.reduce((total, { contribution }) => total + contribution[end], 0);
  const score = { least: sum('least'), most: sum('most') };
  return { terms, score, middle: (score.least + score.most) / 2 };
}

/** Weights as shares of their sum; `null` where they are no weights. */
export function normalisedWeights(weights: readonly number[]): number[] | null {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0) || !Number.isFinite(sum) || weights.some((weight) => weight < 0)) return null;
  return weights.map((weight) => weight / sum);
}

/** What several people answered for one criterion, each as worth 0 to 1. */
export interface Assessment {
  readonly mean: number;
  /** Standard deviation over all of them. */
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

/** The mean of several assessors and how far apart they are; missing answers do not count; `null` where none is left. */
export function assess(criterion: Criterion, answers: readonly Answer[]): Assessment | null {
  const worths = answers
    .map((answer) => (answer === null ? null : worthOf(criterion.value, answer)))
    .flatMap((worth) => (worth && worth.least === worth.most ? [worth.least] : []));
  if (worths.length === 0) return null;
  const mean = worths.reduce((sum, worth) => sum + worth, 0) / worths.length;
  const variance = worths.reduce((sum, worth) => sum + (worth - mean) ** 2, 0) / worths.length;
  return {
    mean,
    deviation: Math.sqrt(variance),
    least: Math.min(...worths),
    most: Math.max(...worths),
    count: worths.length,
  };
}

/** What weighted shortest job first asks, each on a relative scale such as 1, 2, 3, 5, 8, 13, 20. */
export interface JobFigures {
  readonly businessValue: number | null;
  readonly timeCriticality: number | null;
  readonly riskReduction: number | null;
  readonly size: number | null;
}

/**
 * Weighted shortest job first: cost of delay (value + time criticality + risk reduction or opportunity) over size;
 * `null` where one of them is missing or the size is not above 0. After Reinertsen, The Principles of Product Development
 * Flow (2009), principle F17, in the form of the Scaled Agile Framework.
 */
export function weightedShortestJobFirst({
  businessValue,
  timeCriticality,
  riskReduction,
  size,
}: JobFigures): number | null {
  if (businessValue === null || timeCriticality === null || riskReduction === null || size === null) return null;
  return size > 0 ? (businessValue + timeCriticality + riskReduction) / size : null;
}
