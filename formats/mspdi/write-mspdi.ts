import { formatPlanTime, type PlanLink, type ScheduleInput, type ScheduleResult, type TaskDates } from '#engine';
import { formatTimeOfDay } from './units.ts';
import { writeCalendar } from './write-calendar.ts';
import { element, flag } from './write-element.ts';
import { writeAssignment, writeResource } from './write-resource.ts';
import { writeTask } from './write-task.ts';

/** Characters that are put together before they are handed on. */
const chunkSize = 65_536;

/**
 * The plan as Microsoft Project XML, in chunks, in the element order that Project 2019 itself writes. With `result` the
 * computed dates, slacks and critical flags are written as well, without it only facts are. `readMspdi` gives the same
 * plan back, except that constraints are always honoured (see `readProject`) and that roll-ups of summaries are left out.
 */
export function* writeMspdi(plan: ScheduleInput, result: ScheduleResult | null = null): Generator<string> {
  let chunk = '';
  for (const part of parts(plan, result)) {
    chunk += part;
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

function* parts(plan: ScheduleInput, result: ScheduleResult | null): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n';
  yield writeHeader(plan, result);
  yield '<OutlineCodes/><WBSMasks/><ExtendedAttributes/>\n<Calendars>\n';
  for (const calendar of plan.calendars) yield writeCalendar(calendar);
  yield '</Calendars>\n<Tasks>\n';
  yield* writeTasks(plan, result);
  yield '</Tasks>\n<Resources>\n';
  for (const [index, resource] of plan.resources.entries()) yield writeResource(resource, index + 1);
  yield '</Resources>\n<Assignments>\n';
  for (const assignment of plan.assignments) yield writeAssignment(assignment);
  yield '</Assignments>\n</Project>\n';
}

function writeHeader({ project }: ScheduleInput, result: ScheduleResult | null): string {
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
    element('StatusDate', project.statusDate === null ? null : formatPlanTime(project.statusDate)),
  ];
  return `${fields.join('')}\n`;
}

function* writeTasks(plan: ScheduleInput, result: ScheduleResult | null): Generator<string> {
  const dates = new Map<number, TaskDates>(result?.tasks.map((task) => [task.uid, task]));
  const links = new Map<number, PlanLink[]>();
  for (const link of plan.links) {
    const others = links.get(link.successorUid);
    if (others) others.push(link);
    else links.set(link.successorUid, [link]);
  }
  const parents = new Set(plan.tasks.map((task) => task.parentUid));
  yield `<Task>${element('UID', 0)}${element('ID', 0)}${element('Name', plan.project.name)}${element('OutlineNumber', '0')}${element('OutlineLevel', 0)}${element('Summary', 1)}</Task>\n`;

  const outline = new Map<number | null, { number: string; level: number; children: number }>([
    [null, { number: '', level: 0, children: 0 }],
  ]);
  for (const [index, task] of plan.tasks.entries()) {
    const parent = outline.get(task.parentUid) ?? { number: '', level: 0, children: 0 };
    parent.children++;
    const number = parent.number ? `${parent.number}.${parent.children}` : String(parent.children);
    outline.set(task.uid, { number, level: parent.level + 1, children: 0 });
    yield writeTask(task, {
      id: index + 1,
      outlineNumber: number,
      outlineLevel: parent.level + 1,
      isSummary: parents.has(task.uid),
      links: links.get(task.uid) ?? [],
      dates: dates.get(task.uid) ?? null,
    });
  }
}
