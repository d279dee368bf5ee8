import { formatPlanTime } from '#engine';
import { organisationOf, startOfDay } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { type ProjectRow, pageOfProjects } from '#modules/projects/actions/read-projects';
import { personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { HomeRow } from '../home-contract.ts';
import { type SummaryLine, selectSummaryLines } from '../queries.ts';
import { type MonthStanding, statusHistory } from './read-snapshots.ts';

/** What the home of a person is made of. */
export interface HomeFacts {
  readonly call: OperationCall;
  readonly me: string;
  readonly timeZone: string;
  /** ISO dates of the organisation. */
  readonly today: string;
  readonly since: string;
  /** When the day `since` ended. */
  readonly sinceAt: string;
  /** All projects that the person may read and that are not archived, by name. */
  readonly projects: readonly HomeProject[];
  /** How each of them stood at the ends of the last twelve months, and today. */
  readonly history: ReadonlyMap<string, readonly MonthStanding[]>;
  /** Those that he manages or sponsors. */
  readonly mine: readonly HomeProject[];
}

/** A project, what was computed of it last, and how that differs from what was known at `since`. */
export interface HomeProject {
  readonly project: ProjectRow;
  readonly summary: SummaryLine | undefined;
  readonly row: HomeRow;
}

/** As many projects as a page tells of. */
const most = 2000;

export async function homeFacts(call: OperationCall): Promise<HomeFacts> {
  const { tx, actor, now } = call;
  const me = personOf(actor) ?? '';
  const { timeZone } = await organisationOf(tx);
  const today = dateIn(timeZone, now);
  const month = `${today.slice(0, 8)}01`;
  const since = new Date(Date.parse(month) - 86_400_000).toISOString().slice(0, 10);
  const { rows } = call.access.permissions.has('project.read')
    ? await pageOfProjects(call, { state: 'active', limit: most })
    : { rows: [] };
  const summaries = await selectSummaryLines(tx, rows.map(({ id }) => id)); // biome-ignore format: one line
  const byProject = new Map(summaries.map((summary) => [summary.project_id, summary]));
  const history = await statusHistory(tx, rows.map(({ id }) => id), yearBefore(since), today); // biome-ignore format: one line
  const projects = rows.map((project) => {
    const summary = byProject.get(project.id);
    const then = history.get(project.id)?.find(({ until }) => until === since);
    return { project, summary, row: homeRow(project, summary, then) };
  });
  const held = heldAt(call);
  const mine = projects.filter(({ project }) => isOf(project, me) || held.has(project.id));
  return { call, me, timeZone, today, since, sinceAt: startOfDay(month, timeZone), projects, history, mine };
}

const isOf = ({ manager_person_id, sponsor_person_id }: ProjectRow, person: string) =>
  manager_person_id === person || sponsor_person_id === person;

/** The projects at which the caller himself is manager or sponsor, whatever their facts say. */
function heldAt({ access }: OperationCall): ReadonlySet<string> {
  const own = access.grants.filter(({ role }) => role === 'project-manager' || role === 'sponsor');
  return new Set(own.flatMap(({ node }) => (node.kind === 'project' ? [node.id] : [])));
}

/** The same day of the month a year before the end of a month: from there on twelve months end. */
const yearBefore = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4, 8)}28`;

function homeRow(project: ProjectRow, summary: SummaryLine | undefined, then: MonthStanding | undefined): HomeRow {
  const finish = summary?.finish ?? null;
  return {
    projectId: project.id,
    planId: summary?.plan_id ?? null,
    name: project.name,
    status: summary?.status ?? 'grey',
    statusThen: then?.computed ?? null,
    finish: finish === null ? null : formatPlanTime(finish),
    varianceDays: summary?.variance_days ?? null,
    toleranceDays: project.tolerance_days,
    movedDays: summary && then ? movedDays(summary, then) : null,
    isClosed: project.closed_at !== null,
    matters: (summary?.matters ?? null) as HomeRow['matters'],
  };
}

/** A baseline that was set anew changes the variance and moves nothing. */
function movedDays({ finish, variance_days: now }: SummaryLine, then: MonthStanding): number | null {
  if (now === null || then.varianceDays === null) return null;
  return finish === then.finish ? 0 : Math.round((now - then.varianceDays) * 10) / 10;
}
