import { formatPlanTime, type PlanLink, type ScheduleInput, type ScheduleResult, type TaskDates } from '#engine';
import type { UnknownContent } from '../plan/unknown-content.ts';
import { type Beside, besideOf } from './beside.ts';
import { formatTimeOfDay } from './units.ts';
import { withWritableUids } from './writable-uids.ts';
import { writeCalendar } from './write-calendar.ts';
import { element, flag } from './write-element.ts';
import { nameOf, writeRecord } from './write-record.ts';
import { writeAssignment, writeNobody, writeResource } from './write-resource.ts';
import { writeTask } from './write-task.ts';

/** Characters that are put together before they are handed on. */
const chunkSize = 65_536;

/**
 * The plan as Microsoft Project XML, in chunks, in the element order that Project 2019 itself writes. With `result` the
 * computed dates, slacks and critical flags are written as well, without it only facts are. `unknown` is what a file of
 * this format said beside the plan; it stands at its place again. `readPlan` gives the same plan back, except that constraints are
 * always honoured (see `readProject`), that roll-ups of summaries are left out, and that what Microsoft Project refuses is
 * written as it takes it: numbers over 2,097,151, names of resources with `,` `[` `]`, long or empty names of calendars.
 */
export function* writeMspdi(
  plan: ScheduleInput,
  result: ScheduleResult | null = null,
  unknown: UnknownContent | null = null,
): Generator<string> {
  let chunk = '';
  for (const part of parts(...withWritableUids(plan, result, unknown))) {
    chunk += part;
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

function* parts(plan: ScheduleInput, result: ScheduleResult | null, unknown: UnknownContent | null): Generator<string> {
  const beside = besideOf(unknown);
  const ofProject = beside.of('project', 0);
  const definitions = (name: string) => ofProject.find((found) => nameOf(found) === name) ?? `<${name}/>`;
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n';
  yield writeHeader(plan, result, ofProject);
  yield `${['OutlineCodes', 'WBSMasks', 'ExtendedAttributes'].map(definitions).join('')}\n<Calendars>\n`;
  for (const calendar of plan.calendars) yield writeCalendar(calendar, beside.of('calendar', calendar.uid));
  yield '</Calendars>\n<Tasks>\n';
  yield* writeTasks(plan, result, beside);
  yield '</Tasks>\n<Resources>\n';
  yield* writeResources(plan, beside);
  yield '</Resources>\n<Assignments>\n';
  yield* writeAssignments(plan, beside);
  yield '</Assignments>\n</Project>\n';
}

const apart = new Set(['OutlineCodes', 'WBSMasks', 'ExtendedAttributes']);
/** What describes the window that the plan was open in; Microsoft Project makes its own. */
const ofScreen = new Set(['Views', 'Filters', 'Groups', 'Tables', 'Maps', 'Reports', 'Drawings', 'DataLinks', 'VBAProjects']); // biome-ignore format: one list

/** How the rest of begun work is scheduled where it does not wait for predecessors. */
const goesOnAtOnce: ReadonlySet<string | undefined> = new Set(['unsplit', 'progress-override']);

function writeHeader({ project }: ScheduleInput, result: ScheduleResult | null, beside: readonly string[]): string {
  const finish = project.finish ?? result?.finish ?? null;
  const fields = [
    element('SaveVersion', 14),
    element('Name', `${project.name}.xml`),
    element('Title', project.name),
    element('ScheduleFromStart', flag(project.scheduleFrom === 'start')),
    element('StartDate', formatPlanTime(project.start)),
    element('FinishDate', finish === null ? null : formatPlanTime(finish)),
    element('CriticalSlackLimit', project.criticalSlackLimitDays),
    element('CurrencyDigits', 2),
    element('CurrencyCode', project.currencyCode),
    element('CalendarUID', project.calendarUid),
    element('DefaultStartTime', formatTimeOfDay(project.defaultStartTicks)),
    element('DefaultFinishTime', formatTimeOfDay(project.defaultFinishTicks)),
    element('MinutesPerDay', project.minutesPerDay),
    element('MinutesPerWeek', project.minutesPerWeek),
    element('DaysPerMonth', project.daysPerMonth),
    element('DurationFormat', 7),
    element('HonorConstraints', flag(project.areConstraintsHonoured)),
    element('MultipleCriticalPaths', flag(project.hasMultipleCriticalPaths)),
    element('SplitsInProgressTasks', flag(!goesOnAtOnce.has(project.options?.progress))),
    element('StatusDate', project.statusDate === null ? null : formatPlanTime(project.statusDate)),
  ];
  const kept = beside.filter((found) => !apart.has(nameOf(found)) && !ofScreen.has(nameOf(found)));
  return writeRecord('Project', fields, kept)
    .replace(/^<Project>|<\/Project>\n$/g, '')
    .concat('\n');
}

function* writeTasks(plan: ScheduleInput, result: ScheduleResult | null, beside: Beside): Generator<string> {
  const dates = new Map<number, TaskDates>(result?.tasks.map((task) => [task.uid, task]));
  const links = new Map<number, PlanLink[]>();
  for (const link of plan.links) {
    const others = links.get(link.successorUid);
    if (others) others.push(link);
    else links.set(link.successorUid, [link]);
  }
  const parents = new Set(plan.tasks.map((task) => task.parentUid));
  const uids = new Set(plan.tasks.map(({ uid }) => uid));
  const top = [element('UID', 0), element('ID', 0), element('Name', plan.project.name), element('OutlineNumber', '0'), element('OutlineLevel', 0), element('Summary', 1)]; // biome-ignore format: one record
  yield writeRecord('Task', top, beside.of('task', 0));
  // A row without a task keeps its number, so that those after it keep theirs.
  const empty = new Map(beside.others('task', (uid) => uid === 0 || uids.has(uid)).map(({ elements }) => [numberOf(elements), elements])); // biome-ignore format: one map

  const outline = new Map<number | null, { number: string; level: number; children: number }>([
    [null, { number: '', level: 0, children: 0 }],
  ]);
  let id = 0;
  for (const task of plan.tasks) {
    for (id++; empty.has(id); id++) {
      yield writeRecord('Task', empty.get(id) ?? []);
      empty.delete(id);
    }
    const parent = outline.get(task.parentUid) ?? { number: '', level: 0, children: 0 };
    parent.children++;
    const number = parent.number ? `${parent.number}.${parent.children}` : String(parent.children);
    outline.set(task.uid, { number, level: parent.level + 1, children: 0 });
    yield writeTask(task, {
      id,
      outlineNumber: number,
      outlineLevel: parent.level + 1,
      isSummary: parents.has(task.uid),
      links: links.get(task.uid) ?? [],
      dates: dates.get(task.uid) ?? null,
      beside: beside.of('task', task.uid),
    });
  }
  for (const elements of empty.values()) yield writeRecord('Task', elements);
}

/** The row number that a record says. */
function numberOf(elements: readonly string[]): number {
  return Number(/^<ID>(\d+)<\/ID>$/.exec(elements.find((element) => nameOf(element) === 'ID') ?? '')?.[1] ?? -1);
}

function* writeResources({ resources }: ScheduleInput, beside: Beside): Generator<string> {
  const uids = new Set(resources.map(({ uid }) => uid));
  const others = beside.others('resource', (uid) => uids.has(uid));
  const empty = new Map(others.map(({ elements }) => [numberOf(elements), elements]));
  if (empty.has(0)) yield writeRecord('Resource', empty.get(0) ?? []);
  let id = 0;
  for (const resource of resources) {
    for (id++; empty.has(id); id++) {
      yield writeRecord('Resource', empty.get(id) ?? []);
      empty.delete(id);
    }
    yield writeResource(resource, id, beside.of('resource', resource.uid));
  }
  empty.delete(0);
  for (const elements of empty.values()) yield writeRecord('Resource', elements);
}

function* writeAssignments({ tasks, assignments }: ScheduleInput, beside: Beside): Generator<string> {
  const uids = new Set(assignments.map(({ uid }) => uid));
  for (const assignment of assignments) yield writeAssignment(assignment, beside.of('assignment', assignment.uid));
  for (const { elements } of beside.others('assignment', (uid) => uids.has(uid)))
    yield writeRecord('Assignment', elements);
  const taken = new Set([...assignments.map(({ taskUid }) => taskUid), ...tasks.map(({ parentUid }) => parentUid)]);
  let uid = assignments.reduce((most, assignment) => Math.max(most, assignment.uid), 0);
  for (const task of tasks) if (!taken.has(task.uid)) yield writeNobody(++uid, task.uid);
}
