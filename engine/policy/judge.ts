import { matches, specificity } from './match-rule.ts';
import {
  type AdoptedPolicy,
  type Circumstances,
  type Enforcement,
  enforcements,
  type Proposal,
  type Rule,
  type Waiver,
  waivers,
} from './policy.ts';

/** The rule behind a part of a consequence; null where no rule says it. */
export interface Origin {
  readonly officeId: string;
  readonly version: number;
  readonly ruleId: string;
}

export interface Part<T> {
  readonly value: T;
  readonly origin: Origin | null;
}

/** What follows from a finding, each part with the rule that says so. */
export interface Consequence {
  readonly enforcement: Part<Enforcement>;
  readonly waivableBy: Part<Waiver>;
  /** Working minutes; null: it never climbs. */
  readonly answerWithin: Part<number | null>;
  readonly proposes: readonly { readonly proposal: Proposal; readonly origin: Origin }[];
}

/** A part of a consequence with its order: a greater rank is tighter. */
interface Scale<T> {
  readonly loosest: T;
  rank(value: T): number;
  /** What the rule says of it; undefined where it says nothing. */
  said(rule: Rule): T | undefined;
}

const enforcement: Scale<Enforcement> = {
  loosest: 'advise',
  rank: (value) => enforcements.indexOf(value),
  said: (rule) => rule.enforcement ?? undefined,
};

const waivableBy: Scale<Waiver> = {
  loosest: 'project-manager',
  rank: (value) => waivers.indexOf(value),
  said: (rule) => rule.waivableBy ?? undefined,
};

const answerWithin: Scale<number | null> = {
  loosest: null,
  rank: (value) => (value === null ? Number.NEGATIVE_INFINITY : -value),
  said: ({ answerWithin: said }) => (said === 'none' ? null : (said ?? undefined)),
};

/**
 * What the policies say of a finding. `chain` holds what the offices have adopted, the highest first; those without a
 * policy of their own are left out. Within one policy the most particular rule that says a part is followed (of those
 * equally particular, the tightest). An office below may always say more, and less down to what a rule above said that does
 * not let itself be loosened. Without any rule a finding is advice, for the manager to waive.
 */
export function judge(chain: readonly AdoptedPolicy[], circumstances: Circumstances): Consequence {
  const levels = chain.map(({ officeId, version, policy }) => ({
    officeId,
    version,
    rules: policy.rules.filter((rule) => matches(rule, circumstances)),
  }));
  return {
    enforcement: settle(enforcement, levels, circumstances.code),
    waivableBy: settle(waivableBy, levels, circumstances.code),
    answerWithin: settle(answerWithin, levels, circumstances.code),
    proposes: proposalsOf(levels),
  };
}

interface Level {
  readonly officeId: string;
  readonly version: number;
  readonly rules: readonly Rule[];
}

/**
 * Walks down the offices with what holds so far, and the floor under which no office below may go: the tightest that a
 * rule has said which does not let itself be loosened.
 */
function settle<T>(scale: Scale<T>, levels: readonly Level[], code: string): Part<T> {
  let held: Part<T> = { value: scale.loosest, origin: null };
  let floor = held;
  for (const { officeId, version, rules } of levels) {
    const rule = mostParticular(scale, rules, code);
    const value = rule && scale.said(rule);
    if (!rule || value === undefined) continue;
    const own: Part<T> = { value, origin: { officeId, version, ruleId: rule.id } };
    held = scale.rank(value) < scale.rank(floor.value) ? floor : own;
    if (held === own && !rule.mayLoosen) floor = own;
  }
  return held;
}

/** Of those equally particular the tightest; of those the one that cannot be loosened. */
function mostParticular<T>(scale: Scale<T>, rules: readonly Rule[], code: string): Rule | undefined {
  const rankOf = (rule: Rule) => scale.rank(scale.said(rule) as T);
  return rules
    .filter((rule) => scale.said(rule) !== undefined)
    .reduce<Rule | undefined>((best, rule) => {
      if (!best) return rule;
      const order =
        specificity(rule, code) - specificity(best, code) ||
        rankOf(rule) - rankOf(best) ||
        Number(best.mayLoosen) - Number(rule.mayLoosen);
      return order > 0 || (order === 0 && rule.id < best.id) ? rule : best;
    }, undefined);
}

/** Each proposal once, by the highest office that makes it. */
function proposalsOf(levels: readonly Level[]): Consequence['proposes'] {
  const found = new Map<Proposal, Origin>();
  for (const { officeId, version, rules } of levels) {
    for (const { id: ruleId, proposes } of rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      for (const proposal of proposes) {
        if (!found.has(proposal)) found.set(proposal, { officeId, version, ruleId });
      }
    }
  }
  return [...found].map(([proposal, origin]) => ({ proposal, origin }));
}
