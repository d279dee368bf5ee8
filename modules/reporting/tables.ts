import type { DimensionStatus, Finding, Message, Overall, Severity } from '#engine';
import type { StatusOverride } from '#modules/findings/actions';
import type { ComputedPlan } from '#modules/plans/actions/plan-services';

/** What pages read of a project: derived, one row a project, written after each computation of its plan. */
export interface ProjectSummaryRow {
  readonly project_id: string;
  readonly plan_id: string;
  readonly plan_revision: number;
  /** The worst of the dimensions as they count; pages show what somebody set in its place where somebody did. */
  readonly status: Overall['status'];
  /** The dimension that makes it amber or red. */
  readonly status_by: Overall['by'];
  /** Empty of what was told before there were any. */
  readonly dimensions: readonly DimensionStatus[];
  readonly override: StatusOverride | null;
  /** Plan times, in ticks. */
  readonly start: number | null;
  readonly finish: number | null;
  readonly comparison: ComputedPlan['comparison']['kind'];
  readonly comparison_finish: number | null;
  readonly variance_days: number | null;
  readonly tasks: number;
  readonly percent_complete: number | null;
  readonly open_findings: number;
  readonly top_finding: Pick<Finding, 'code' | 'severity' | 'values'> | null;
  readonly headline: readonly Message[];
  readonly narrative: readonly Message[];
  /** Of the schedule. */
  readonly status_rule: Message;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly counts: ComputedPlan['figures'];
  readonly key_dates: ComputedPlan['keyDates'];
  readonly data_date: number | null;
  /** Null: nothing was agreed that could be earned, or it was told before this was. */
  readonly earned: ComputedPlan['earned'];
  readonly computed_at: string;
}

/** A project as it was told on a day: derived, one row a day on which it was computed, the last computation of it. */
export interface ProjectSnapshotRow extends Omit<ProjectSummaryRow, 'plan_revision' | 'computed_at'> {
  /** Of the organisation: `2026-03-31`. */
  readonly day: string;
  readonly recorded_at: string;
  /** What `unpackDates` of plans reads. */
  readonly dates: Uint8Array;
}
