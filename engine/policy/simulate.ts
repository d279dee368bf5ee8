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
  /** Null: it is about the office, of which nobody sets the baseline; the top office answers for the organisation too. */
  readonly projectId: string | null;
  readonly officeId: string;
  /** Null, as the phase, of what is about no project. */
  readonly tier: Tier | null;
  readonly phase: Phase | null;
  /** Where they are given, thresholds that move move the tier. */
  readonly tierFacts?: TierFacts;
}

export type Chains = ReadonlyMap<string, readonly AdoptedPolicy[]>;

/** Whatever one would do, or nothing: where something else follows from a finding than before. */
export interface ChangedConsequence {
  readonly findingId: string;
  readonly projectId: string | null;
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
  readonly projectId: string | null;
  readonly officeId: string;
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

/** What follows at one act, as it is and as it would be; the same for all findings of a kind. */
interface Outcome {
  readonly action: Action;
  readonly before: Consequence;
  readonly after: Consequence;
  readonly parts: readonly PartName[];
}

interface Judged {
  readonly finding: OpenFinding;
  readonly outcomes: readonly Outcome[];
}

type Side = 'before' | 'after';

/** What would follow from the open findings if `after` held instead of `before`, by the chain of each office. */
export function simulate(findings: readonly OpenFinding[], before: Chains, after: Chains): Simulation {
  const outcomesOf = judgeKinds(before, after);
  const judged = findings.map((finding): Judged => ({ finding, outcomes: outcomesOf(finding) }));
  return {
    findings: findings.length,
    projects: new Set(findings.flatMap(({ projectId }) => projectId ?? [])).size,
    before: countEnforcements(judged, 'before'),
    after: countEnforcements(judged, 'after'),
    changed: judged.flatMap(changesOf),
    newlyBlocked: blockedOnly(judged, 'after', 'before'),
    released: blockedOnly(judged, 'before', 'after'),
    escalations: judged.flatMap(startOf).toSorted((a, b) => a.within - b.within),
  };
}

/** Many findings are alike in all that counts: each kind is judged once. */
function judgeKinds(before: Chains, after: Chains) {
  const known = new Map<string, readonly Outcome[]>();
  return (finding: OpenFinding): readonly Outcome[] => {
    const [was, is] = [before, after].map((chains) => chains.get(finding.officeId) ?? []);
    const [tierBefore, tierAfter] = [tierIn(finding, was ?? []), tierIn(finding, is ?? [])];
    const { officeId, code, severity, phase } = finding;
    const kind = `${finding.projectId === null} ${officeId} ${code} ${severity} ${phase} ${tierBefore} ${tierAfter}`;
    const found = known.get(kind);
    if (found) return found;
    const outcomes = (finding.projectId === null ? standingOnly : actions).map((action): Outcome => {
      const one = judge(was ?? [], { code, severity, phase, action, tier: tierBefore });
      const other = judge(is ?? [], { code, severity, phase, action, tier: tierAfter });
      const parts = consequenceParts.filter((part) => one[part].value !== other[part].value);
      return { action, before: one, after: other, parts };
    });
    known.set(kind, outcomes);
    return outcomes;
  };
}

const standingOnly = ['standing'] as const;

function tierIn({ tier, tierFacts }: OpenFinding, chain: readonly AdoptedPolicy[]): Tier | null {
  return tierFacts ? tierOf(tierFacts, settingOf(chain, 'tierThresholds', [])).tier : tier;
}

function countEnforcements(judged: readonly Judged[], side: Side): EnforcementCounts {
  const counts = { advise: 0, warn: 0, block: 0 };
  for (const { outcomes } of judged) {
    const rank = Math.max(...outcomes.map((one) => enforcements.indexOf(one[side].enforcement.value)));
    counts[enforcements[rank] ?? 'advise'] += 1;
  }
  return counts;
}

function changesOf({ finding: { findingId, projectId, code }, outcomes }: Judged): ChangedConsequence[] {
  return outcomes
    .filter(({ parts }) => parts.length > 0)
    .map((outcome) => ({ findingId, projectId, code, ...outcome }));
}

/** The acts that something blocks on the one side and nothing on the other. */
function blockedOnly(judged: readonly Judged[], on: Side, off: Side): BlockedAct[] {
  const acts = new Map<string, BlockedAct & { readonly findings: BlockedAct['findings'][number][] }>();
  const blockedOther = new Set<string>();
  for (const { finding, outcomes } of judged) {
    const { findingId, projectId, code } = finding;
    for (const { action, [on]: consequence, [off]: other } of outcomes) {
      if (action === 'standing' || projectId === null) continue;
      const key = `${projectId} ${action}`;
      if (other.enforcement.value === 'block') blockedOther.add(key);
      if (consequence.enforcement.value !== 'block') continue;
      const act = acts.get(key) ?? { projectId, action, findings: [] };
      acts.set(key, act);
      act.findings.push({ findingId, code, after: consequence });
    }
  }
  return [...acts].flatMap(([key, act]) => (blockedOther.has(key) ? [] : [act]));
}

function startOf({ finding: { findingId, projectId, officeId, code }, outcomes }: Judged): StartedEscalation[] {
  const standing = outcomes.find(({ action }) => action === 'standing');
  const within = standing?.after.answerWithin.value ?? null;
  if (standing?.before.answerWithin.value !== null || within === null) return [];
  return [{ findingId, projectId, officeId, code, within }];
}
