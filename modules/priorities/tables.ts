import { defineEntity } from '#platform/server';
import type { Method } from './routes.ts';

/** How an office ranks; one that has none sets weights directly. */
export interface PrioritisationRow {
  readonly id: string;
  readonly office_id: string;
  readonly method: Method;
}

/** What investments are judged by. Weights are relative to those of the other criteria of the office. */
export interface CriterionRow {
  readonly id: string;
  readonly office_id: string;
  readonly name: string;
  readonly about: string;
  readonly weight: number;
}

/** A step of a scale, in words; its worth is percent of the most that the criterion gives. */
export interface StepRow {
  readonly id: string;
  readonly criterion_id: string;
  readonly text: string;
  readonly worth: number;
}

/** How many times as important one criterion is as another. */
export interface ComparisonRow {
  readonly id: string;
  readonly first_id: string;
  readonly second_id: string;
  readonly times: number;
}

/** Of what is given to an investment: one of the two is set. */
interface OfInvestment {
  readonly project_id: string | null;
  readonly proposal_id: string | null;
}

/** The step that somebody gave an investment. */
export interface AssessmentRow extends OfInvestment {
  readonly id: string;
  readonly criterion_id: string;
  readonly person_id: string;
  readonly step_id: string;
  readonly comment: string;
  readonly given_at: string;
}

/** What somebody estimates of a job, on relative scales. */
export interface EstimateRow extends OfInvestment {
  readonly id: string;
  readonly office_id: string;
  readonly person_id: string;
  readonly business_value: number;
  readonly time_criticality: number;
  readonly risk_reduction: number;
  readonly size: number;
  readonly given_at: string;
}

/** A place in the list that somebody gave an investment, whatever it scores. */
export interface OverrideRow extends OfInvestment {
  readonly id: string;
  readonly office_id: string;
  readonly place: number;
  readonly reason: string;
  readonly person_id: string | null;
  readonly made_at: string;
  /** The last day on which it holds. */
  readonly until: string;
}

export const investmentIdOf = ({ project_id, proposal_id }: OfInvestment): string => project_id ?? proposal_id ?? '';

export const prioritisationColumns = ['id', 'office_id', 'method'] as const satisfies (keyof PrioritisationRow)[];

export const criterionColumns = [
  'id',
  'office_id',
  'name',
  'about',
  'weight',
] as const satisfies (keyof CriterionRow)[];

export const stepColumns = ['id', 'criterion_id', 'text', 'worth'] as const satisfies (keyof StepRow)[];

export const comparisonColumns = ['id', 'first_id', 'second_id', 'times'] as const satisfies (keyof ComparisonRow)[];

export const assessmentColumns = [
  'id',
  'criterion_id',
  'person_id',
  'step_id',
  'comment',
  'given_at',
  'project_id',
  'proposal_id',
] as const satisfies (keyof AssessmentRow)[];

export const estimateColumns = [
  'id',
  'office_id',
  'person_id',
  'business_value',
  'time_criticality',
  'risk_reduction',
  'size',
  'given_at',
  'project_id',
  'proposal_id',
] as const satisfies (keyof EstimateRow)[];

export const overrideColumns = [
  'id',
  'office_id',
  'place',
  'reason',
  'person_id',
  'made_at',
  'until',
  'project_id',
  'proposal_id',
] as const satisfies (keyof OverrideRow)[];

const entity = (name: string, table: string, columns: readonly string[]) =>
  defineEntity({ name, table, key: ['id'], columns });

export const entities = [
  entity('prioritisation', 'prioritisation', prioritisationColumns),
  entity('criterion', 'criterion', criterionColumns),
  entity('criterion-step', 'criterion_step', stepColumns),
  entity('criterion-comparison', 'criterion_comparison', comparisonColumns),
  entity('assessment', 'assessment', assessmentColumns),
  entity('job-estimate', 'job_estimate', estimateColumns),
  entity('rank-override', 'rank_override', overrideColumns),
];
