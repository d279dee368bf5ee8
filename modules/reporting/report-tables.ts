import type { Message, Status } from '#engine';
import { defineEntity } from '#platform/server';
import type { Figures, ReportChange, ReportSentence } from './report-contract.ts';

/** What a manager said of a project. */
export type Reported = 'green' | 'amber' | 'red';

/** A published report: what it says is never changed; a later version of the month takes its place, or it is withdrawn. */
export interface ProjectReportRow {
  readonly id: string;
  readonly project_id: string;
  /** The month that it is about: `2026-03`. */
  readonly period: string;
  readonly version: number;
  /** Of the organisation, when it was published; its figures are those of this day. */
  readonly day: string;
  readonly computed: Status;
  readonly rule: Message;
  readonly figures: Figures;
  /** Since the report before; null where there is nothing to compare with. */
  readonly change: ReportChange | null;
  readonly reported: Reported;
  /** Why the manager sees it otherwise than it is computed. */
  readonly reason: string | null;
  readonly sentences: readonly ReportSentence[];
  readonly published_at: string;
  readonly published_by: string | null;
  /** The day of the organisation since which it does not count; null: it was never withdrawn. */
  readonly withdrawn_on: string | null;
  readonly withdrawn_by: string | null;
  readonly withdrawn_because: string | null;
}

export const reportColumns = [
  'id',
  'project_id',
  'period',
  'version',
  'day',
  'computed',
  'rule',
  'figures',
  'change',
  'reported',
  'reason',
  'sentences',
  'published_at',
  'published_by',
  'withdrawn_on',
  'withdrawn_by',
  'withdrawn_because',
] as const satisfies (keyof ProjectReportRow)[];

defineEntity({ name: 'project-report', table: 'project_report', key: ['id'], columns: reportColumns });
