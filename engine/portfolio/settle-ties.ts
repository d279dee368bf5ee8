import { type SelectionProgramme, scaleOf } from './build-programme.ts';
import { type Programme, type ProgrammeAnswer, type ProgrammeRow, withRows } from './programme.ts';
import type { SelectionModel } from './selection-model.ts';

type Solve = (programme: Programme, start: Float64Array | null) => ProgrammeAnswer;

export interface Settled {
  readonly chosen: Int32Array;
  /** Whether every step was proven. */
  readonly isSettled: boolean;
}

/** How many alternatives one search puts in order by id: their weights are powers of two. */
const chunk = 20;

/**
 * Of all choices of the same value the one that costs least, of these the one of least sum of starts, of these the one
 * that takes the first alternative in canonical order in which they differ. Where a look for any other choice of the
 * value finds none, that is all there is to do.
 */
export function settleTies(
  { alternatives }: SelectionModel,
  { programme, costsMinor, valueUnit, encode, decode }: SelectionProgramme,
  best: Int32Array,
  value: number,
  solve: Solve,
): Settled {
  let chosen = best;
  let known = withRows(programme, [atLeast(programme.objective, (value - 0.5) / valueUnit)]);
  const others = solve(
    withRows(withObjective(known, new Float64Array(costsMinor.length)), [anyOther(chosen, alternatives.length)]),
    null,
  );
  if (others.status === 'infeasible') return { chosen, isSettled: true };
  if (others.values === null) return { chosen, isSettled: false };
  /** Makes the objective as large as possible among what is left, and leaves only what reaches it. */
  const narrow = (objective: Float64Array, unit = 1): boolean => {
    if (objective.every((weight) => weight === 0)) return true;
    const answer = solve(withObjective(known, objective), encode(chosen));
    if (answer.status !== 'optimal' || !answer.values) return false;
    chosen = decode(answer.values);
    const columns = encode(chosen);
    const reached = objective.reduce((sum, weight, column) => sum + weight * (columns[column] as number), 0);
    known = withRows(known, [atLeast(objective, reached - 0.5 * unit)]);
    return true;
  };
  const costUnit = scaleOf([...costsMinor], 2 ** 23);
  const starts = alternatives.map(({ start, isIn }) => (isIn ? -start : 0));
  const isSettled =
    narrow(
      costsMinor.map((cost) => -cost / costUnit),
      1 / costUnit,
    ) &&
    narrow(costsMinor.map((_, column) => starts[column] ?? 0)) &&
    Array.from({ length: Math.ceil(alternatives.length / chunk) }, (_, index) => index * chunk).every((from) =>
      narrow(
        costsMinor.map((_, column) =>
          column >= from && column < from + chunk && column < alternatives.length
            ? 2 ** (from + chunk - 1 - column)
            : 0,
        ),
      ),
    );
  return { chosen, isSettled };
}

const withObjective = (programme: Programme, objective: Float64Array): Programme => ({ ...programme, objective });

const atLeast = (weights: Float64Array, lower: number): ProgrammeRow => {
  const indices = [...weights.keys()].filter((column) => weights[column] !== 0);
  return {
    indices,
    values: indices.map((column) => weights[column] as number),
    lower,
    upper: Number.POSITIVE_INFINITY,
  };
};

/** Any choice but this one, more investments and fewer included. */
export function anyOther(chosen: Int32Array, alternatives: number): ProgrammeRow {
  const taken = new Set(chosen);
  const indices = Array.from({ length: alternatives }, (_, index) => index);
  const values = indices.map((index) => (taken.has(index) ? 1 : -1));
  const count = values.filter((value) => value === 1).length;
  return { indices, values, lower: Number.NEGATIVE_INFINITY, upper: count - 1 };
}
