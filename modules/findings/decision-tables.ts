import type { Action, Enforcement, LadderRole, Message, Phase, Proposal, Severity, Tier, Waiver } from '#engine';
import { defineEntity, type Json } from '#platform/server';
import type { DecisionKind } from './decision-routes.ts';

/** Something that people decide, from the question to the answer; it is never deleted and never decided twice. */
export interface DecisionRow {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly state: 'open' | 'decided' | 'withdrawn';
  readonly office_id: string;
  readonly project_id: string | null;
  /** What it is about; what it answers while it holds. */
  readonly finding_ids: readonly string[];
  /** Of an escalation: what its findings have in common. One cause has one open escalation. */
  readonly cause: string | null;
  /** Of a waiver: the act for which it holds; null: all of them. Of an act: itself. */
  readonly action: Action | null;
  readonly question: Message;
  /** The outcomes to choose from. */
  readonly options: readonly string[];
  /** Whoever holds this role, or one above it, at the project or above may decide. */
  readonly asked_role: DecidingRole | null;
  readonly asked_person_ids: readonly string[];
  readonly asked_by: string | null;
  readonly asked_at: string;
  readonly due_at: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly is_self_approved: boolean;
  /** Until when the answer stands; null: for good. */
  readonly holds_until: string | null;
  /** How many waivers of the same finding and act stood before this one without a break. */
  readonly renewals: number;
  readonly evidence: readonly Evidence[];
  /** What its kind needs to carry it out. */
  readonly payload: { readonly [name: string]: Json };
}

/** The roles that decide, lowest first. */
export type DecidingRole = Exclude<Waiver, 'nobody'>;

/** A finding as it stood when it was decided about. */
export interface Evidence {
  readonly findingId: string;
  readonly code: string;
  readonly severity: Severity;
  readonly sentence: Message;
  /** Of the finding in its history; 0 of a fact of the moment. */
  readonly revision?: number;
  readonly consequence: ConsequenceParts;
}

/** A rule as it stood; `officeName` as the office was called then. */
export interface RuleOrigin {
  readonly officeId: string;
  readonly officeName: string;
  readonly version: number;
  readonly ruleId: string;
}

export interface ConsequenceParts {
  readonly action: Action;
  /** In effect: what the rules say unless it is waived. */
  readonly enforcement: Enforcement;
  readonly ruled: Enforcement;
  readonly waivableBy: Waiver;
  /** Working minutes; null: it never climbs. */
  readonly answerWithin: number | null;
  readonly proposes: readonly Proposal[];
  readonly origins: {
    readonly enforcement: RuleOrigin | null;
    readonly waivableBy: RuleOrigin | null;
    readonly answerWithin: RuleOrigin | null;
    readonly proposes: readonly RuleOrigin[];
  };
  /** The policies that were in force, the highest office first. */
  readonly policies: readonly { readonly officeId: string; readonly version: number }[];
  /** Null: it is about no project. */
  readonly tier: Tier | null;
  readonly phase: Phase | null;
  /** The decision by which it is waived. */
  readonly waiverId: string | null;
}

/** Whom an escalation waited for, and when it climbs on. */
export interface StepRow {
  readonly decision_id: string;
  readonly position: number;
  readonly role: LadderRole | 'pmo-lead';
  readonly is_deputy: boolean;
  readonly person_ids: readonly string[];
  readonly since: string;
  /** Null where there is nobody further to climb to. */
  readonly climbs_at: string | null;
}

/** What follows from a finding for one act: standing until it ends, or as an act met it (`decision_id`). */
export interface ConsequenceRow {
  readonly id: string;
  readonly finding_id: string;
  readonly finding_revision: number;
  readonly project_id: string | null;
  readonly office_id: string;
  readonly action: Action;
  readonly decision_id: string | null;
  readonly result: 'advised' | 'acknowledged' | 'waived' | 'refused' | null;
  readonly code: string;
  readonly severity: Severity;
  readonly sentence: Message;
  readonly tier: Tier | null;
  readonly phase: Phase | null;
  readonly enforcement: Enforcement;
  readonly ruled: Enforcement;
  readonly waivable_by: Waiver;
  readonly answer_within: number | null;
  readonly proposes: readonly Proposal[];
  readonly origins: ConsequenceParts['origins'];
  readonly policies: ConsequenceParts['policies'];
  readonly waiver_id: string | null;
  readonly at: string;
  readonly ended_at: string | null;
}

export const decisionColumns = [
  'id',
  'kind',
  'state',
  'office_id',
  'project_id',
  'finding_ids',
  'cause',
  'action',
  'question',
  'options',
  'asked_role',
  'asked_person_ids',
  'asked_by',
  'asked_at',
  'due_at',
  'outcome',
  'reason',
  'decided_by',
  'decided_at',
  'is_self_approved',
  'holds_until',
  'renewals',
  'evidence',
  'payload',
] as const satisfies (keyof DecisionRow)[];

const stepColumns = [
  'decision_id',
  'position',
  'role',
  'is_deputy',
  'person_ids',
  'since',
  'climbs_at',
] as const satisfies (keyof StepRow)[];

export const decisionEntity = defineEntity({
  name: 'decision',
  table: 'decision',
  key: ['id'],
  columns: decisionColumns,
});

export const stepEntity = defineEntity({
  name: 'decision-step',
  table: 'decision_step',
  key: ['decision_id', 'position'],
  columns: stepColumns,
});

export const decisionEntities = [decisionEntity, stepEntity];
