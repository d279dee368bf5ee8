import { finishStory, type PortfolioLine, tellPortfolio } from '#engine';
import { countOpen } from '#modules/findings/actions';
import { describeProjects } from '#modules/projects/actions/describe-project';
import { tiersOf } from '#modules/projects/actions/project-tier';
import { isWithin, pageOfProjects, reachOf } from '#modules/projects/actions/read-projects';
import type { Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { PortfolioRow } from '../contract.ts';
import { selectHeadline, selectSummaryLines } from '../queries.ts';
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
  const [summaries, projects, tiers, open] = await Promise.all([
    selectSummaryLines(call.tx, ids),
    describeProjects(call.tx, rows),
    tiersOf(call.tx, rows),
    countOpen(call.tx, ids),
  ]);
  const byProject = new Map(summaries.map((summary) => [summary.project_id, summary]));
  const reach = await reachOf(call.access, 'project.update');
  const items = projects.map((project) => ({
    ...describeRow(project, byProject.get(project.projectId), open.get(project.projectId)),
    sponsorName: project.sponsorName,
    tier: tiers.get(project.projectId) ?? 'small',
    phase: project.phase,
    ownership: project.ownership,
    budgetMinor: project.budgetMinor,
    mayUpdate: isWithin(reach, project),
  }));
  const count = (status: PortfolioRow['status']) => items.filter((item) => item.status === status).length;
  return {
    headline: await tellTogether(
      call.tx,
      items.map((item) => ({ ...item, isComplete: item.percentComplete === 100 })),
    ),
    items,
    next,
    counts: { green: count('green'), amber: count('amber'), red: count('red'), grey: count('grey') },
  };
}

/** What projects tell together, gone on with by the one that it is most about. */
export async function tellTogether(tx: Tx, lines: readonly Told[]) {
  const story = tellPortfolio(lines.map((line) => ({ ...line, project: { kind: 'project', id: line.projectId } })));
  const said = finishStory(story, story.speaker ? await selectHeadline(tx, story.speaker.project.id) : []);
  return said as NonNullable<PortfolioRow['matters']>[];
}

type Told = Omit<PortfolioLine, 'project'> & Pick<PortfolioRow, 'projectId'>;
