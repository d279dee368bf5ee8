import type { Finding, Parameter } from '../kernel/finding.ts';
import type { PlanTask } from '../kernel/plan.ts';
import { formatPlanTime, lastPlanTime, type PlanTime, type Ticks } from '../kernel/plan-time.ts';
import { taskReference } from '../kernel/task-reference.ts';
import type { ArraySchedule } from './array-schedule.ts';
import { limits } from './backward-pass.ts';
import { drivers } from './forward-dates.ts';
import { linkCode, none, placement } from './plan-arrays.ts';
import type { ReadPlan } from './read-plan.ts';
import { noSlack } from './slack.ts';

/**
 * Conflicts that the passes met, in the order of the plan; `range` names the tasks asked about by their index. A task beyond
 * it is of another plan, and named without a reference.
 */
export function conflictFindings(
  read: ReadPlan,
  scheduled: ArraySchedule,
  range = { from: 0, to: read.tasks.length },
): Finding[] {
  const { plan, network } = scheduled;
  const causeOf = causeFinder(scheduled);
  const isOwn = (place: number) => {
    const at = network.taskAt[place] as number;
    return at >= range.from && at < range.to;
  };
  const findings: Finding[] = [];
  for (let nth = range.from; nth < range.to; nth++) {
    const task = read.tasks[nth] as PlanTask;
    if (!task.isActive) continue;
    const index = network.placeOf[nth] as number;
    const kind = plan.placement[index];
    const isLeaf = !network.isSummary[index];
    if (kind === placement.manual && isLeaf) findings.push(...manualConflicts(read, scheduled, index, isOwn));
    if (kind === placement.automatic) findings.push(...constraintConflict(read, scheduled, index));
    const slack = scheduled.slack.total[index] as number;
    if (slack !== noSlack && slack < 0 && isLeaf && kind !== placement.complete)
      findings.push(negativeSlack(read, scheduled, index, { ...causeOf(index), isOwn }, slack));
    if (scheduled.early.dates.finish[index] === lastPlanTime)
      findings.push(taskFinding(task, 'schedule.beyond-calendar', {}, null));
  }
  return findings;
}

/** Whether a number in the schedule is that of a task of the plan asked about. */
type IsOwn = (place: number) => boolean;

/** A manual task that begins (or ends, for FF and SF) before a predecessor allows. */
function manualConflicts(read: ReadPlan, scheduled: ArraySchedule, index: number, isOwn: IsOwn): Finding[] {
  const { network, plan, early } = scheduled;
  const { dates, lags } = early;
  const findings: Finding[] = [];
  for (let at = network.incoming.start[index] as number; at < (network.incoming.end[index] as number); at++) {
    const link = network.incoming.items[at] as number;
    const from = plan.links.from[link] as number;
    const predecessor = taskAt(read, scheduled, from);
    const type = plan.links.type[link];
    const givesStart = type === linkCode.SS || type === linkCode.SF;
    const driving = (givesStart ? dates.start : dates.finish)[from] as number;
    if (driving === none || !predecessor?.isActive) continue;
    const allowed = lags.after(link, driving);
    const asksStart = type === linkCode.FS || type === linkCode.SS;
    const actual = (asksStart ? dates.start : dates.finish)[index] as number;
    const overlap = read.book.project.count(actual, allowed);
    if (overlap <= 0) continue;
    const values = {
      predecessor: isOwn(from) ? record(predecessor) : predecessor.name,
      start: date(actual),
      allowed: date(allowed),
      overlap: days(read, overlap),
    };
    findings.push(
      taskFinding(
        taskAt(read, scheduled, index),
        'schedule.manual-conflict',
        values,
        isOwn(from) ? String(predecessor.uid) : `${plan.groups?.of[from]}/${predecessor.uid}`,
        isOwn(from) ? predecessor : undefined,
      ),
    );
  }
  return findings;
}

/** A constraint that holds a task before the date its links allow. */
function constraintConflict(read: ReadPlan, scheduled: ArraySchedule, index: number): Finding[] {
  const { dates } = scheduled.early;
  const task = taskAt(read, scheduled, index);
  const allowed = dates.allowed[index] as number;
  const start = dates.start[index] as number;
  if (dates.driver[index] !== drivers.constraint || task.constraintDate === null || allowed <= start) return [];
  const missing = read.book.project.count(start, allowed);
  if (missing <= 0) return [];
  const values = {
    constraint: task.constraintType,
    date: date(task.constraintDate),
    allowed: date(allowed),
    missing: days(read, missing),
  };
  return [taskFinding(task, 'schedule.constraint-conflict', values, null)];
}

/** Names what the task cannot meet: a deadline or constraint, its own or the one at the end of the links that bound it. */
function negativeSlack(
  read: ReadPlan,
  scheduled: ArraySchedule,
  index: number,
  cause: Cause & { readonly isOwn: IsOwn },
  slack: Ticks,
): Finding {
  // biome-ignore format: one line
  const source = taskAt(read, scheduled, cause.index);
  const isOwn = cause.isOwn(cause.index);
  const [name, at] = limitOf(source, cause.limit);
  const values = {
    slack: days(read, slack),
    cause: name,
    by: isOwn ? record(source) : source.name,
    date: at === null ? '' : date(at),
  };
  const other = cause.index === index || !isOwn ? undefined : source;
  return taskFinding(taskAt(read, scheduled, index), 'schedule.negative-slack', values, null, other);
}

/** A limit by name, and its date where it has one. */
function limitOf(source: PlanTask, limit: number): [name: string, at: PlanTime | null] {
  if (limit === limits.deadline) return ['deadline', source.deadline];
  if (limit === limits.constraint) return [source.constraintType, source.constraintDate];
  if (limit === limits.secondConstraint && source.activity)
    return [source.activity.secondConstraintType, source.activity.secondConstraintDate];
  return [limit === limits.progress ? 'progress' : 'project-finish', null];
}

/** What bounds a late finish: a task and its own limit. */
interface Cause {
  readonly index: number;
  readonly limit: number;
}

/**
 * Follows the links that bound late finishes to the task whose own limit stands at their end; what was found on the way
 * is remembered, so that each link is followed once.
 */
function causeFinder(scheduled: ArraySchedule): (index: number) => Cause {
  const { network, late } = scheduled;
  const known = new Map<number, Cause>();
  return (index) => {
    const way: number[] = [];
    let at = index;
    let cause: Cause | undefined;
    while (!cause && way.length <= network.count) {
      way.push(at);
      cause = known.get(at) ?? ownCause(scheduled, at);
      if (!cause) at = successorThatBounds(scheduled, late.dates.limit[at] as number);
    }
    const found = cause ?? { index: at, limit: limits.nothing };
    for (const task of way) known.set(task, found);
    return found;
  };
}

/** Where the way ends: at a limit of the task itself or of a summary above it, or at a successor that has begun. */
function ownCause({ plan, network, late: { dates } }: ArraySchedule, at: number): Cause | undefined {
  const limit = dates.limit[at] as number;
  if (limit < 0) {
    const via = dates.via[at] as number;
    return { index: via < 0 ? at : via, limit };
  }
  const successor = plan.links.to[limit] as number;
  const hasBegun = !network.isSummary[successor] && plan.facts[successor]?.actualStart != null;
  return hasBegun ? { index: successor, limit: limits.progress } : undefined;
}

/** Where a link leads: of a summary the task with the earliest late start or, for FF and SF, finish, down to a leaf. */
function successorThatBounds(
  { plan, network, late: { dates: late, leastFinish } }: ArraySchedule,
  link: number,
): number {
  const type = plan.links.type[link];
  const asksStart = type === linkCode.FS || type === linkCode.SS;
  const boundOf = (task: number) =>
    asksStart ? late.start[task] : (network.isSummary[task] ? leastFinish : late.finish)[task];
  let index = plan.links.to[link] as number;
  while (network.isSummary[index]) {
    const bound = boundOf(index);
    let next = -1;
    for (let at = network.childStart[index] as number; at < (network.childStart[index + 1] as number) && next < 0; at++)
      if (boundOf(network.children[at] as number) === bound) next = network.children[at] as number;
    if (next < 0) return index;
    index = next;
  }
  return index;
}

function taskFinding(
  task: PlanTask,
  code: string,
  values: Readonly<Record<string, Parameter>>,
  discriminator: string | null,
  other?: PlanTask,
): Finding {
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

/** The task of a number in the schedule. */
function taskAt({ tasks }: ReadPlan, { network }: ArraySchedule, place: number): PlanTask {
  return tasks[network.taskAt[place] as number] as PlanTask;
}

function record(task: PlanTask): Parameter {
  return { kind: 'record', record: taskReference(task.uid), name: task.name };
}

function date(at: PlanTime): Parameter {
  return { kind: 'date', at: formatPlanTime(at) };
}

function days({ input }: ReadPlan, ticks: Ticks): Parameter {
  return { kind: 'days', days: ticks / (input.project.minutesPerDay * 10) };
}
