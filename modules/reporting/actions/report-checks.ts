import { type Parameter, type Severity, type Status, stateFindings } from '#engine';
import { type Checked, type CheckSet, registerFindings } from '#modules/findings/actions';
import { officeSettings, startOfDay } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { findProjects, type ProjectRow } from '#modules/projects/actions/read-projects';
import type { Call, Tx } from '#platform/server';
import { type ReportHead, selectProjectsOfReports, selectReportHeads, selectWorseSince } from '../queries/reports.ts';
import { selectSummaryLines } from '../queries.ts';
import { lastDayOf, missingFrom, monthAfter, monthDue } from '../report-period.ts';
import { isGreener } from '../report-text.ts';
import { snapshotsAt } from './read-snapshots.ts';

const codes = [
  { code: 'report.greener', severity: 'major' },
  { code: 'report.missing', severity: 'minor' },
] as const satisfies readonly { readonly code: string; readonly severity: Severity }[];

const state = stateFindings(codes, 'project');

/** Whether what managers report agrees with what is computed, and whether they report at all. */
export const reportChecks: CheckSet = {
  module: 'reporting',
  codes,
  scope: 'project',
  inputs: ['project-report', 'project'],
  async affected(tx, changes) {
    const idsOf = (wanted: string) => changes.flatMap(({ entity, id }) => (entity === wanted ? [id] : []));
    return [...idsOf('project'), ...(await selectProjectsOfReports(tx, idsOf('project-report')))];
  },
  async check(tx, ids, now) {
    const lines = await selectSummaryLines(tx, ids);
    return checkReports(tx, new Map(lines.map(({ project_id, computed }) => [project_id, computed])), ids, now);
  },
};

/** The first day after another on which the report of one more month is missing. */
export const nextMissingDay = (day: string): string => missingFrom(monthAfter(monthDue(day)));

/** What there is to say of the reports of these projects at an instant, beside what is computed of them. */
async function checkReports(
  tx: Tx,
  statuses: ReadonlyMap<string, Status>,
  ids: readonly string[],
  now: string,
): Promise<ReadonlyMap<string, Checked>> {
  const projects = await findProjects(tx, ids);
  const [heads, todays] = await Promise.all([selectReportHeads(tx, ids), todaysOf(tx, projects, now)]);
  const reportsOf = (id: string) => heads.filter(({ project_id }) => project_id === id);
  const greener = projects.flatMap(({ id }) => greenerThan(reportsOf(id), statuses.get(id) ?? 'grey'));
  const since = greener.length ? await selectWorseSince(tx, greener) : new Map<string, string>();
  const ended = await statusesAtEnd(tx, projects, todays);
  return new Map(
    projects.map((project): [string, Checked] => {
      const { id, office_id } = project;
      const { today, timeZone } = todays.get(office_id) ?? { today: '', timeZone: 'UTC' };
      const own = greener.filter(({ project_id }) => project_id === id);
      const findings = [
        ...own.map(({ reported, computed, count }) =>
          state(id, 'report.greener', {
            values: { reported: word(reported), computed: word(computed), count, since: { kind: 'date', at: since.get(id) ?? today } }, // biome-ignore format: one record
          }),
        ),
        ...missing(project, reportsOf(id), ended, today),
      ];
      return [id, { findings, nextDue: startOfDay(nextMissingDay(today), timeZone) }];
    }),
  );
}

/**
 * Keeps what the checks of reports find of a project at the moment of the call, where its plan comes to that status; for
 * whoever writes a history that was, while project, reports and snapshots are those of the moment.
 */
export async function keepReportFindings(
  call: Call,
  project: { readonly id: string; readonly officeId: string },
  status: Status,
): Promise<void> {
  const { id } = project;
  const answers = await checkReports(call.tx, new Map([[id, status]]), [id], call.now);
  const raised = (answers.get(id)?.findings ?? []).map((finding) => ({ ...finding, raisedBy: 'reporting' }));
  await registerFindings(call, { kind: 'project', ...project }, { codes: codes.map(({ code }) => code) }, raised);
}

const word = (status: Status): Parameter => ({ kind: 'word', key: `reporting.reports.status.${status}` });

/** Today by the clock of each office that has one of the projects. */
async function todaysOf(tx: Tx, projects: readonly ProjectRow[], now: string) {
  const offices = [...new Set(projects.map(({ office_id }) => office_id))];
  const settings = await Promise.all(
    offices.map(async (id) => {
      const { timeZone } = await officeSettings(tx, id);
      return [id, { timeZone, today: dateIn(timeZone, now) }] as const;
    }),
  );
  return new Map(settings);
}

/** The last report where it is better than what was computed when it was published, and still is. */
function greenerThan(reports: readonly ReportHead[], computed: Status) {
  const [last] = reports;
  const running = reports.findIndex((report) => !isGreener(report.reported, report.computed));
  const count = running < 0 ? reports.length : running;
  return last && count > 0 && isGreener(last.reported, computed) ? [{ ...last, computed, count }] : [];
}

/** How the projects stood at the end of the month that is due, by project. */
async function statusesAtEnd(tx: Tx, projects: readonly ProjectRow[], todays: Awaited<ReturnType<typeof todaysOf>>) {
  const endOf = ({ office_id }: ProjectRow) => lastDayOf(monthDue(todays.get(office_id)?.today ?? ''));
  const found = await Promise.all(
    [...new Set(projects.map(endOf))].map((day) => {
      const ids = projects.flatMap((project) => (endOf(project) === day ? [project.id] : []));
      return snapshotsAt(tx, ids, day);
    }),
  );
  return new Map(found.flatMap((each) => [...each].map(([id, { computed }]) => [id, computed] as const)));
}

/** A project in delivery that had a status to report at the end of the month, and of which nothing was reported since. */
function missing(
  { id, phase }: ProjectRow,
  reports: readonly ReportHead[],
  ended: ReadonlyMap<string, Status>,
  today: string,
) {
  const month = monthDue(today);
  const hasStatus = (ended.get(id) ?? 'grey') !== 'grey';
  if (phase === 'start' || !hasStatus || reports.some(({ period }) => period >= month)) return [];
  const until: Parameter = { kind: 'date', at: lastDayOf(month) };
  // of each month a finding of its own: one of them is not open since a day on which its month had not ended
  return [{ ...state(id, 'report.missing', { values: { until } }), discriminator: month }];
}
