import { matches, specificity } from './match-rule.ts';
import {
  type AdoptedPolicy,
  type Circumstances,
  type Enforcement,
  type Proposal,
  type Rule,
  type Waiver,
  waivers,
} from './policy.ts';
import { type Scale, scales } from './scales.ts';

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

/**
 * What the policies say of a finding. `chain` holds what the offices have adopted, the highest first; those without a
 * policy of their own are left out. Within one policy the most particular rule that says a part is followed (of those
 * equally particular, the tightest). An office below may always say more, and less down to what a rule above said that does
 * not let itself be loosened. Without any rule a finding is advice, for the manager to waive.
 */
export function judge(chain: readonly AdoptedPolicy[], circumstances: Circumstances): Consequence {
  const settled = settleAll(chain, circumstances);
  return {
    enforcement: settled.enforcement.held,
    waivableBy: circumstances.tier === null ? atLeastLead(settled.waivableBy.held) : settled.waivableBy.held,
    answerWithin: settled.answerWithin.held,
    proposes: settled.proposes,
  };
}

/** An office has no manager: what he may waive of his project, the lead of the office waives here. */
const atLeastLead = (part: Part<Waiver>): Part<Waiver> =>
  waivers.indexOf(part.value) < waivers.indexOf('pmo-lead') ? { ...part, value: 'pmo-lead' } : part;

/** What holds, and the floor under which an office further below may not go; a floor without origin is none. */
interface Standing<T> {
  readonly held: Part<T>;
  readonly floor: Part<T>;
}

/** What an office says of a part, whether it holds or not. */
export interface Saying<T> {
  readonly value: T;
  readonly origin: Origin;
  /** How it stood before the office said so. */
  readonly above: Standing<T>;
}

/** How it stands in the end, and what each office said of it on the way down. */
export interface Settled<T> extends Standing<T> {
  readonly said: readonly Saying<T>[];
}

/** As `judge`, with the floors and all that was said. */
export function settleAll(chain: readonly AdoptedPolicy[], circumstances: Circumstances) {
  const levels = chain.map(({ officeId, version, policy }) => ({
    officeId,
    version,
    rules: policy.rules.filter((rule) => matches(rule, circumstances)),
  }));
  return {
    enforcement: settle(scales.enforcement, levels, circumstances.code),
    waivableBy: settle(scales.waivableBy, levels, circumstances.code),
    answerWithin: settle(scales.answerWithin, levels, circumstances.code),
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
function settle<T>(scale: Scale<T>, levels: readonly Level[], code: string): Settled<T> {
  let held: Part<T> = { value: scale.loosest, origin: null };
  let floor = held;
  const allSaid: Saying<T>[] = [];
  const tighter = (one: Part<T>, other: Part<T>) => (scale.rank(one.value) < scale.rank(other.value) ? other : one);
  for (const { officeId, version, rules } of levels) {
    const [said, lasting] = mostParticular(scale, rules, code).map((rule) => {
      const value = rule && scale.said(rule);
      return rule && value !== undefined ? { value, origin: { officeId, version, ruleId: rule.id } } : undefined;
    });
    if (said) {
      allSaid.push({ ...said, above: { held, floor } });
      held = tighter(said, floor);
    }
    if (lasting) floor = tighter(lasting, floor);
  }
  return { held, floor, said: allSaid };
}

/** Of the most particular rules the tightest, and the tightest of those that cannot be loosened. */
function mostParticular<T>(scale: Scale<T>, rules: readonly Rule[], code: string): (Rule | undefined)[] {
  const saying = rules.filter((rule) => scale.said(rule) !== undefined);
  const most = Math.max(...saying.map((rule) => specificity(rule, code)));
  const equals = saying.filter((rule) => specificity(rule, code) === most);
  const tightest = (list: readonly Rule[]) => list.toSorted((a, b) => byTightness(scale, a, b))[0];
  return [tightest(equals), tightest(equals.filter(({ mayLoosen }) => !mayLoosen))];
}

/** Of those equally tight the one that cannot be loosened first. */
function byTightness<T>(scale: Scale<T>, a: Rule, b: Rule): number {
  const rankOf = (rule: Rule) => scale.rank(scale.said(rule) as T);
  const order = compare(rankOf(b), rankOf(a)) || Number(a.mayLoosen) - Number(b.mayLoosen);
  return order || (a.id < b.id ? -1 : 1);
}

/** No difference of ranks: two of them may be infinite. */
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

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
