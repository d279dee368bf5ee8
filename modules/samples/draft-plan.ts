import {
  type PlanAssignment,
  type PlanCalendar,
  type PlanLink,
  type PlanResource,
  type PlanTask,
  plainTask,
  type ScheduleInput,
} from '#engine';
import type { Country, Sample, SampleProject } from '#samples';
import { holidaysOf } from './holidays.ts';
import { type OutlineCells, type OutlineTask, readOutline } from './read-outline.ts';
import { timeOf } from './sample-time.ts';

const hour = 600;
/** As an office's standard week has it: 9 to 13 and 13:30 to 17:30. */
const workday = [
  { from: 9 * hour, to: 13 * hour },
  { from: 13.5 * hour, to: 17.5 * hour },
];

/** The years that plans may reach into: a railway takes seven. */
export const holidayYears = [2025, 2033] as const;

/** Where an office is: in the country of the nearest office above that says one, else in the organisation's. */
function countryOf(sample: Sample, office: string): Country {
  const found = sample.offices.find(({ name }) => name === office);
  if (!found) return sample.country;
  return found.country ?? countryOf(sample, found.above ?? sample.name);
}

/** The calendar that the plans of a country share: the standard week without its holidays. */
export function calendarOf({ country }: Pick<Sample, 'country'>): PlanCalendar {
  const holidays = holidaysOf(country, ...holidayYears);
  return {
    uid: 1,
    name: 'Standard',
    baseUid: null,
    week: [[], workday, workday, workday, workday, workday, []],
    workWeeks: [],
    exceptions: holidays.map(({ date, name }) => {
      const day = timeOf(date, 0);
      return { name, from: day, to: day, ranges: [], recurrence: null, occurrences: null };
    }),
  };
}

/** The plan of a project as its file first has it, before anything happened. */
export function draftPlan(sample: Sample, project: SampleProject): ScheduleInput {
  const empty: ScheduleInput = {
    project: {
      name: project.name,
      scheduleFrom: 'start',
      start: timeOf(project.start, 9),
      finish: null,
      statusDate: null,
      calendarUid: 1,
      minutesPerDay: 480,
      minutesPerWeek: 2400,
      daysPerMonth: 20,
      defaultStartTicks: 9 * hour,
      defaultFinishTicks: 17.5 * hour,
      criticalSlackLimitDays: 0,
      areConstraintsHonoured: true,
      hasMultipleCriticalPaths: false,
      currencyCode: sample.currency,
    },
    calendars: [calendarOf({ country: countryOf(sample, project.office) })],
    tasks: [],
    links: [],
    resources: [],
    assignments: [],
  };
  return addLines(sample, empty, readOutline(project.plan), null);
}

/** The plan with more lines, below a summary or at the top. */
export function addLines(
  sample: Sample,
  plan: ScheduleInput,
  lines: readonly OutlineTask[],
  under: string | null,
): ScheduleInput {
  const above = under === null ? [] : [taskNamed(plan, under)];
  let uid = Math.max(0, ...plan.tasks.map((task) => task.uid));
  const trail: PlanTask[] = [...above];
  const made = lines.map((line, index): PlanTask => {
    trail.length = above.length + line.level;
    const parent = trail.at(-1);
    const isSummary = (lines[index + 1]?.level ?? 0) > line.level;
    const task = newTask(++uid, parent?.uid ?? null, line, isSummary);
    trail.push(task);
    return task;
  });
  const at = above[0] ? lastBelow(plan, above[0].uid) + 1 : plan.tasks.length;
  const tasks = [...plan.tasks.slice(0, at), ...made, ...plan.tasks.slice(at)];
  let next: ScheduleInput = { ...plan, tasks };
  for (const [index, line] of lines.entries()) next = applyCells(sample, next, made[index] as PlanTask, line.cells);
  return next;
}

/** The index of the last task at or below a summary. */
function lastBelow({ tasks }: ScheduleInput, uid: number): number {
  const inside = new Set([uid]);
  let last = tasks.findIndex((task) => task.uid === uid);
  for (const [index, task] of tasks.entries()) {
    if (task.parentUid === null || !inside.has(task.parentUid)) continue;
    inside.add(task.uid);
    last = index;
  }
  return last;
}

/** The task of this name. Throws where there is none, or more than one. */
export function taskNamed({ tasks }: Pick<ScheduleInput, 'tasks'>, name: string): PlanTask {
  const [found, another] = tasks.filter((task) => task.name === name);
  if (!found || another) throw new Error(`${found ? 'Two tasks are' : 'No task is'} called “${name}”.`);
  return found;
}

/** What the cells say of a task, added to the plan. A summary named in a link stands for the last task below it. */
export function applyCells(sample: Sample, plan: ScheduleInput, task: PlanTask, cells: OutlineCells): ScheduleInput {
  const above = plan.tasks.slice(0, plan.tasks.indexOf(task)).findLast(({ parentUid }) => parentUid === task.parentUid);
  if (cells.isNext && !above) throw new Error(`“${task.name}” stands after nothing.`);
  const links = cells.links.map(({ to, type, lag }): PlanLink => {
    const named = plan.tasks[lastBelow(plan, taskNamed(plan, to).uid)] as PlanTask;
    return { predecessorUid: named.uid, successorUid: task.uid, type, lag };
  });
  const lag = { kind: 'working', ticks: 0, unit: 'days' } as const;
  if (cells.isNext && above) links.push({ predecessorUid: above.uid, successorUid: task.uid, type: 'FS', lag });
  const held: PlanTask = {
    ...task,
    ...(cells.notBefore && { constraintType: 'SNET', constraintDate: timeOf(cells.notBefore, 9) }),
    // what comes with the morning of a day is due that morning: by the evening it would be told as a day less late than it moved
    ...(cells.due && { deadline: timeOf(cells.due, cells.due === cells.notBefore ? 9 : 17.5) }),
  };
  const next: ScheduleInput = {
    ...plan,
    tasks: plan.tasks.map((each) => (each === task ? held : each)),
    links: [...plan.links, ...links],
  };
  return cells.assignments.reduce<ScheduleInput>((so, assignment) => assign(sample, so, held, assignment), next);
}

function assign(
  sample: Sample,
  plan: ScheduleInput,
  task: PlanTask,
  { resource: name, units, isPieces }: OutlineCells['assignments'][number],
): ScheduleInput {
  const known = plan.resources.find((resource) => resource.name === name);
  const resource = known ?? newResource(sample, name, plan.resources.length + 1);
  if (isPieces !== (resource.kind === 'material')) throw new Error(`“${task.name}”: ${name} is counted otherwise.`);
  const workTicks = isPieces ? null : Math.round(units * (task.durationTicks ?? 0));
  const assignment: PlanAssignment = {
    uid: plan.assignments.length + 1,
    taskUid: task.uid,
    resourceUid: resource.uid,
    units,
    workTicks,
    actualWorkTicks: isPieces ? null : 0,
    remainingWorkTicks: workTicks,
    delayTicks: 0,
    levellingDelayTicks: 0,
    contour: 'flat',
    timephased: [],
  };
  return {
    ...plan,
    resources: known ? plan.resources : [...plan.resources, resource],
    assignments: [...plan.assignments, assignment],
  };
}

/** A person or resource of the organisation, as a plan lists it. */
function newResource({ people, resources }: Sample, name: string, uid: number): PlanResource {
  const found = people[name] ?? resources[name];
  if (!found) throw new Error(`Nobody and nothing is called “${name}”.`);
  const isMaterial = 'unitPrice' in found;
  const perDay = 'dayRate' in found ? (found.dayRate ?? 0) : 0;
  return {
    uid,
    name,
    kind: isMaterial ? 'material' : 'work',
    calendarUid: null,
    maxUnits: 'members' in found ? (found.members ?? 1) : 1,
    group: null,
    initials: null,
    email: null,
    standardRateMinor: isMaterial ? found.unitPrice * 100 : Math.round((perDay * 100) / 8),
  };
}

function newTask(uid: number, parentUid: number | null, line: OutlineTask, isSummary: boolean): PlanTask {
  return {
    ...plainTask,
    ...{ uid, parentUid, name: line.name, type: 'fixed-duration', durationUnit: line.unit },
    isMilestone: !isSummary && line.durationTicks === 0,
    durationTicks: isSummary ? null : line.durationTicks,
  };
}
