/** Three criteria of which the judgements fit each other least: `direct` was said, `implied` follows through `by`. */
export interface InconsistentTriple {
  readonly first: number;
  readonly second: number;
  readonly by: number;
  readonly direct: number;
  readonly implied: number;
}

export interface PairwiseWeights {
  /** Principal eigenvector, adding up to 1. */
  readonly weights: readonly number[];
  readonly principalEigenvalue: number;
  /** `null` for two criteria or fewer, which cannot contradict, and beyond ten, for which there is no random index. */
  readonly consistencyRatio: number | null;
  /** Named where the ratio is above 0.10: the triple to judge again. */
  readonly inconsistentTriple: InconsistentTriple | null;
}

/** Consistency of random judgements for 3 to 10 criteria (Saaty, The Analytic Hierarchy Process, 1980). */
const randomIndices = [0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49];

/** Above this the judgements contradict each other too much to be used. */
export const mostInconsistent = 0.1;

/**
 * Weights by pairwise comparison: `judgements[i][j]` says how many times as important i is as j. Only what stands above
 * the diagonal is read; the rest is its reciprocal. `null` where a judgement is missing or not above 0, or there is none.
 *
 * Method: analytic hierarchy process, the principal eigenvector by power iteration, consistency by
 * (λ − n) / (n − 1) over Saaty's random index.
 */
export function pairwiseWeights(judgements: readonly (readonly number[])[]): PairwiseWeights | null {
  const count = judgements.length;
  const matrix = reciprocal(judgements);
  if (!matrix || count === 0) return null;
  const { weights, eigenvalue } = principalEigenvector(matrix);
  const random = randomIndices[count - 3];
  const consistencyRatio = random === undefined ? null : Math.max(0, (eigenvalue - count) / (count - 1) / random);
  const isInconsistent = consistencyRatio !== null && consistencyRatio > mostInconsistent;
  return {
    weights,
    principalEigenvalue: eigenvalue,
    consistencyRatio,
    inconsistentTriple: isInconsistent ? worstTriple(matrix) : null,
  };
}

function reciprocal(judgements: readonly (readonly number[])[]): number[][] | null {
  const count = judgements.length;
  const matrix = judgements.map(() => new Array<number>(count).fill(1));
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const judgement = judgements[i]?.[j] ?? Number.NaN;
      if (!(judgement > 0) || !Number.isFinite(judgement)) return null;
      (matrix[i] as number[])[j] = judgement;
      (matrix[j] as number[])[i] = 1 / judgement;
    }
  }
  return matrix;
}

function principalEigenvector(matrix: readonly (readonly number[])[]): { weights: number[]; eigenvalue: number } {
  const count = matrix.length;
  let weights = new Array<number>(count).fill(1 / count);
  let eigenvalue = count;
  for (let round = 0; round < 1000; round++) {
    const next = matrix.map((row) => row.reduce((sum, judgement, at) => sum + judgement * (weights[at] ?? 0), 0));
    eigenvalue = next.reduce((sum, value) => sum + value, 0);
    const scaled = next.map((value) => value / eigenvalue);
    const moved = scaled.reduce((most, value, at) => Math.max(most, Math.abs(value - (weights[at] ?? 0))), 0);
    weights = scaled;
    if (moved < 1e-15) break;
  }
  return { weights, eigenvalue };
}

/** The triple of which the direct judgement is the most times what follows through the third, or the other way round. */
function worstTriple(matrix: readonly (readonly number[])[]): InconsistentTriple | null {
  let [worst, deviation]: [InconsistentTriple | null, number] = [null, 1e-9];
  for (let first = 0; first < matrix.length; first++) {
    for (let second = first + 1; second < matrix.length; second++) {
      for (let by = 0; by < matrix.length; by++) {
        if (by === first || by === second) continue;
        const direct = matrix[first]?.[second] ?? 1;
        const implied = (matrix[first]?.[by] ?? 1) * (matrix[by]?.[second] ?? 1);
        const apart = Math.abs(Math.log(direct / implied));
        if (apart > deviation + 1e-12) [worst, deviation] = [{ first, second, by, direct, implied }, apart];
      }
    }
  }
  return worst;
}
