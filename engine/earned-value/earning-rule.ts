import type { EarningRule } from '../kernel/earning-rule.ts';

/** What a rule reads of a task and of the others. */
export interface EarningFacts {
  readonly isBegun: boolean;
  readonly isComplete: boolean;
  /** Of the value, 0–1, that lies in what is done of its duration. */
  readonly shareDone: number;
  /** Of the value, 0–1, planned by the status date. */
  readonly sharePlanned: number;
  /** Whether another task is complete. */
  readonly isReached: (uid: number) => boolean;
  /** Of another task, 0–1; null where there is none, or where tasks are apportioned to each other in a ring. */
  readonly shareOf: (uid: number) => number | null;
}

/**
 * The share of its planned value, 0–1, that a task has earned. What is complete has earned all of it, unless its value is
 * that of time (level of effort) or of other tasks (apportioned, milestones).
 */
export function earnedShare(rule: EarningRule, facts: EarningFacts): number {
  switch (rule.kind) {
    case 'level-of-effort':
      return facts.sharePlanned;
    case 'apportioned':
      return facts.shareOf(rule.toUid) ?? 0;
    case 'milestones':
      return milestoneShare(rule.milestones, facts);
  }
  if (facts.isComplete) return 1;
  switch (rule.kind) {
    case 'percent-complete':
      return within(facts.shareDone);
    case 'physical-percent':
      return within(rule.percent / 100);
    case 'fixed':
      return facts.isBegun ? rule.startPercent / 100 : 0;
    case 'units':
      return rule.planned > 0 ? within(rule.done / rule.planned) : 0;
  }
}

function milestoneShare(milestones: readonly { uid: number; weight: number }[], facts: EarningFacts): number {
  const sum = (of: typeof milestones) => of.reduce((whole, { weight }) => whole + weighed(weight), 0);
  const whole = sum(milestones);
  if (whole === 0) return facts.isComplete ? 1 : 0;
  return within(sum(milestones.filter(({ uid }) => facts.isReached(uid))) / whole);
}

/** A weight that is no number of anything weighs nothing. */
const weighed = (weight: number) => (Number.isFinite(weight) ? Math.max(0, weight) : 0);
const within = (share: number) => (Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0);
