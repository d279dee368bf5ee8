import type { BenefitClass, Repetition, ToGoKind } from '#engine';
import { defineEntity } from '#platform/server';

/** An amount that is still to come of a running project, beside what its plan leaves to be paid. */
export interface ToGoFlowRow {
  readonly id: string;
  readonly project_id: string;
  readonly name: string;
  readonly kind: ToGoKind;
  readonly benefit_class: BenefitClass | null;
  readonly amount_minor: number;
  readonly first_on: string;
  readonly every: Repetition;
  readonly times: number;
}

export const toGoColumns = [
  'id',
  'project_id',
  'name',
  'kind',
  'benefit_class',
  'amount_minor',
  'first_on',
  'every',
  'times',
] as const satisfies (keyof ToGoFlowRow)[];

export const entities = [defineEntity({ name: 'to-go-flow', table: 'to_go_flow', key: ['id'], columns: toGoColumns })];
