import type { Finding, Parameter } from '../kernel/finding.ts';
import type { PlanTask } from '../kernel/plan.ts';
import { formatPlanTime, lastPlanTime, type PlanTime } from '../kernel/plan-time.ts';
import { taskReference } from '../kernel/task-reference.ts';
import { type BackwardDates, limits } from './backward-pass.ts';
import { drivers, type ForwardDates } from './forward-dates.ts';
import { afterLag } from './lag.ts';
import { type Model, none, placement } from './model.ts';
import type { Slack } from './slack.ts';
import type { Span } from './span.ts';

/** Conflicts that the passes met, in the order of the plan. */
export function conflictFindings(
  model: Model,
  early: ForwardDates,
  late: BackwardDates,
  slacks: readonly (Slack | null)[],
): Finding[] {
  const findings: Finding[] = [];
  model.tasks.forEach((task, index) => {
    if (!task.isActive) return;
    if (model.placement[index] === placement.manual) findings.push(...manualConflicts(model, early, index));
    if (model.placement[index] === placement.automatic) findings.push(...constraintConflict(model, early, index));
    const slack = slacks[index];
    if (slack && slack.total < 0 && !model.network.isSummary[index] && model.placement[index] !== placement.complete)
      findings.push(negativeSlack(model, late, index, slack));
    if (early.finish[index] === lastPlanTime)
      findings.push(taskFinding(model, index, 'schedule.beyond-calendar', {}, null));
  });
  return findings;
}

/** A manual task that begins (or ends, for FF and SF) before a predecessor allows. */
function manualConflicts(model: Model, early: ForwardDates, index: number): Finding[] {
  const { network, tasks } = model;
  const findings: Finding[] = [];
  for (let at = network.incoming.start[index] as number; at < (network.incoming.start[index + 1] as number); at++) {
    const link = network.incoming.items[at] as number;
    const from = network.linkFrom[link] as number;
    const predecessor = tasks[from];
    const type = network.linkType[link];
    const driving = (type === 'SS' || type === 'SF' ? early.start[from] : early.finish[from]) as number;
    if (driving === none || !predecessor?.isActive) continue;
    const calendar = (model.spans[index] as Span).calendar;
    const allowed = afterLag(driving, model.linkLag[link] as number, model.linkIsElapsed[link] === 1, calendar);
    const actual = (type === 'FS' || type === 'SS' ? early.start[index] : early.finish[index]) as number;
    const overlap = model.book.project.count(actual, allowed);
    if (overlap <= 0) continue;
    const values = {
      predecessor: record(predecessor),
      start: date(actual),
      allowed: date(allowed),
      overlap: days(model, overlap),
    };
    findings.push(taskFinding(model, index, 'schedule.manual-conflict', values, String(predecessor.uid), predecessor));
  }
  return findings;
}

/** A constraint that holds a task before the date its links allow. */
function constraintConflict(model: Model, early: ForwardDates, index: number): Finding[] {
  const task = model.tasks[index] as PlanTask;
  const allowed = early.allowed[index] as number;
  const start = early.start[index] as number;
  if (early.driver[index] !== drivers.constraint || task.constraintDate === null || allowed <= start) return [];
  const missing = model.book.project.count(start, allowed);
  if (missing <= 0) return [];
  const values = {
    constraint: task.constraintType,
    date: date(task.constraintDate),
    allowed: date(allowed),
    missing: days(model, missing),
  };
  return [taskFinding(model, index, 'schedule.constraint-conflict', values, null)];
}

/** Names what the task cannot meet: a deadline or constraint, its own or the one at the end of the links that bound it. */
function negativeSlack(model: Model, late: BackwardDates, index: number, slack: Slack): Finding {
  const cause = causeOfLimit(model, late, index);
  const source = model.tasks[cause.index] as PlanTask;
  const [name, at] = limitOf(source, cause.limit);
  const values = {
    slack: days(model, slack.total),
    cause: name,
    by: record(source),
    date: at === null ? '' : date(at),
  };
  return taskFinding(model, index, 'schedule.negative-slack', values, null, cause.index === index ? undefined : source);
}

/** A limit by name, and its date where it has one. */
function limitOf(source: PlanTask, limit: number): [name: string, at: PlanTime | null] {
  if (limit === limits.deadline) return ['deadline', source.deadline];
  if (limit === limits.constraint) return [source.constraintType, source.constraintDate];
  return [limit === limits.progress ? 'progress' : 'project-finish', null];
}

/** Follows the links that bound late finishes to the task whose own limit stands at their end. */
function causeOfLimit(model: Model, late: BackwardDates, index: number): { index: number; limit: number } {
  let at = index;
  for (let steps = 0; steps <= model.network.count; steps++) {
    const limit = late.limit[at] as number;
    if (limit < 0) {
      const via = late.via[at] as number;
      return { index: via < 0 ? at : via, limit };
    }
    const successor = model.network.linkTo[limit] as number;
    if (!model.network.isSummary[successor] && model.tasks[successor]?.actualStart != null)
      return { index: successor, limit: limits.progress };
    at = successorThatBounds(model, late, successor);
  }
  return { index: at, limit: limits.nothing };
}

/** Of a summary its child with the earliest late start, down to a leaf. */
function successorThatBounds(model: Model, late: BackwardDates, task: number): number {
  const { network } = model;
  let index = task;
  while (network.isSummary[index]) {
    const start = late.start[index];
    let next = -1;
    for (let at = network.childStart[index] as number; at < (network.childStart[index + 1] as number) && next < 0; at++)
      if (late.start[network.children[at] as number] === start) next = network.children[at] as number;
    if (next < 0) return index;
    index = next;
  }
  return index;
}

function taskFinding(
  model: Model,
  index: number,
  code: string,
  values: Readonly<Record<string, Parameter>>,
  discriminator: string | null,
  other?: PlanTask,
): Finding {
  const task = model.tasks[index] as PlanTask;
  const subject = taskReference(task.uid);
  return {
    code,
    severity: code === 'schedule.negative-slack' ? 'critical' : 'major',
    subject,
    discriminator,
    values: { task: record(task), ...values },
    records: other ? [subject, taskReference(other.uid)] : [subject],
  };
}

function record(task: PlanTask): Parameter {
  return { kind: 'record', record: taskReference(task.uid), name: task.name };
}

function date(at: PlanTime): Parameter {
  return { kind: 'date', at: formatPlanTime(at) };
}

function days(model: Model, ticks: number): Parameter {
  return { kind: 'days', days: ticks / model.dayTicks };
}
