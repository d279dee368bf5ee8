import { finishStory, type Message, type PortfolioLine, tellPortfolio } from '#engine';
import { countOpen } from '#modules/findings/actions';
import { organisationOf } from '#modules/offices/actions';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { describeProjects } from '#modules/projects/actions/describe-project';
import { tiersOf } from '#modules/projects/actions/project-tier';
import { isWithin, type ProjectRow, pageOfProjects, reachOf } from '#modules/projects/actions/read-projects';
import type { Project } from '#modules/projects/contract';
import type { PastDay, Tx } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { PortfolioRow } from '../contract.ts';
import { type SummaryLine, selectHeadline, selectSummaryLines } from '../queries.ts';
import { describeRow } from './describe-row.ts';
import { portfolioCost, tellCost } from './portfolio-cost.ts';
import { pageOfProjectsThen, summariesThen } from './told-then.ts';
import { type WhatMatters, whatMatters } from './what-matters.ts';
import { yoursOf } from './yours.ts';

type Sentences = NonNullable<PortfolioRow['matters']>[];

interface Page {
  readonly state: 'active' | 'archived';
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The projects that the caller may read with their summaries, and the sentences that matter most among those shown. */
export async function getPortfolio(services: PlanServices, call: OperationCall, page: Page) {
  const told = await (call.past ? toldThen(services, call, page, call.past) : toldNow(call, page));
  const { projects, tiers, next, summaries, open, headlineOf } = told;
  const reach = await reachOf(call.access, 'project.update');
  const isYours = yoursOf(call);
  const matters = await whatMatters(call, projects.map(({ projectId }) => projectId), summaries); // biome-ignore format: one line
  const rowOf = (project: Project) => {
    const summary = summaries.get(project.projectId);
    return describeRow(project, summary, open(project.projectId), matters.of(project.projectId, summary));
  };
  const items = projects.map((project) =>
    // to spread so many fields into a new object takes forty times as long
    Object.assign(rowOf(project), {
      sponsorName: project.sponsorName,
      tier: tiers.get(project.projectId) ?? ('small' as const),
      phase: project.phase,
      ownership: project.ownership,
      budgetMinor: project.budgetMinor,
      isYours: isYours(project),
      mayUpdate: !call.past && isWithin(reach, project),
    }),
  );
  const count = (status: PortfolioRow['status']) =>
    items.filter((item) => item.status === status && !item.isClosed).length;
  const { currencyCode } = await organisationOf(call.tx);
  const cost = portfolioCost(
    items.map(({ projectId, isClosed, budgetMinor }) => ({
      ...{ isClosed, budgetMinor },
      earned: summaries.get(projectId)?.earned_cost ?? null,
    })),
    currencyCode,
  );
  return {
    headline: [...(await tellTogether(items.map(lineOf), headlineOf, matters)), ...(tellCost(cost) as Sentences)],
    items,
    next,
    counts: { green: count('green'), amber: count('amber'), red: count('red'), grey: count('grey') },
  };
}

/** What a page of the portfolio is made of. */
interface Shown extends Awaited<ReturnType<typeof described>> {
  readonly next: string | null;
  readonly summaries: ReadonlyMap<string, SummaryLine>;
  /** How many findings of a project are open. */
  readonly open: (projectId: string) => number;
  /** The sentences that state a project's case. */
  readonly headlineOf: (projectId: string) => Promise<readonly Message[]>;
}

async function toldNow(call: OperationCall, page: Page): Promise<Shown> {
  const { rows, next } = await pageOfProjects(call, page);
  const ids = rows.map(({ id }) => id);
  const [about, lines, open] = await Promise.all([
    described(call.tx, rows),
    selectSummaryLines(call.tx, ids),
    countOpen(call.tx, ids),
  ]);
  return {
    ...{ ...about, next },
    summaries: new Map(lines.map((line) => [line.project_id, line])),
    open: (id) => open.get(id) ?? 0,
    headlineOf: (id) => selectHeadline(call.tx, id),
  };
}

async function toldThen(services: PlanServices, call: OperationCall, page: Page, past: PastDay): Promise<Shown> {
  const { rows, next } = await pageOfProjectsThen(call, page, past);
  const ids = rows.map(({ id }) => id);
  const [about, summaries, open] = await Promise.all([
    described(call.tx, rows),
    summariesThen(services, call, ids, past),
    countOpen(call.tx, ids, past),
  ]);
  return {
    ...{ ...about, next, summaries },
    open: (id) => open.get(id) ?? 0,
    headlineOf: (id) => Promise.resolve(summaries.get(id)?.headline ?? []),
  };
}

async function described(tx: Tx, rows: readonly ProjectRow[]) {
  const [projects, tiers] = await Promise.all([describeProjects(tx, rows), tiersOf(tx, rows)]);
  return { projects, tiers };
}

/** What projects tell together, gone on with by the one that it is most about. */
export async function tellTogether(
  lines: readonly PortfolioLine[],
  headlineOf: Shown['headlineOf'],
  matters: WhatMatters,
) {
  const story = tellPortfolio(lines);
  const line = lines.find(({ project }) => project.id === story.speaker?.project.id);
  const own = line
    ? await matters.headline({ projectId: line.project.id, name: line.name }, await headlineOf(line.project.id))
    : [];
  const said = finishStory(story, own);
  return said as Sentences;
}

const lineOf = (row: PortfolioRow): PortfolioLine => ({
  project: { kind: 'project', id: row.projectId },
  name: row.name,
  status: row.status,
  statusBy: row.statusBy,
  varianceDays: row.varianceDays,
  comparison: row.comparison,
  finish: row.finish,
  passedFinish: row.passedFinish,
  isComplete: row.percentComplete === 100,
  isClosed: row.isClosed,
  topSeverity: row.topSeverity,
});
