import { checkDelivery, deliveryCodes } from '#engine';
import type { Checked, CheckSet } from '#modules/findings/actions';
import { addOfficeTime, type OfficeSettings, officeSettings } from '#modules/offices/actions';
import { dateIn } from '#modules/offices/actions/organisation';
import { findProjects } from '#modules/projects/actions/read-projects';
import type { Call, Change } from '#platform/server';
import { type StandingRow, selectProjectsOfPlans, selectStandings, upsertActivity } from '../queries/activity.ts';
import { parts } from '../tables.ts';
import { planOf } from './name-plan-records.ts';

const workingDay = 480;
/** Working days of the office without a change after which a plan says nothing about the work any more. */
const untouchedDays = 30;
/** The same without a word on progress. */
const unreportedDays = 20;
/** Calendar days in which a new project gets its first task. */
const emptyDays = 10;

/** How each plan goes with the phase of its project, and how long nobody has touched it. */
export const deliveryChecks: CheckSet = {
  module: 'plans',
  codes: deliveryCodes,
  scope: 'project',
  // what changes tasks has the plan computed, and that has it checked
  inputs: ['project', 'baseline'],
  async affected(tx, changes) {
    const projects = changes.filter(({ entity }) => entity === 'project').map(({ id }) => id);
    const plans = changes.filter(({ entity }) => entity === 'baseline').map(({ id }) => planOf(id));
    return [...projects, ...(plans.length ? await selectProjectsOfPlans(tx, [...new Set(plans)]) : [])];
  },
  async check(tx, ids, now) {
    const [rows, projects] = await Promise.all([selectStandings(tx, ids), findProjects(tx, ids)]);
    const standings = new Map(rows.map((row) => [row.projectId, row]));
    const settings = new Map<string, OfficeSettings>();
    const answers = new Map<string, Checked>();
    for (const project of projects) {
      const office = settings.get(project.office_id) ?? (await officeSettings(tx, project.office_id));
      settings.set(project.office_id, office);
      answers.set(project.id, checkDelivery(factsOf(project, standings.get(project.id), office), now));
    }
    return answers;
  },
};

type Project = Awaited<ReturnType<typeof findProjects>>[number];

function factsOf({ id, phase, created_at }: Project, standing: StandingRow | undefined, office: OfficeSettings) {
  const { tasks = null, completed = 0, percentComplete = null } = standing?.summary ?? {};
  const touchedAt = standing?.touchedAt ?? created_at;
  const reportedAt = standing?.reportedAt ?? touchedAt;
  const after = (at: string, days: number) => addOfficeTime(at, days * workingDay, office);
  return {
    projectId: id,
    phase,
    tasks,
    completed,
    hasBegun: (percentComplete ?? 0) > 0 || completed > 0,
    hasBaseline: standing?.hasBaseline ?? false,
    touchedOn: dateIn(office.timeZone, touchedAt),
    reportedOn: dateIn(office.timeZone, reportedAt),
    untouchedFrom: [after(touchedAt, untouchedDays), after(touchedAt, 2 * untouchedDays)] as const,
    unreportedFrom: after(reportedAt, unreportedDays),
    emptyFrom: addDays(created_at, emptyDays),
  };
}

const addDays = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString();

const ofPlans: ReadonlySet<string> = new Set(['plan', ...parts]);
/** What says how far the work is. */
const ofProgress: ReadonlySet<string> = new Set([
  ...['percent_complete', 'actual_start', 'actual_finish', 'actual_duration_ticks', 'remaining_duration_ticks'],
  ...['stop', 'resume', 'status_date'],
]);

/** After every write: keeps when the plans that it touched were worked at. */
export async function keepActivity({ tx, now }: Pick<Call, 'tx' | 'now'>, changes: readonly Change[]): Promise<void> {
  const own = changes.filter(({ entity }) => ofPlans.has(entity));
  for (const planId of new Set(own.map(({ id }) => planOf(id)))) {
    const isReport = own.some(({ id, field }) => planOf(id) === planId && field !== null && ofProgress.has(field));
    await upsertActivity(tx, planId, now, isReport ? now : null);
  }
}
