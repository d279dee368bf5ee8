import { type Enforcement, enforcements, type Rule, type Waiver, waivers } from './policy.ts';

/** A part of a consequence with its order: a greater rank is tighter. */
export interface Scale<T> {
  readonly loosest: T;
  rank(value: T): number;
  /** What the rule says of it; undefined where it says nothing. */
  said(rule: Rule): T | undefined;
}

/** The ordered parts of a consequence. */
export const consequenceParts = ['enforcement', 'waivableBy', 'answerWithin'] as const;
export type PartName = (typeof consequenceParts)[number];

/** What each part can be. */
export interface PartValues {
  readonly enforcement: Enforcement;
  readonly waivableBy: Waiver;
  /** Working minutes; null: it never climbs. */
  readonly answerWithin: number | null;
}

export const scales: { readonly [N in PartName]: Scale<PartValues[N]> } = {
  enforcement: {
    loosest: 'advise',
    rank: (value) => enforcements.indexOf(value),
    said: (rule) => rule.enforcement ?? undefined,
  },
  waivableBy: {
    loosest: 'project-manager',
    rank: (value) => waivers.indexOf(value),
    said: (rule) => rule.waivableBy ?? undefined,
  },
  answerWithin: {
    loosest: null,
    rank: (value) => (value === null ? Number.NEGATIVE_INFINITY : -value),
    said: ({ answerWithin: said }) => (said === 'none' ? null : (said ?? undefined)),
  },
};
