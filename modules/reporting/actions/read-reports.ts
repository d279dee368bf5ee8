import { namesOfPersons } from '#modules/offices/actions';
import { OperationError, errors as platformErrors } from '#platform/contract';
import type { Call, Tx } from '#platform/server';
import { pageOf, readCursor } from '#platform/server/http/page';
import { type ListedReport, selectReport, selectReports } from '../queries/reports.ts';
import type { ProjectReport } from '../report-contract.ts';

interface ListInput {
  readonly projectId: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The reports of a project, the last month first, with those that were restated. */
export async function listReports({ tx }: Call, { projectId, limit, after }: ListInput) {
  const cursor = readCursor(after, ['text', 'text']);
  const rows = await selectReports(tx, projectId, { limit: limit + 1, after: cursor });
  const { items, next } = pageOf(rows, limit, ({ period, version }) => [period, String(version)]);
  return { items: await describeReports(tx, items), next };
}

export async function getReport({ tx }: Call, { projectId, reportId }: { projectId: string; reportId: string }) {
  const row = await selectReport(tx, projectId, reportId);
  const [report] = row ? await describeReports(tx, [row]) : [];
  if (!report) throw new OperationError(platformErrors.recordMissing);
  return report;
}

export async function describeReports(tx: Tx, rows: readonly ListedReport[]): Promise<ProjectReport[]> {
  const names = await namesOfPersons(tx, [...new Set(rows.flatMap(({ published_by }) => published_by ?? []))]);
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
  }));
}
