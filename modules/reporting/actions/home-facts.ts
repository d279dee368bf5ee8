import { formatPlanTime, type Message } from '#engine';
import { organisationOf, startOfDay } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import type { PlanServices } from '#modules/plans/actions/plan-services';
import { type ProjectRow, pageOfProjects } from '#modules/projects/actions/read-projects';
import { type PastDay, personOf } from '#platform/server';
import type { OperationCall } from '#platform/server/http/exchange';
import type { HomeRow } from '../home-contract.ts';
import { type DueDate, selectKeyDates } from '../queries/home.ts';
import { type SummaryLine, selectHeadline, selectSummaryLines } from '../queries.ts';
import { type MonthStanding, statusHistory } from './read-snapshots.ts';
import { pageOfProjectsThen, summariesThen } from './told-then.ts';
import { type WhatMatters, whatMatters } from './what-matters.ts';
import { yoursOf } from './yours.ts';

/** What the home of a person is made of. */
export interface HomeFacts {
  readonly call: OperationCall;
  readonly me: string;
  readonly timeZone: string;
  /** Of the organisation. */
  readonly currencyCode: string;
  /** ISO dates of the organisation; `today` is the past day where one is told. */
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
  readonly matters: WhatMatters;
  /** The sentences that state a project's case. */
  headlineOf(projectId: string): Promise<readonly Message[]>;
  /** The milestones and deadlines of these projects that matter most, in order of date. */
  keyDatesOf(projectIds: readonly string[]): Promise<readonly DueDate[]>;
}

/** A project, what was computed of it last, and how that differs from what was known at `since`. */
export interface HomeProject {
  readonly project: ProjectRow;
  readonly summary: SummaryLine | undefined;
  readonly row: HomeRow;
}

/** As many projects as a page tells of. */
const most = 2000;

export async function homeFacts(services: PlanServices, call: OperationCall): Promise<HomeFacts> {
  const { tx, actor, now, past } = call;
  const me = personOf(actor) ?? '';
  const { timeZone, currencyCode } = await organisationOf(tx);
  const today = past?.day ?? dateIn(timeZone, now);
  const month = `${today.slice(0, 8)}01`;
  const since = new Date(Date.parse(month) - 86_400_000).toISOString().slice(0, 10);
  const { rows, summaries, ...ofProjects } = await (past ? toldThen(services, call, past) : toldNow(call));
  const history = await statusHistory(tx, rows.map(({ id }) => id), yearBefore(since), today); // biome-ignore format: one line
  const matters = await whatMatters(call, rows.map(({ id }) => id), summaries); // biome-ignore format: one line
  const projects = rows.map((project) => {
    const summary = summaries.get(project.id);
    const then = history.get(project.id)?.find(({ until }) => until === since);
    return { project, summary, row: homeRow(project, summary, then, matters) };
  });
  const isYours = yoursOf(call);
  const mine = projects.filter(({ project: { id: projectId, manager_person_id, sponsor_person_id } }) =>
    isYours({ projectId, managerPersonId: manager_person_id, sponsorPersonId: sponsor_person_id }),
  );
  const when = { timeZone, currencyCode, today, since, sinceAt: startOfDay(month, timeZone) };
  return { ...ofProjects, ...when, call, me, projects, history, mine, matters };
}

const page = { state: 'active', limit: most } as const;

const mayRead = ({ access }: OperationCall) => access.permissions.has('project.read');

async function toldNow(call: OperationCall) {
  const { tx } = call;
  const { rows } = mayRead(call) ? await pageOfProjects(call, page) : { rows: [] };
  const lines = await selectSummaryLines(tx, rows.map(({ id }) => id)); // biome-ignore format: one line
  return {
    rows,
    summaries: new Map(lines.map((line) => [line.project_id, line])),
    headlineOf: (id: string) => selectHeadline(tx, id),
    keyDatesOf: (ids: readonly string[]) => selectKeyDates(tx, ids),
  };
}

async function toldThen(services: PlanServices, call: OperationCall, past: PastDay) {
  const { rows } = mayRead(call) ? await pageOfProjectsThen(call, page, past) : { rows: [] };
  const summaries = await summariesThen(services, call, rows.map(({ id }) => id), past); // biome-ignore format: one line
  const datesOf = (projectId: string): DueDate[] => {
    const { plan_id: planId = null, key_dates: dates = [] } = summaries.get(projectId) ?? {};
    return planId === null ? [] : dates.map((date) => ({ ...date, projectId, planId }));
  };
  return {
    rows,
    summaries,
    headlineOf: (id: string) => Promise.resolve(summaries.get(id)?.headline ?? []),
    keyDatesOf: (ids: readonly string[]) =>
      Promise.resolve(ids.flatMap(datesOf).sort((a, b) => a.at - b.at || a.uid - b.uid)),
  };
}

/** The same day of the month a year before the end of a month: from there on twelve months end. */
const yearBefore = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4, 8)}28`;

function homeRow(
  project: ProjectRow,
  summary: SummaryLine | undefined,
  then: MonthStanding | undefined,
  matters: WhatMatters,
): HomeRow {
  const finish = summary?.finish ?? null;
  const isClosed = project.closed_at !== null;
  return {
    projectId: project.id,
    planId: summary?.plan_id ?? null,
    name: project.name,
    status: isClosed ? 'grey' : (summary?.status ?? 'grey'),
    statusThen: isClosed ? null : (then?.status ?? null),
    finish: finish === null ? null : formatPlanTime(finish),
    varianceDays: summary?.variance_days ?? null,
    toleranceDays: project.tolerance_days,
    movedDays: summary && then ? movedDays(summary, then) : null,
    isClosed,
    matters: matters.of(project.id, summary),
  };
}

/** A baseline that was set anew changes the variance and moves nothing. */
function movedDays({ finish, variance_days: now }: SummaryLine, then: MonthStanding): number | null {
  if (now === null || then.varianceDays === null) return null;
  return finish === then.finish ? 0 : Math.round((now - then.varianceDays) * 10) / 10;
}
