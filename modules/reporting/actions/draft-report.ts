import { isDeepStrictEqual } from 'node:util';
import { parsePlanTime } from '#engine';
import { decisionsDueOf } from '#modules/findings/actions';
import { officeSettings } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { explainChange } from '#modules/plans/actions/explain-change';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { findProject, type ProjectRow } from '#modules/projects/actions/read-projects';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Call, PastDay } from '#platform/server';
import { AfterCommit } from '#platform/server/http/after-commit';
import { type ReportHead, selectLastVersion, selectReportHeads, selectStandingThen } from '../queries/reports.ts';
import { type Summary, selectSummary } from '../queries.ts';
import type { ReportChange, ReportSentence } from '../report-contract.ts';
import { monthAfter, monthOf, periodToReport } from '../report-period.ts';
import { describeChange, figuresOf, reportText } from '../report-text.ts';
import { errors } from '../routes.ts';
import { ruleOf } from '../status-rule.ts';

export type ReportServices = Pick<PlanServices, 'reading' | 'connection'>;

/** What is to be reported of a project today. */
export interface Situation {
  readonly project: ProjectRow;
  /** By the clock of its office. */
  readonly today: string;
  /** Undefined before anything was computed of it. */
  readonly summary: Summary | undefined;
  /** What counts of each month, the last first. */
  readonly reports: readonly ReportHead[];
}

export async function situationOf({ tx, now }: Call, projectId: string): Promise<Situation> {
  const project = await findProject(tx, projectId);
  if (!project) throw new OperationError(platformErrors.recordMissing);
  const [{ timeZone }, summary, reports] = await Promise.all([
    officeSettings(tx, project.office_id),
    selectSummary(tx, projectId),
    selectReportHeads(tx, [projectId]),
  ]);
  return { project, today: dateIn(timeZone, now), summary, reports };
}

/** The month to report on now. */
export const periodOf = ({ today, reports }: Situation): string =>
  periodToReport(today, new Set(reports.map(({ period }) => period)));

/**
 * What tells, without the transaction, what moved the forecast since the last report of an earlier month and day, or else
 * since a month ago.
 */
export async function changeFor(
  services: ReportServices,
  call: Call,
  { project, summary, reports, today }: Situation,
  period: string,
  past?: PastDay,
): Promise<() => Promise<ReportChange | null>> {
  const last = reports.find((report) => report.period < period && report.day < today);
  const monthAgo = `${monthAfter(monthOf(today), -1)}${today.slice(7)}`;
  const then = summary?.plan_id && (await selectStandingThen(call.tx, project.id, last?.day ?? monthAgo));
  if (!then || !summary.plan_id || then.finish === null) return async () => null;
  const { day, finish: forecastFinish, passed_finish, dates } = then;
  const finish = (passed_finish && parsePlanTime(passed_finish)) || forecastFinish;
  const plan = { planId: summary.plan_id, projectId: project.id };
  const explain = await explainChange(services, call, plan, { finish, forecastFinish, dates }, past);
  return async () => {
    const change = await explain();
    return change && describeChange(change, { day, report: last?.period ?? null });
  };
}

interface DraftInput {
  readonly projectId: string;
  readonly period?: string | undefined;
}

/** How a report of a month begins, computed from how the project stands. Throws `report-without-figures`, `report-period-unknown`. */
export async function draftReport(services: ReportServices, call: Call, input: DraftInput) {
  return new AfterCommit(await draftFor(services, call, await situationOf(call, input.projectId), input.period));
}

/** Reads what a draft needs; what it resolves with makes the draft, without the transaction. */
export async function draftFor(services: ReportServices, call: Call, situation: Situation, asked: string | undefined) {
  const { project, summary, today } = situation;
  const first = await selectStandingThen(call.tx, project.id, '1984-01-01');
  if (!summary || !first) throw new OperationError(errors.noFigures);
  const periods = monthsBetween(monthOf(first.day), monthOf(today));
  const next = periodOf(situation);
  const period = asked ?? (periods.includes(next) ? next : monthOf(today));
  if (!periods.includes(period)) throw new OperationError(errors.periodClosed);
  const explain = await changeFor(services, call, situation, period);
  const decisions = await decisionsDueOf(call.tx, project.id);
  const version = (await selectLastVersion(call.tx, project.id, period)) + 1;
  const due = { count: decisions.length, due: decisions[0]?.slice(0, 10) ?? null };
  return async () => {
    const change = await explain();
    return {
      period,
      periods,
      version,
      computed: summary.computed,
      rule: ruleOf({ ...summary, status_by: summary.computed_by }),
      figures: figuresOf(summary, project.tolerance_days),
      change,
      sentences: reportText(summary, change, due),
    };
  };
}

/** The last first, a year of them. */
function monthsBetween(first: string, last: string): string[] {
  const months = Array.from({ length: 12 }, (_, index) => monthAfter(last, -index));
  return months.filter((month) => month >= first);
}

/** Whether all that a text calls computed is what is computed. */
export const isTrueOf = (sentences: readonly ReportSentence[], computed: readonly unknown[]): boolean =>
  sentences.every(
    (sentence) => sentence.kind === 'written' || computed.some((each) => isDeepStrictEqual(each, sentence.message)),
  );
