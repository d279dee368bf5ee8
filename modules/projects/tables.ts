import type { Phase, RiskLevel } from '#engine';
import { defineEntity } from '#platform/server';

/** A project of an office: the record that plans, findings and reports hang on. */
export interface ProjectRow {
  readonly id: string;
  readonly office_id: string;
  readonly name: string;
  readonly state: 'active' | 'archived';
  readonly manager_person_id: string | null;
  readonly tolerance_days: number;
  readonly created_at: string;
  readonly created_by: string | null;
  readonly archived_at: string | null;
  readonly archived_by: string | null;
  /** Who answers for it; whoever manages it answers to this person. */
  readonly sponsor_person_id: string | null;
  /** In minor units of the organisation's currency. */
  readonly budget_minor: number | null;
  readonly risk: RiskLevel | null;
  /** From 0 to 100. */
  readonly strategic_weight: number | null;
  readonly phase: Phase;
  /** Whose it is: the line's, or the office's, which then assigns its manager. */
  readonly ownership: 'line' | 'office';
  readonly closed_at: string | null;
  readonly closed_by: string | null;
  readonly outcome: 'completed' | 'cancelled' | null;
}

export const projectColumns = [
  'id',
  'office_id',
  'name',
  'state',
  'manager_person_id',
  'tolerance_days',
  'created_at',
  'created_by',
  'archived_at',
  'archived_by',
  'sponsor_person_id',
  'budget_minor',
  'risk',
  'strategic_weight',
  'phase',
  'ownership',
  'closed_at',
  'closed_by',
  'outcome',
] as const satisfies (keyof ProjectRow)[];

export const projectEntity = defineEntity({
  name: 'project',
  table: 'project',
  key: ['id'],
  columns: projectColumns,
});
