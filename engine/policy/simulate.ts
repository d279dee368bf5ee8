import type { Severity } from '../kernel/finding.ts';
import { type Consequence, judge } from './judge.ts';
import {
  type Action,
  type AdoptedPolicy,
  actions,
  type Enforcement,
  enforcements,
  type Phase,
  type Tier,
} from './policy.ts';
import { consequenceParts, type PartName } from './scales.ts';
import { settingOf, type TierFacts, tierOf } from './tier-of.ts';

/** An open finding with what it is judged by. */
export interface OpenFinding {
  readonly findingId: string;
  readonly code: string;
  readonly severity: Severity;
  readonly projectId: string;
  readonly officeId: string;
  readonly tier: Tier;
  readonly phase: Phase;
  /** Where they are given, thresholds that move move the tier. */
  readonly tierFacts?: TierFacts;
}

export type Chains = ReadonlyMap<string, readonly AdoptedPolicy[]>;

/** Whatever one would do, or nothing: where something else follows from a finding than before. */
export interface ChangedConsequence {
  readonly findingId: string;
  readonly projectId: string;
  readonly code: string;
  readonly action: Action;
  readonly parts: readonly PartName[];
  readonly before: Consequence;
  readonly after: Consequence;
}

/** A project in which an act is refused that would not be refused now. */
export interface BlockedAct {
  readonly projectId: string;
  readonly action: Action;
  readonly findings: readonly { readonly findingId: string; readonly code: string; readonly after: Consequence }[];
}

export interface StartedEscalation {
  readonly findingId: string;
  readonly projectId: string;
  readonly code: string;
  /** Working minutes until it climbs. */
  readonly within: number;
}

/** How many findings there are by the most that each does to any act. */
export type EnforcementCounts = Readonly<Record<Enforcement, number>>;

export interface Simulation {
  readonly findings: number;
  readonly projects: number;
  readonly before: EnforcementCounts;
  readonly after: EnforcementCounts;
  readonly changed: readonly ChangedConsequence[];
  readonly newlyBlocked: readonly BlockedAct[];
  /** Acts that are refused now and would not be any more. */
  readonly released: readonly BlockedAct[];
  /** Those that climb soonest first. */
  readonly escalations: readonly StartedEscalation[];
}

interface Judged {
  readonly finding: OpenFinding;
  readonly action: Action;
  readonly before: Consequence;
  readonly after: Consequence;
}

/** What would follow from the open findings if `after` held instead of `before`, by the chain of each office. */
export function simulate(findings: readonly OpenFinding[], before: Chains, after: Chains): Simulation {
  const judgeBefore = judgeBy(before);
  const judgeAfter = judgeBy(after);
  const judged = findings.flatMap((finding) =>
    actions.map(
      (action): Judged => ({
        finding,
        action,
        before: judgeBefore(finding, action),
        after: judgeAfter(finding, action),
      }),
    ),
  );
  return {
    findings: findings.length,
    projects: new Set(findings.map(({ projectId }) => projectId)).size,
    before: countEnforcements(judged, 'before'),
    after: countEnforcements(judged, 'after'),
    changed: judged.flatMap(changeOf),
    newlyBlocked: blockedOnly(judged, 'after', 'before'),
    released: blockedOnly(judged, 'before', 'after'),
    escalations: judged.flatMap(startOf).toSorted((a, b) => a.within - b.within),
  };
}

/** Many findings are alike in all that counts: each kind is judged once. */
function judgeBy(chains: Chains) {
  const known = new Map<string, Consequence>();
  return ({ code, severity, tier: tierNow, phase, officeId, tierFacts }: OpenFinding, action: Action): Consequence => {
    const chain = chains.get(officeId) ?? [];
    const tier = tierFacts ? tierOf(tierFacts, settingOf(chain, 'tierThresholds', [])).tier : tierNow;
    const key = [officeId, code, severity, tier, phase, action].join(' ');
    const found = known.get(key) ?? judge(chain, { code, severity, tier, phase, action });
    known.set(key, found);
    return found;
  };
}

function countEnforcements(judged: readonly Judged[], side: 'before' | 'after'): EnforcementCounts {
  const most = new Map<string, number>();
  for (const { finding, [side]: consequence } of judged) {
    const rank = enforcements.indexOf(consequence.enforcement.value);
    most.set(finding.findingId, Math.max(rank, most.get(finding.findingId) ?? 0));
  }
  const counts = { advise: 0, warn: 0, block: 0 };
  for (const rank of most.values()) counts[enforcements[rank] ?? 'advise'] += 1;
  return counts;
}

function changeOf({ finding: { findingId, projectId, code }, action, before, after }: Judged): ChangedConsequence[] {
  const changed = consequenceParts.filter((part) => before[part].value !== after[part].value);
  return changed.length ? [{ findingId, projectId, code, action, parts: changed, before, after }] : [];
}

/** The acts that something blocks on the one side and nothing on the other. */
function blockedOnly(judged: readonly Judged[], on: 'before' | 'after', off: 'before' | 'after'): BlockedAct[] {
  const acts = new Map<string, Judged[]>();
  for (const one of judged) {
    if (one.action === 'standing') continue;
    const key = `${one.finding.projectId} ${one.action}`;
    const known = acts.get(key);
    if (known) known.push(one);
    else acts.set(key, [one]);
  }
  const blocks = (one: Judged, side: 'before' | 'after') => one[side].enforcement.value === 'block';
  return [...acts.values()].flatMap((all) => {
    const blocking = all.filter((one) => blocks(one, on));
    const [first] = blocking;
    if (!first || all.some((one) => blocks(one, off))) return [];
    const findings = blocking.map(({ finding, [on]: after }) => ({
      findingId: finding.findingId,
      code: finding.code,
      after,
    }));
    return [{ projectId: first.finding.projectId, action: first.action, findings }];
  });
}

function startOf({ finding: { findingId, projectId, code }, action, before, after }: Judged): StartedEscalation[] {
  const within = after.answerWithin.value;
  if (action !== 'standing' || before.answerWithin.value !== null || within === null) return [];
  return [{ findingId, projectId, code, within }];
}
