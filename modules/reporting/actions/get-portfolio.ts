import { type PortfolioLine, tellPortfolio } from '#engine';
import { countOpen } from '#modules/findings/actions';
import { describeProjects } from '#modules/projects/actions/describe-project';
import { isWithin, pageOfProjects, reachOf } from '#modules/projects/actions/read-projects';
import type { OperationCall } from '#platform/server/http/exchange';
import type { PortfolioRow } from '../contract.ts';
import { selectSummaryLines } from '../queries.ts';
import { describeRow } from './describe-row.ts';

interface Page {
  readonly state: 'active' | 'archived';
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The projects that the caller may read with their summaries, and the sentences that matter most among those shown. */
export async function getPortfolio(call: OperationCall, page: Page) {
  const { rows, next } = await pageOfProjects(call, page);
  const ids = rows.map(({ id }) => id);
  const [summaries, projects, open] = await Promise.all([
    selectSummaryLines(call.tx, ids),
    describeProjects(call.tx, rows),
    countOpen(call.tx, ids),
  ]);
  const byProject = new Map(summaries.map((summary) => [summary.project_id, summary]));
  const reach = await reachOf(call.access, 'project.update');
  const items = projects.map((project) => ({
    ...describeRow(project, byProject.get(project.projectId), open.get(project.projectId)),
    mayUpdate: isWithin(reach, project),
  }));
  const count = (status: PortfolioRow['status']) => items.filter((item) => item.status === status).length;
  return {
    headline: headlineOf(items),
    items,
    next,
    counts: { green: count('green'), amber: count('amber'), red: count('red'), grey: count('grey') },
  };
}

function headlineOf(items: readonly PortfolioRow[]): PortfolioRow['headline'] {
  const lines = items.map((item) => ({
    project: { kind: 'project', id: item.projectId },
    name: item.name,
    status: item.status,
    varianceDays: item.varianceDays,
    comparison: item.comparison,
    finish: item.finish,
    passedFinish: item.passedFinish,
    isComplete: item.percentComplete === 100,
    topSeverity: item.topFinding?.severity ?? null,
    headline: item.headline as PortfolioLine['headline'],
  }));
  return tellPortfolio(lines) as PortfolioRow['headline'];
}
