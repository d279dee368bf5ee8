import type { Parameter, RecordReference, Severity } from '#engine';

/** A finding of a project and where it stands in its life. */
export interface FindingRow {
  id: string;
  project_id: string;
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
