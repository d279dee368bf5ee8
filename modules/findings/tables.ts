import type { Parameter, RecordReference, Severity } from '#engine';
import { defineEntity } from '#platform/server';

/** What findings are about: a project, an office, or the organisation itself. */
export const scopeKinds = ['project', 'office', 'organisation'] as const;
export type FindingScopeKind = (typeof scopeKinds)[number];

/** A finding and where it stands in its life. */
export interface FindingRow {
  id: string;
  /** The scope's id where it is a project. */
  project_id: string | null;
  scope_kind: FindingScopeKind;
  scope_id: string;
  /** Whose it is: of a project the office that the project is of; null: the organisation's. */
  office_id: string | null;
  raised_by: string;
  fingerprint: string;
  code: string;
  severity: Severity;
  subject_kind: string;
  subject_id: string;
  discriminator: string | null;
  values: Record<string, Parameter>;
  records: RecordReference[];
  first_seen_at: string;
  last_seen_at: string;
  resolved_at: string | null;
  reopened: number;
  revision: number;
  /** Who sees to it. */
  owner_person_id: string | null;
  /** The date by which the owner should have. */
  due_on: string | null;
}

/** What happened to a finding when it took this revision. */
export interface FindingEventRow {
  finding_id: string;
  revision: number;
  kind: 'appeared' | 'changed' | 'resolved' | 'reopened';
  at: string;
  recorded_at: string;
  severity: Severity;
  values: Record<string, Parameter>;
}

/** Of a finding people change only who sees to it and by when; the rest of it is computed. */
export const findingEntity = defineEntity({
  name: 'finding',
  table: 'finding',
  key: ['id'],
  columns: ['id', 'owner_person_id', 'due_on'],
});
