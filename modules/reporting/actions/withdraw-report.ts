import { organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { OperationError, errors as platformErrors } from '#platform/contract';
import { type Call, type Change, type Json, personOf, publish, writeChanges } from '#platform/server';
import { selectReport } from '../queries/reports.ts';
import type { ProjectReportRow } from '../report-tables.ts';
import { errors } from '../routes.ts';

interface WithdrawInput {
  readonly projectId: string;
  readonly reportId: string;
  readonly reason: string;
}

/**
 * A report does not count any more from today on: the version before it does again, where there is one. It stays
 * readable. Throws `report-not-counted` where it was restated or withdrawn meanwhile.
 */
export async function withdrawReport(call: Call, { projectId, reportId, reason }: WithdrawInput) {
  const report = await selectReport(call.tx, projectId, reportId);
  if (!report) throw new OperationError(platformErrors.recordMissing);
  if (!report.is_current) throw new OperationError(errors.notCounted);
  const { timeZone } = await organisationOf(call.tx);
  const to = {
    withdrawn_on: dateIn(timeZone, call.now),
    withdrawn_by: personOf(call.actor) ?? null,
    withdrawn_because: reason,
  } satisfies Partial<ProjectReportRow>;
  const changes = Object.entries(to).map(
    ([field, value]: [string, Json]): Change => ({
      entity: 'project-report',
      id: reportId,
      field,
      from: null,
      to: value,
    }),
  );
  await writeChanges(call, changes);
  await publish(call.tx, `project:${projectId}`);
  await publish(call.tx, 'portfolio');
  return { reportId };
}
