import type { Severity } from '../kernel/finding.ts';

/** How an office governs. It is what a policy starts from; what follows from it stands in this folder alone. */
export const pmoTypes = ['supportive', 'controlling', 'directive'] as const;
export type PmoType = (typeof pmoTypes)[number];

/** What a finding does to whoever is about to act, loosest first: it is told, acknowledged, or ends the act. */
export const enforcements = ['advise', 'warn', 'block'] as const;
export type Enforcement = (typeof enforcements)[number];

/** Who may waive a finding, loosest first: a role, or one that stands after it. */
export const waivers = [
  'project-manager',
  'programme-manager',
  'pmo-lead',
  'sponsor',
  'board-member',
  'nobody',
] as const;
export type Waiver = (typeof waivers)[number];

/** The roles that an unanswered finding climbs, lowest first. */
export const ladder = ['project-manager', 'programme-manager', 'sponsor', 'board-member'] as const;
export type LadderRole = (typeof ladder)[number];

/** How much governance a project takes, least first. */
export const tiers = ['small', 'standard', 'major'] as const;
export type Tier = (typeof tiers)[number];

/** The phases of the light method. */
export const phases = ['start', 'deliver', 'close'] as const;
export type Phase = (typeof phases)[number];

/** What somebody is about to do; `standing`: nothing, the finding is merely there. */
export const actions = ['standing', 'set-baseline', 'start-phase', 'close-project'] as const;
export type Action = (typeof actions)[number];

/** What a rule may ask people to decide. */
export const proposals = ['review', 'exception-report', 'take-over'] as const;
export type Proposal = (typeof proposals)[number];

/**
 * What follows from which findings. A list that is null leaves its dimension open; so does a part that is null: rules that
 * are less particular, and the office above, then say it.
 */
export interface Rule {
  /** Unique in its policy. */
  readonly id: string;
  /** A code, all of a family (`schedule.*`) or all (`*`). */
  readonly codes: readonly string[];
  readonly severities: readonly Severity[] | null;
  readonly tiers: readonly Tier[] | null;
  readonly phases: readonly Phase[] | null;
  readonly actions: readonly Action[] | null;
  readonly enforcement: Enforcement | null;
  readonly waivableBy: Waiver | null;
  /** Working minutes of the office's calendar until an unanswered finding climbs; `none`: it never does. */
  readonly answerWithin: number | 'none' | null;
  readonly proposes: readonly Proposal[];
  /** Whether offices below may say less than this rule; more they always may. */
  readonly mayLoosen: boolean;
}

/** What a rule says of which nothing is said: nothing, of every circumstance. */
export const openRule: Omit<Rule, 'id' | 'codes'> = {
  severities: null,
  tiers: null,
  phases: null,
  actions: null,
  enforcement: null,
  waivableBy: null,
  answerWithin: null,
  proposes: [],
  mayLoosen: true,
};

/** What a finding is judged in. */
export interface Circumstances {
  readonly code: string;
  readonly severity: Severity;
  /** Tier and phase of the project; null where it is about no project: rules that name any say nothing of it. */
  readonly tier: Tier | null;
  readonly phase: Phase | null;
  readonly action: Action;
}

export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

/** A project reaches the tier where one of its facts reaches one of these; null: the fact does not count. */
export interface TierThreshold {
  readonly tier: Tier;
  /** In minor units of the organisation's currency. */
  readonly budgetMinor: number | null;
  /** Working days of the plan. */
  readonly durationDays: number | null;
  readonly risk: RiskLevel | null;
  /** From 0 to 100. */
  readonly strategicWeight: number | null;
}

/** Who may be asked to look at a case before it is decided, and who may be asked to decide. */
export const caseReviewers = ['finance-partner', 'pmo-lead', 'assurer', 'programme-manager'] as const;
export const caseDeciders = ['pmo-lead', 'sponsor', 'board-member'] as const;

/** Who looks at the cases of a tier, each role once, and who decides on them. */
export interface CaseRoute {
  readonly tier: Tier;
  readonly reviewers: readonly (typeof caseReviewers)[number][];
  readonly decides: (typeof caseDeciders)[number];
}

/** What an office has adopted, or drafts. What is null is as the office above has it. */
export interface Policy {
  readonly type: PmoType | null;
  readonly rules: readonly Rule[];
  readonly tierThresholds: readonly TierThreshold[] | null;
  /** Where the ladder ends. */
  readonly escalatesTo: LadderRole | null;
  /** How often a waiver may be renewed, and for how many calendar days one holds at most. */
  readonly waiverRenewals: number | null;
  readonly waiverDays: number | null;
  /** Percent by which a project may cost more than was agreed, and by which its work may grow. */
  readonly costTolerance: number | null;
  readonly scopeTolerance: number | null;
  /** By whom proposals are reviewed and decided, a line each tier. */
  readonly caseRoutes: readonly CaseRoute[] | null;
}

/** What a policy states beside its type and its rules. */
export const policySettings = [
  'tierThresholds',
  'escalatesTo',
  'waiverRenewals',
  'waiverDays',
  'costTolerance',
  'scopeTolerance',
  'caseRoutes',
] as const;
export type PolicySetting = (typeof policySettings)[number];

/** A version that an office has adopted. */
export interface AdoptedPolicy {
  readonly officeId: string;
  readonly version: number;
  readonly policy: Policy;
}
