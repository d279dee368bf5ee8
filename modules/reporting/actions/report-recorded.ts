import type { PlanChange } from '#modules/plans/actions/explain-change';
import type { ComputedPlan } from '#modules/plans/actions/plan-services';
import type { ReportSentence } from '../report-contract.ts';
import type { ProjectReportRow, Reported } from '../report-tables.ts';
import { describeChange, figuresOf, isGreener, reportText, type Since } from '../report-text.ts';
import { ruleOf } from '../status-rule.ts';
import type { TellingSnapshot } from './write-snapshots.ts';

/** What a report says, before it is published. */
export type ReportFacts = Omit<
  ProjectReportRow,
  'id' | 'published_at' | 'published_by' | 'withdrawn_on' | 'withdrawn_by' | 'withdrawn_because'
>;

interface Recorded {
  readonly period: string;
  readonly day: string;
  readonly reported: Reported;
  readonly change: { readonly change: PlanChange; readonly since: Since } | null;
  /** What the manager wrote in place of the computed text where the report is better than that, and why. */
  readonly says: string | undefined;
}

/** The report that was published of a plan as it was computed then; for whoever writes a history that was. */
export function reportRecorded(
  plan: ComputedPlan,
  told: TellingSnapshot,
  { period, day, reported, change: moved, says }: Recorded,
): ReportFacts {
  const change = moved && describeChange(moved.change, moved.since);
  const reason = says && isGreener(reported, told.status) ? says : null;
  const computed = reportText(told, change, { count: 0, due: null });
  const sentences: ReportSentence[] = reason
    ? [{ kind: 'written', text: reason }]
    : computed.map((message) => ({ kind: 'computed', message }) as ReportSentence);
  const figures = figuresOf(told, plan.toleranceDays);
  const { status } = told;
  return { project_id: plan.projectId, period, version: 1, day, computed: status, rule: ruleOf(told), figures, change, reported, reason, sentences }; // biome-ignore format: one record
}
