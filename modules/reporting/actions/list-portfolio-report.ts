import { countOpenBySeverity } from '#modules/findings/actions';
import { organisationOf } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { pageOfProjects } from '#modules/projects/actions/read-projects';
import type { OperationCall } from '#platform/server/http/exchange';
import type { PortfolioReport } from '../contract.ts';
import { monthEndBefore } from '../months.ts';
import { type Summary, selectSummaries } from '../queries.ts';
import { dateText } from './describe-row.ts';
import { snapshotsAt } from './read-snapshots.ts';

interface Page {
  readonly state: 'active' | 'archived';
  readonly limit: number;
  readonly after?: string | undefined;
}

type Told = PortfolioReport['items'][number];

/** What a report tells of each project besides its line: why it stands so, its findings, and how it stood a month ago. */
export async function listPortfolioReport(call: OperationCall, page: Page): Promise<PortfolioReport> {
  const { tx, now } = call;
  const { rows, next } = await pageOfProjects(call, page);
  const ids = rows.map(({ id }) => id);
  const { timeZone } = await organisationOf(tx);
  const since = monthEndBefore(dateIn(timeZone, now));
  const [summaries, before, findings] = await Promise.all([
    selectSummaries(tx, ids),
    snapshotsAt(tx, ids, since),
    countOpenBySeverity(tx, ids),
  ]);
  const byProject = new Map(summaries.map((summary) => [summary.project_id, summary]));
  const items = ids.map((projectId): Told => {
    const then = before.get(projectId);
    return {
      projectId,
      ...reasonsOf(byProject.get(projectId)),
      findings: findings.get(projectId) ?? { critical: 0, major: 0, minor: 0, info: 0 },
      before: then ? { status: then.status, finish: dateText(then.finish), varianceDays: then.variance_days } : null,
    };
  });
  return { since, items, next };
}

const cause = 'reporting.narrative.cause.';

/** The story of what is not as it should be; of all others the causes alone. */
function reasonsOf(summary: Summary | undefined): Pick<Told, 'causes' | 'story'> {
  const narrative = (summary?.narrative ?? []) as Told['story'];
  const isOff = summary?.status === 'red' || summary?.status === 'amber';
  return {
    causes: narrative.filter(({ key }) => key.startsWith(cause)),
    story: isOff ? [...((summary?.headline ?? []) as Told['story']).slice(0, 1), ...narrative] : [],
  };
}
