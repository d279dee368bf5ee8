/** What an investment is judged by: the steps of its scale in words, and what each is worth. */
export interface Criterion {
  readonly id: string;
  /** Relative to the other criteria; those of all need not add up to 1. At least 0. */
  readonly weight: number;
  readonly value: ValueFunction;
}

/** What an answer is worth, from 0 to 1. `worst` may be above `best`: then less is better. */
export type ValueFunction =
  | { readonly kind: 'linear'; readonly worst: number; readonly best: number }
  /** Straight between points of ascending `at`; beyond the ends as at the ends. */
  | { readonly kind: 'piecewise'; readonly points: readonly { readonly at: number; readonly worth: number }[] }
  | { readonly kind: 'categorical'; readonly worths: Readonly<Record<string, number>> };

/** A number, the key of a step, or `null` where nobody has answered. */
export type Answer = number | string | null;

/** Least and most that something may come to. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/**
 * What an answer is worth, 0 to 1. A missing answer, and one that the scale does not know, may be worth anything that
 * the scale has: it widens the score and is not zero.
 */
export function worthOf(value: ValueFunction, answer: Answer): Range {
  const worth = exactWorth(value, answer);
  return worth === null ? spanOf(value) : { least: worth, most: worth };
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share));

function exactWorth(value: ValueFunction, answer: Answer): number | null {
  if (value.kind === 'categorical') {
    return typeof answer === 'string' && Object.hasOwn(value.worths, answer)
      ? clamped(value.worths[answer] ?? 0)
      : null;
  }
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return null;
  if (value.kind === 'linear') {
    const span = value.best - value.worst;
    return span === 0 ? null : clamped((answer - value.worst) / span);
  }
  const after = value.points.findIndex(({ at }) => at >= answer);
  const [upper, lower] = [value.points[after < 0 ? value.points.length - 1 : after], value.points[after - 1]];
  if (!upper) return null;
  if (!lower || upper.at === answer || after < 0) return clamped(upper.worth);
  return clamped(lower.worth + ((answer - lower.at) / (upper.at - lower.at)) * (upper.worth - lower.worth));
}

function spanOf(value: ValueFunction): Range {
  if (value.kind === 'linear') return { least: 0, most: 1 };
  const worths = value.kind === 'categorical' ? Object.values(value.worths) : value.points.map(({ worth }) => worth);
  if (worths.length === 0) return { least: 0, most: 1 };
  return { least: clamped(Math.min(...worths)), most: clamped(Math.max(...worths)) };
}
