import type { Finding, Message } from '#engine';

/** What the portfolio page reads of a project: derived, one row a project, written after each computation of its plan. */
export interface ProjectSummaryRow {
  project_id: string;
  plan_id: string;
  plan_revision: number;
  status: 'green' | 'amber' | 'red' | 'grey';
  start: number | null;
  finish: number | null;
  comparison: 'baseline' | 'first-import' | 'none';
  comparison_finish: number | null;
  variance_days: number | null;
  tasks: number;
  percent_complete: number | null;
  open_findings: number;
  top_finding: Pick<Finding, 'code' | 'severity' | 'values' | 'records'> | null;
  headline: Message[];
  narrative: Message[];
  counts: Record<string, number>;
  key_dates: KeyDate[];
  data_date: number | null;
  computed_at: Date;
}

export interface KeyDate {
  readonly uid: number;
  readonly name: string;
  readonly kind: 'milestone' | 'deadline';
  readonly at: number;
  readonly comparedWith: number | null;
  readonly varianceDays: number | null;
  readonly isCritical: boolean;
}
