import type { BenefitClass, FlowKind, Repetition, RiskLevel } from '#engine';
import { defineEntity } from '#platform/server';
import type { ProposalState, Stage } from './routes.ts';

export type { ProposalState, Stage };

export interface ProposalRow {
  readonly id: string;
  readonly office_id: string;
  readonly name: string;
  readonly summary: string;
  readonly proposer_person_id: string | null;
  readonly sponsor_person_id: string | null;
  readonly stage: Stage;
  readonly state: ProposalState;
  readonly risk: RiskLevel | null;
  /** When it would start; what it costs is valued at this day. */
  readonly starts_on: string | null;
  /** Until when its figures are good. */
  readonly current_until: string | null;
  readonly preferred_option_id: string | null;
  readonly created_at: string;
  /** When a decision was asked for last. */
  readonly submitted_at: string | null;
  /** Of a deferred one: when it comes back. */
  readonly look_again_on: string | null;
  readonly decision_id: string | null;
  /** That was made of it. */
  readonly project_id: string | null;
  readonly merged_into: string | null;
}

/** A way to do it, doing nothing among them. */
export interface CaseOptionRow {
  readonly id: string;
  readonly proposal_id: string;
  readonly name: string;
  readonly kind: 'do-nothing' | 'do-minimum' | 'other';
  readonly about: string;
}

export interface CaseFlowRow {
  readonly id: string;
  readonly option_id: string;
  readonly name: string;
  readonly kind: FlowKind;
  readonly benefit_class: BenefitClass | null;
  readonly amount_minor: number;
  readonly least_minor: number | null;
  readonly most_minor: number | null;
  readonly first_on: string;
  readonly every: Repetition;
  readonly times: number;
}

/** So many people of a skill for so many months. */
export interface CaseDemandRow {
  readonly id: string;
  readonly option_id: string;
  readonly skill: string;
  readonly from_on: string;
  readonly months: number;
  readonly people: number;
}

export interface CaseStatementRow {
  readonly id: string;
  readonly proposal_id: string;
  readonly kind: 'assumption' | 'risk' | 'dependency';
  readonly text: string;
  readonly owner_person_id: string | null;
}

export interface CaseReviewRow {
  readonly id: string;
  readonly proposal_id: string;
  readonly person_id: string;
  /** In which that person was asked. */
  readonly role: string;
  readonly asked_at: string;
  readonly verdict: 'supports' | 'supports-if' | 'objects' | null;
  readonly comment: string;
  readonly answered_at: string | null;
}

export interface DiscountRateRow {
  readonly id: string;
  readonly office_id: string;
  readonly from_on: string;
  readonly percent: number;
}

export const proposalColumns = [
  'id',
  'office_id',
  'name',
  'summary',
  'proposer_person_id',
  'sponsor_person_id',
  'stage',
  'state',
  'risk',
  'starts_on',
  'current_until',
  'preferred_option_id',
  'created_at',
  'submitted_at',
  'look_again_on',
  'decision_id',
  'project_id',
  'merged_into',
] as const satisfies (keyof ProposalRow)[];

export const optionColumns = ['id', 'proposal_id', 'name', 'kind', 'about'] as const satisfies (keyof CaseOptionRow)[];

export const flowColumns = [
  'id',
  'option_id',
  'name',
  'kind',
  'benefit_class',
  'amount_minor',
  'least_minor',
  'most_minor',
  'first_on',
  'every',
  'times',
] as const satisfies (keyof CaseFlowRow)[];

export const demandColumns = [
  'id',
  'option_id',
  'skill',
  'from_on',
  'months',
  'people',
] as const satisfies (keyof CaseDemandRow)[];

export const statementColumns = [
  'id',
  'proposal_id',
  'kind',
  'text',
  'owner_person_id',
] as const satisfies (keyof CaseStatementRow)[];

export const reviewColumns = [
  'id',
  'proposal_id',
  'person_id',
  'role',
  'asked_at',
  'verdict',
  'comment',
  'answered_at',
] as const satisfies (keyof CaseReviewRow)[];

export const rateColumns = ['id', 'office_id', 'from_on', 'percent'] as const satisfies (keyof DiscountRateRow)[];

const entity = (name: string, table: string, columns: readonly string[]) =>
  defineEntity({ name, table, key: ['id'], columns });

export const entities = [
  entity('proposal', 'proposal', proposalColumns),
  entity('case-option', 'case_option', optionColumns),
  entity('case-flow', 'case_flow', flowColumns),
  entity('case-demand', 'case_demand', demandColumns),
  entity('case-statement', 'case_statement', statementColumns),
  entity('case-review', 'case_review', reviewColumns),
  entity('discount-rate', 'discount_rate', rateColumns),
];
