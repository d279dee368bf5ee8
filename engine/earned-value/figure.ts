/** Why a figure has no meaning. */
export const whyNots = [
  'no-baseline',
  'nothing-planned',
  'not-begun',
  'nothing-earned',
  'no-cost',
  'nothing-spent',
  'budget-spent',
  'time-spent',
  'all-done',
] as const;
export type WhyNot = (typeof whyNots)[number];

/** What is to be minded about a figure that is known. */
export const cautions = ['early', 'little-left', 'partly-priced'] as const;
export type Caution = (typeof cautions)[number];

/** A figure, or the reason why there is none: never 0, NaN or infinite instead. */
export interface Figure {
  readonly value: number | null;
  readonly why: WhyNot | null;
  readonly caution: Caution | null;
}

/** A figure that is known; one that no arithmetic can say (not finite) has nothing that it was planned from. */
export const known = (value: number, caution: Caution | null = null): Figure =>
  Number.isFinite(value) ? { value: value + 0, why: null, caution } : unknown('nothing-planned');

export const unknown = (why: WhyNot): Figure => ({ value: null, why, caution: null });
