/** A key measure of an objective: where it stood, where it is to go, and what was measured since. */
export interface Measure {
  readonly baseline: number;
  readonly target: number;
  /** Measured values in any order; days are ISO dates. */
  readonly actuals: readonly { readonly day: string; readonly value: number }[];
  /** By how much each contribution says that it moves the measure. */
  readonly expected: readonly number[];
}

export interface MeasureFigures {
  /** The last value that was measured, null where none was. */
  readonly latest: { readonly day: string; readonly value: number } | null;
  /** The part of the way from baseline to target that is gone, 0 at the baseline; null without a way or a value. */
  readonly progress: number | null;
  /** How many contributions name an effect on it. */
  readonly effects: number;
  /** What these add up to. */
  readonly expected: number;
  /** The part of the way that they cover; null where there is no way to go. */
  readonly covered: number | null;
}

/** How far a measure has come, and whether what contributes to it would reach its target. Down is a way like up. */
export function measureFigures({ baseline, target, actuals, expected }: Measure): MeasureFigures {
  const way = target - baseline;
  const latest = actuals.reduce<MeasureFigures['latest']>(
    (last, actual) => (last === null || actual.day >= last.day ? actual : last),
    null,
  );
  const sum = expected.reduce((total, part) => total + part, 0);
  const partOf = (value: number) => (way === 0 ? null : value / way);
  return {
    latest,
    progress: latest && partOf(latest.value - baseline),
    effects: expected.length,
    expected: sum,
    covered: partOf(sum),
  };
}

/** Sums of decimals miss a target by less than this without being short of it. */
const slack = 1e-9;

/** Whether contributions name effects on a measure that do not add up to its target. One that nobody names is not judged. */
export const isShort = ({ covered, effects }: MeasureFigures): boolean =>
  covered !== null && effects > 0 && covered < 1 - slack;
