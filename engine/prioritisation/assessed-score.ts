import type { Answer, Criterion, Range } from './criteria.ts';
import { worthOf } from './criteria.ts';
import { type Assessment, assess, type JobFigures, normalisedWeights, weightedShortestJobFirst } from './score.ts';

/** One term of a score that several people gave: normalised weight × mean worth. */
export interface AssessedTerm {
  readonly criterion: string;
  /** Its share of all weights, 0 to 1. */
  readonly weight: number;
  /** What the assessors think that it is worth, 0 to 1; `null` where nobody has answered. */
  readonly assessment: Assessment | null;
  readonly contribution: Range;
}

/** A sum of terms, 0 to 100; a range where nobody has answered. */
export interface AssessedScore {
  readonly terms: readonly AssessedTerm[];
  readonly score: Range;
  /** Middle of the range, by which the list is ordered. */
  readonly middle: number;
}

/**
 * The weighted score of what several people answered, by criterion: each counts with the mean of those who answered, and
 * where nobody did with all that its scale has. `null` where the criteria have no weights to add up by.
 */
export function scoreAssessments(
  criteria: readonly Criterion[],
  answers: ReadonlyMap<string, readonly Answer[]>,
): AssessedScore | null {
  const weights = normalisedWeights(criteria.map(({ weight }) => weight));
  if (!weights) return null;
  const terms = criteria.map((criterion, index): AssessedTerm => {
    const assessment = assess(criterion, answers.get(criterion.id) ?? []);
    const weight = weights[index] ?? 0;
    const { least, most } = assessment
      ? { least: assessment.mean, most: assessment.mean }
      : worthOf(criterion.value, null);
    const contribution = { least: 100 * weight * least, most: 100 * weight * most };
    return { criterion: criterion.id, weight, assessment, contribution };
  });
  const sum = (end: keyof Range) => terms.reduce((total, { contribution }) => total + contribution[end], 0);
  const score = { least: sum('least'), most: sum('most') };
  return { terms, score, middle: (score.least + score.most) / 2 };
}

/** What several people estimate of one job: the mean of each figure, and what the job comes to by it. */
export interface EstimatedJob extends JobFigures {
  readonly middle: number;
  /** The least and the most that one of them alone comes to. */
  readonly score: Range;
}

/** Weighted shortest job first by the means of several estimates; `null` where there is none, or one has no size. */
export function estimateJob(estimates: readonly JobFigures[]): EstimatedJob | null {
  const alone = estimates.map(weightedShortestJobFirst).flatMap((one) => one ?? []);
  if (alone.length === 0 || alone.length < estimates.length) return null;
  const mean = (of: (figures: JobFigures) => number | null) =>
    estimates.reduce((sum, figures) => sum + (of(figures) ?? 0), 0) / estimates.length;
  const figures = {
    businessValue: mean(({ businessValue }) => businessValue),
    timeCriticality: mean(({ timeCriticality }) => timeCriticality),
    riskReduction: mean(({ riskReduction }) => riskReduction),
    size: mean(({ size }) => size),
  };
  const middle = weightedShortestJobFirst(figures);
  return middle === null
    ? null
    : { ...figures, middle, score: { least: Math.min(...alone), most: Math.max(...alone) } };
}
