import { type Criterion, normalisedWeights, type PairwiseWeights, pairwiseWeights } from '#engine';
import type { Method } from '../routes.ts';
import type { ComparisonRow, CriterionRow, StepRow } from '../tables.ts';

/** What an office ranks by, as it is stored. */
export interface Scales {
  readonly method: Method;
  readonly criteria: readonly CriterionRow[];
  readonly steps: readonly StepRow[];
  readonly comparisons: readonly ComparisonRow[];
}

export interface Weighed {
  /** As the engine has them, with the weights that count; in the order of the criteria. */
  readonly criteria: readonly Criterion[];
  /** Of all weights, 0 to 1. */
  readonly shares: readonly number[];
  /** Where weights follow from comparisons: how many are missing, and whether they contradict each other. */
  readonly comparing: { readonly missing: number; readonly found: PairwiseWeights | null } | null;
}

/** The weights that count: those that were set, or those that follow from comparisons once every pair is compared. */
export function weighCriteria({ method, criteria, steps, comparisons }: Scales): Weighed {
  const comparing = method === 'pairwise' ? compare(criteria, comparisons) : null;
  const weights = comparing?.found?.weights ?? criteria.map(({ weight }) => weight);
  const weighed = criteria.map(({ id }, index): Criterion => {
    const own = steps.filter(({ criterion_id }) => criterion_id === id);
    const worths = Object.fromEntries(own.map((step) => [step.id, step.worth / 100]));
    return { id, weight: weights[index] ?? 0, value: { kind: 'categorical', worths } };
  });
  return { criteria: weighed, shares: normalisedWeights(weights) ?? weights.map(() => 0), comparing };
}

function compare(criteria: readonly CriterionRow[], comparisons: readonly ComparisonRow[]) {
  const times = new Map<string, number>();
  for (const { first_id, second_id, times: one } of comparisons) {
    times.set(`${first_id} ${second_id}`, one);
    times.set(`${second_id} ${first_id}`, 1 / one);
  }
  const judgements = criteria.map(({ id }) => criteria.map((other) => times.get(`${id} ${other.id}`) ?? 0));
  const missing = judgements.flatMap((row, index) => row.slice(index + 1)).filter((one) => one === 0).length;
  return { missing, found: criteria.length && !missing ? pairwiseWeights(judgements) : null };
}
