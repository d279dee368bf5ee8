import { createCalendarBook, type PlanProject, type PlanResource } from '#engine';
import { assemblePlan } from '../plan/assemble-plan.ts';
import { createFaultLog, type FaultLog, joinReports } from '../plan/faults.ts';
import { besideOthers } from '../plan/plan-at.ts';
import type { ElementCount, PlanFile, PlanFormat, PlanNetwork } from '../plan/plan-file.ts';
import { createUnknownStore } from '../plan/unknown-content.ts';
import { readBaselines } from './baselines.ts';
import type { P6Records } from './collect-p6.ts';
import { externalDates } from './external-dates.ts';
import { placeInWbs, uidBeside } from './place-in-wbs.ts';
import { progressOf } from './progress.ts';
import type { P6Activity } from './read-activity.ts';
import { defaultOptions, type P6Options } from './read-options.ts';
import type { P6Project } from './read-parts.ts';

/** What the format says beside the records. */
export interface P6Origin {
  readonly format: PlanFormat;
  readonly saveVersion: number | null;
  readonly currencyCode: string | null;
  /** What became of every kind of field. */
  elements(): ElementCount[];
}

/**
 * The plans of a file, that with most activities first and the others inside it. Projects of which the file holds no
 * dates stand there only because something is linked to them; they and baselines are no plans. Null without any.
 */
export function assembleP6(records: P6Records, origin: P6Origin, faults: FaultLog): PlanFile | null {
  const projects = records.projects.filter(
    ({ dataDate, plannedStart, baselineOfId }) => baselineOfId === 0 && (dataDate !== null || plannedStart !== null),
  );
  const ofProject = new Map<number, P6Activity[]>(projects.map(({ id }) => [id, []]));
  for (const activity of records.activities) ofProject.get(activity.projectId)?.push(activity);
  const size = ({ id }: P6Project) => ofProject.get(id)?.length ?? 0;
  const [main, ...others] = projects.sort((a, b) => size(b) - size(a));
  if (!main) return null;
  const ownOf = recordsByProject(records);
  const elements = origin.elements();
  const build = (project: P6Project): PlanFile => {
    const own = createFaultLog();
    const plan = assembleProject(project, ofProject.get(project.id) ?? [], ownOf(project.id), records, origin, own);
    return { ...plan, elements, faults: joinReports(faults.report(), own.report()) };
  };
  const [first, ...rest] = [main, ...others].map(build);
  const network = networkOf([main, ...others], ofProject, records, ownOf(main.id).options);
  return first ? { ...besideOthers(first, [first, ...rest]), others: rest, network } : null;
}

/** The links between projects of the file, by the options of the first, as P6 schedules opened projects. */
function networkOf(
  projects: readonly P6Project[],
  ofProject: ReadonlyMap<number, readonly P6Activity[]>,
  { links }: Pick<P6Records, 'links'>,
  options: P6Records['options'],
): PlanNetwork | null {
  const placeOf = new Map(
    projects.flatMap(({ id }, place) => (ofProject.get(id) ?? []).map(({ task }) => [task.uid, String(place)])),
  );
  const said: P6Options = Object.assign({}, projects[0]?.options, ...options.map((record) => record.options));
  if (said.ignoresOtherProjects) return null;
  const across = links.flatMap(({ record }) => {
    const [predecessorPlanId, successorPlanId] = [placeOf.get(record.predecessorUid), placeOf.get(record.successorUid)];
    if (!predecessorPlanId || !successorPlanId || predecessorPlanId === successorPlanId) return [];
    return [{ ...record, predecessorPlanId, successorPlanId }];
  });
  return across.length > 0 ? { links: across, lateFrom: said.isLateFromLast ? 'last' : 'own' } : null;
}

/** What belongs to one project alone; a link between two stands with both, unknown content of the whole file with each. */
type OwnRecords = Pick<P6Records, 'wbs' | 'links' | 'assignments' | 'options' | 'unknown'>;

/** The records of each project, gone through once however many projects there are. */
function recordsByProject(records: P6Records): (projectId: number) => OwnRecords {
  const parts = new Map<number, OwnRecords>();
  const partOf = (projectId: number) => {
    const known = parts.get(projectId) ?? { wbs: [], links: [], assignments: [], options: [], unknown: [] };
    parts.set(projectId, known);
    return known;
  };
  const projectOf = new Map(records.activities.map(({ task, projectId }) => [task.uid, projectId]));
  const partsOf = (...uids: number[]) =>
    [...new Set(uids.map((uid) => projectOf.get(uid)))].flatMap((id) => (id === undefined ? [] : [partOf(id)]));
  for (const wbs of records.wbs) partOf(wbs.projectId).wbs.push(wbs);
  for (const options of records.options) partOf(options.projectId).options.push(options);
  const all = records.projects.map(({ id }) => id);
  for (const unknown of records.unknown)
    for (const id of unknown.projectId === 0 ? all : [unknown.projectId]) partOf(id).unknown.push(unknown);
  for (const link of records.links)
    for (const part of partsOf(link.record.predecessorUid, link.record.successorUid)) part.links.push(link);
  for (const assignment of records.assignments)
    for (const part of partsOf(assignment.record.taskUid)) part.assignments.push(assignment);
  return partOf;
}

type Plan = Omit<PlanFile, 'elements' | 'faults'>;

function assembleProject(
  project: P6Project,
  activities: readonly P6Activity[],
  { wbs, links, assignments, options, unknown: unknownParts }: OwnRecords,
  records: P6Records,
  { format, saveVersion, currencyCode }: P6Origin,
  faults: FaultLog,
): Plan {
  const calendars = records.calendars.map(({ record, line }) => ({ record, line }));
  const said: P6Options = Object.assign(
    {},
    defaultOptions,
    project.options,
    ...options.map((record) => record.options),
  );
  const plain = projectOf(project, { calendars: records.calendars, wbs, said }, currencyCode, faults);
  const book = createCalendarBook(plain, calendars.map(({ record }) => record)); // biome-ignore format: one call
  const uids = new Set(activities.map(({ task }) => task.uid));
  const byResources = withResourceCalendar(records, assignments);
  const baselinesOf = readBaselines(project, records, faults);
  const rows = placeInWbs(
    wbs,
    project.wbsId,
    activities.map((activity) => {
      const isByResources = activity.type === 'resource' && byResources.has(activity.task.uid);
      const calendarUid = isByResources ? null : activity.calendarId || null;
      const progress = progressOf(activity, project.dataDate, book.of(activity.calendarId || null));
      const held = said.ignoresOtherProjects ? {} : externalDates(activity);
      const task = { ...activity.task, calendarUid, ...progress, ...held, baselines: baselinesOf(activity) };
      return { ...activity, task };
    }),
    faults,
  );
  for (const { record, line } of links.filter(({ record }) => !uids.has(record.successorUid)))
    faults.add('cross-project-link', { element: 'Activity', uid: record.successorUid, line }, 'Predecessor', String(record.predecessorUid)); // biome-ignore format: one fault
  const plan = assemblePlan(
    {
      project: plain,
      calendars,
      tasks: rows,
      links: links.filter(({ record }) => uids.has(record.successorUid)),
      ...resourcesOf(records, assignments, plain),
    },
    faults,
  );
  const unknown = createUnknownStore();
  for (const { kind, uid, elements } of unknownParts) unknown.add(kind, uid, elements);
  return { ok: true, format, plan, source: rows.map(({ source }) => source), unknown: unknown.content(), guid: project.guid, saveVersion, record: { uid: project.id, line: project.line }, others: [], network: null }; // biome-ignore format: one record
}

/** P6 plans from the data date: nothing that has not begun starts before it. */
function projectOf(
  project: P6Project,
  { calendars, wbs, said }: Pick<P6Records, 'calendars' | 'wbs'> & { readonly said: P6Options },
  currencyCode: string | null,
  faults: FaultLog,
): PlanProject {
  // biome-ignore format: one list
  const calendar =
    calendars.find(({ record }) => record.uid === project.calendarId) ?? calendars.find(({ isDefault }) => isDefault);
  const { minutesPerDay, minutesPerWeek, minutesPerMonth } = calendar ?? { minutesPerDay: 480, minutesPerWeek: 2400, minutesPerMonth: 9600 }; // biome-ignore format: one list
  const root = wbs.find(({ id, isProject }) => isProject || id === project.wbsId);
  const { dataDate, plannedStart, line } = project;
  const { areOpenEndsCritical, ignoresOtherProjects: _, isLateFromLast: __, ...scheduling } = said;
  if (plannedStart === null) faults.add('missing-start', { element: 'Project', uid: project.id, line }, 'PlannedStart');
  return {
    name: project.name ?? root?.name ?? project.code,
    scheduleFrom: 'start',
    start: Math.max(dataDate ?? 0, plannedStart ?? 0),
    finish: null,
    statusDate: dataDate,
    calendarUid: calendar?.record.uid ?? null,
    minutesPerDay,
    minutesPerWeek,
    daysPerMonth: Math.max(1, Math.round(minutesPerMonth / minutesPerDay)),
    defaultStartTicks: 4800,
    defaultFinishTicks: 10_200,
    criticalSlackLimitDays: (project.criticalHours * 60) / minutesPerDay,
    areConstraintsHonoured: false,
    hasMultipleCriticalPaths: areOpenEndsCritical ?? false,
    currencyCode,
    options: { ...scheduling, ...(project.mustFinish !== null && { mustFinishBy: project.mustFinish }) },
  };
}

/** Activities that somebody with a calendar of his own works on. */
function withResourceCalendar({ resources }: P6Records, assignments: P6Records['assignments']): ReadonlySet<number> {
  const working = new Set(resources.filter(({ calendarUid }) => calendarUid !== null).map(({ uid }) => uid));
  return new Set(
    assignments.filter(({ record }) => working.has(record.resourceUid ?? 0)).map(({ record }) => record.taskUid),
  );
}

/** Resources at the rate of the data date; a role that nobody is named for works as a resource of its own. */
function resourcesOf(
  { resources, rates, roles }: P6Records,
  assignments: P6Records['assignments'],
  { statusDate, start }: PlanProject,
) {
  const nameOf = new Map(resources.map(({ uid, name }) => [uid, name]));
  const roleOf = new Map(roles.map((role) => [role.id, role]));
  const rateOf = new Map<number, (typeof rates)[number]>();
  const now = statusDate ?? start;
  for (const rate of [...rates].sort((a, b) => a.from - b.from))
    if (!rateOf.has(rate.resourceId) || rate.from <= now) rateOf.set(rate.resourceId, rate);
  const isOpen = ({ record, roleId }: (typeof assignments)[number]) =>
    record.resourceUid === null && roleOf.has(roleId);
  const open = new Set(assignments.filter(isOpen).map(({ roleId }) => roleId));
  return {
    resources: [
      ...resources.map(({ parentId, line, ...resource }) => {
        const rate = rateOf.get(resource.uid);
        const { maxUnits, standardRateMinor } = resource;
        const record: PlanResource = { ...resource, group: nameOf.get(parentId) ?? null, maxUnits: rate?.maxUnits ?? maxUnits, standardRateMinor: rate?.priceMinor ?? standardRateMinor }; // biome-ignore format: one record
        return { record, line };
      }),
      ...roles.filter(({ id }) => open.has(id)).map(({ id, name }) => ({ record: roleResource(id, name), line: 1 })),
    ],
    assignments: assignments.map((assignment) => {
      const { record, roleId, line } = assignment;
      return { record: isOpen(assignment) ? { ...record, resourceUid: uidBeside(roleId) } : record, line };
    }),
  };
}

function roleResource(id: number, name: string): PlanResource {
  return { uid: uidBeside(id), name, kind: 'work', calendarUid: null, maxUnits: 1, group: null, initials: null, email: null, standardRateMinor: null }; // biome-ignore format: one record
}
