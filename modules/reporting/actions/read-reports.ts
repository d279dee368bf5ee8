import { namesOfPersons } from '#modules/offices/actions';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { PastDay, Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOf, readCursor } from '#platform/server/http/page';
import { type ListedReport, selectReport, selectReports } from '../queries/reports.ts';
import type { ProjectReport } from '../report-contract.ts';

interface ListInput {
  readonly projectId: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The reports of a project, the last month first, with those that were restated. */
export async function listReports({ tx, past }: OperationCall, { projectId, limit, after }: ListInput) {
  const cursor = readCursor(after, ['text', 'text']);
  const rows = await selectReports(tx, projectId, { limit: limit + 1, after: cursor, by: past?.day });
  const { items, next } = pageOf(rows, limit, ({ period, version }) => [period, String(version)]);
  return { items: await describeReports(tx, items, past), next };
}

export async function getReport(
  { tx, past }: OperationCall,
  { projectId, reportId }: { projectId: string; reportId: string },
) {
  const row = await selectReport(tx, projectId, reportId, past?.day);
  const [report] = row ? await describeReports(tx, [row], past) : [];
  if (!report) throw new OperationError(past ? platformErrors.notThereThen : platformErrors.recordMissing);
  return report;
}

/** As the contract shows them; of a past day is not told that one was withdrawn later. */
export async function describeReports(tx: Tx, rows: readonly ListedReport[], past?: PastDay): Promise<ProjectReport[]> {
  const people = rows.flatMap(({ published_by, withdrawn_by }) => [published_by ?? [], withdrawn_by ?? []].flat());
  const names = await namesOfPersons(tx, [...new Set(people)]);
  const isWithdrawn = ({ withdrawn_on: on }: ListedReport) => on !== null && (!past || on <= past.day);
  return rows.map((row) => ({
    reportId: row.id,
    projectId: row.project_id,
    period: row.period,
    version: row.version,
    isCurrent: row.is_current,
    day: row.day,
    computed: row.computed,
    rule: row.rule as ProjectReport['rule'],
    figures: row.figures,
    change: row.change,
    reported: row.reported,
    reason: row.reason,
    sentences: [...row.sentences],
    publishedAt: row.published_at,
    publishedBy: names.get(row.published_by ?? '') ?? null,
    withdrawn: isWithdrawn(row)
      ? {
          on: row.withdrawn_on ?? '',
          by: names.get(row.withdrawn_by ?? '') ?? null,
          reason: row.withdrawn_because ?? '',
        }
      : null,
  }));
}
