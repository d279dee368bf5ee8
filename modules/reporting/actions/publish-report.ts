import { planRevision } from '#modules/plans/actions/plan-standing';
import { holdUnarchived } from '#modules/projects/actions/write-project';
import { OperationError } from '#platform/contract';
import { type Call, type Json, personOf, publish, timeOrderedId, writeChanges } from '#platform/server';
import { selectLastVersion } from '../queries/reports.ts';
import type { ReportSentence } from '../report-contract.ts';
import type { ProjectReportRow, Reported } from '../report-tables.ts';
import { isGreener } from '../report-text.ts';
import { errors } from '../routes.ts';
import { draftFor, isTrueOf, type ReportServices, situationOf } from './draft-report.ts';
import type { ReportFacts } from './report-recorded.ts';

interface PublishInput {
  readonly projectId: string;
  readonly period: string;
  readonly version: number;
  readonly reported: Reported;
  readonly reason: string | null;
  readonly sentences: readonly ReportSentence[];
}

/**
 * Publishes a report of a month with the figures as they stand; one that is there already is restated by it and stays
 * readable. Throws `report-published-meanwhile`, `report-computed-meanwhile`, `report-reason-needed`, and what drafting
 * one throws.
 */
export async function publishReport(services: ReportServices, call: Call, input: PublishInput) {
  const { projectId, period, version, reported, sentences } = input;
  const reason = input.reason || null;
  const situation = await situationOf(call, projectId);
  const draft = await (await draftFor(services, call, situation, period))();
  // drafting takes its time and holds nothing: what others did to the project meanwhile is told once it is held
  await holdUnarchived(call, projectId);
  const last = await selectLastVersion(call.tx, projectId, period);
  if (last + 1 !== version) throw new OperationError(errors.publishedMeanwhile);
  // what moved the finish is read from the plan, the figures from its last computation: both of one plan, or none
  const told = situation.summary?.plan_revision;
  if ((await planRevision(call, projectId)) !== told) throw new OperationError(errors.computedMeanwhile);
  if (!isTrueOf(sentences, draft.sentences)) throw new OperationError(errors.computedMeanwhile);
  if (isGreener(reported, draft.computed) && !reason) throw new OperationError(errors.reasonNeeded);
  const { computed, rule, figures, change } = draft;
  const stands = { project_id: projectId, period, version, day: situation.today, computed, rule, figures, change };
  return { reportId: await writeReport(call, { ...stands, reported, reason, sentences }) };
}

/** Writes it as published now, by whoever calls. */
export async function writeReport(call: Call, facts: ReportFacts): Promise<string> {
  const row: ProjectReportRow = {
    id: timeOrderedId(),
    ...facts,
    published_at: call.now,
    published_by: personOf(call.actor) ?? null,
    ...{ withdrawn_on: null, withdrawn_by: null, withdrawn_because: null },
  };
  await writeChanges(call, [
    { entity: 'project-report', id: row.id, field: null, from: null, to: { ...row } as unknown as Json },
  ]);
  await publish(call.tx, `project:${row.project_id}`);
  await publish(call.tx, 'portfolio');
  return row.id;
}
