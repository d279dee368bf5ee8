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
] as const satisfies (keyof ProjectRow)[];

defineEntity({ name: 'project', table: 'project', key: ['id'], columns: projectColumns });
