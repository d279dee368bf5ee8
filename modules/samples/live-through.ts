import {
  compileCalendar,
  dateOfDay,
  type PlanTask,
  type PlanTime,
  type ScheduleInput,
  schedule,
  ticksPerDay,
} from '#engine';
import type { Sample, SampleEvent, SampleProject } from '#samples';
import { addLines, applyCells, draftPlan, taskNamed } from './draft-plan.ts';
import { readCells, readDuration, readOutline } from './read-outline.ts';
import { timeOf } from './sample-time.ts';

/** A project at one moment of its history: what has just changed, and what the plan is since. */
export interface Moment {
  /** Local. */
  readonly at: PlanTime;
  /** When it was recorded: later where the news came late. */
  readonly told: PlanTime;
  /** What happened; undefined: progress was told, or should have been, as on the last Friday of each month. */
  readonly event?: SampleEvent;
  readonly plan: ScheduleInput;
}

/**
 * A project from its first plan to the organisation's data date. What the file tells happens on its day; in between, work
 * begins when the plan as it stands lets it begin and goes on as planned, so that actual dates, remaining work and forecast
 * agree with each other by construction. What lies before the organisation's history is recorded on its first day. Throws where the file names what is not there.
 */
export function liveThrough(sample: Sample, project: SampleProject): Moment[] {
  let plan = draftPlan(sample, project);
  const since = timeOf(sample.since, 9);
  const moments: Moment[] = [momentOf(Math.max(since, plan.project.start), plan)];
  let isSilent = false;
  for (const { at, event } of occasions(sample, project)) {
    if (!isSilent) plan = withProgress(plan, at);
    if (event) plan = withEvent(sample, plan, event);
    isSilent = event?.silent ?? isSilent;
    const moment = momentOf(Math.max(since, at), plan, event);
    if (moment.at < (moments.at(-1)?.told ?? 0))
      throw new Error(`News came after what happened next in “${project.name}”.`);
    moments.push(moment);
    if (event?.closes) break;
  }
  return moments;
}

function momentOf(at: PlanTime, plan: ScheduleInput, event?: SampleEvent): Moment {
  const told = event?.told === undefined ? at : timeOf(event.told, evening);
  return event ? { at, told, event, plan } : { at, told, plan };
}

/** When the day's news are told: hours. */
const evening = 17.5;

/** The events of the file and the last Friday of each month, by date; on one day the event. */
function occasions(
  { since, dataDate }: Sample,
  { start, history }: SampleProject,
): { at: PlanTime; event?: SampleEvent }[] {
  const events = history.map((event) => ({ at: timeOf(event.on, evening), event }));
  const taken = new Set(events.map(({ at }) => at));
  const fridays: { at: PlanTime }[] = [];
  const first = Math.max(timeOf(start, evening), timeOf(since, evening));
  for (let at = first + ticksPerDay; at <= timeOf(dataDate, evening); at += ticksPerDay)
    if (isLastFriday(at) && !taken.has(at)) fridays.push({ at });
  return [...events, ...fridays].sort((a, b) => a.at - b.at);
}

/** Of its month. Plan time began on a Sunday. */
const isLastFriday = (at: PlanTime) => {
  const day = Math.floor(at / ticksPerDay);
  return day % 7 === 5 && dateOfDay(day + 7).month !== dateOfDay(day).month;
};

/** What began and what is done by now, as the plan as it stood had it. */
function withProgress(plan: ScheduleInput, at: PlanTime): ScheduleInput {
  const dates = new Map(schedule(plan).tasks.map((task) => [task.uid, task]));
  const calendar = compileCalendar(plan.calendars.slice(0, 1));
  const tasks = plan.tasks.map((task): PlanTask => {
    const { start, finish, isSummary } = dates.get(task.uid) ?? { start: null, finish: null, isSummary: true };
    const isOpen = task.isActive && !isSummary && task.percentComplete < 100;
    if (!isOpen || start === null || finish === null) return task;
    if (finish <= at) return finished(task, start, finish);
    if (start >= at) return task;
    const done = calendar.count(start, at);
    const whole = calendar.count(start, finish);
    return {
      ...task,
      actualStart: start,
      actualDurationTicks: done,
      remainingDurationTicks: whole - done,
      durationTicks: whole,
      percentComplete: Math.min(99, Math.floor((done * 100) / whole)),
      stop: at,
      resume: at,
    };
  });
  return worked({ ...plan, project: { ...plan.project, statusDate: at }, tasks });
}

const finished = (task: PlanTask, start: PlanTime, finish: PlanTime): PlanTask => ({
  ...task,
  actualStart: start,
  actualFinish: finish,
  actualDurationTicks: task.durationTicks,
  remainingDurationTicks: 0,
  percentComplete: 100,
  stop: null,
  resume: null,
});

/** The work of assignments goes with the duration of their tasks. */
function worked(plan: ScheduleInput): ScheduleInput {
  const tasks = new Map(plan.tasks.map((task) => [task.uid, task]));
  const assignments = plan.assignments.map((assignment) => {
    const { durationTicks, percentComplete = 0 } = tasks.get(assignment.taskUid) ?? { durationTicks: 0 };
    if (assignment.workTicks === null) return assignment;
    const workTicks = Math.round(assignment.units * (durationTicks ?? 0));
    const actualWorkTicks = Math.round((workTicks * percentComplete) / 100);
    return { ...assignment, workTicks, actualWorkTicks, remainingWorkTicks: workTicks - actualWorkTicks };
  });
  return { ...plan, assignments };
}

function withEvent(sample: Sample, plan: ScheduleInput, event: SampleEvent): ScheduleInput {
  let next = plan;
  for (const [name, duration] of Object.entries(event.takes ?? {})) {
    const task = taskNamed(next, name);
    if (task.percentComplete >= 100) throw new Error(`“${name}” is done by ${event.on}.`);
    next = replaced(next, task, withDuration(task, readDuration(duration)[0]));
  }
  if (event.adds) next = addLines(sample, next, readOutline(event.adds.plan), event.adds.under);
  for (const [name, cell] of Object.entries(event.waits ?? {})) {
    const task = taskNamed(next, name);
    if (task.actualStart !== null) throw new Error(`“${name}” has begun by ${event.on}.`);
    next = applyCells(sample, next, task, readCells([cell]));
  }
  for (const name of event.drops ?? []) {
    const task = taskNamed(next, name);
    next = replaced(next, task, { ...task, isActive: false });
  }
  return worked(next);
}

const replaced = (plan: ScheduleInput, task: PlanTask, by: PlanTask): ScheduleInput => ({
  ...plan,
  tasks: plan.tasks.map((each) => (each === task ? by : each)),
});

/** What is done stays done; what is left is the rest. */
function withDuration(task: PlanTask, durationTicks: number): PlanTask {
  if (task.actualStart === null) return { ...task, durationTicks };
  const done = task.actualDurationTicks ?? 0;
  if (done >= durationTicks) throw new Error(`“${task.name}” has taken longer already.`);
  const percentComplete = Math.min(99, Math.floor((done * 100) / durationTicks));
  return { ...task, durationTicks, remainingDurationTicks: durationTicks - done, percentComplete };
}
