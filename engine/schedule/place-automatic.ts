import type { ConstraintType, PlanTask } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import { drivers, type ForwardState } from './forward-dates.ts';
import { withinPlanTime } from './lag.ts';
import { none } from './model.ts';
import type { Span } from './span.ts';

/** Constraints whose date, not the project's start, is the earliest that a task may stand at. */
const datedFloors: ReadonlySet<ConstraintType> = new Set(['SNET', 'FNET', 'MSO', 'MFO']);

/** Where a task would start, and why. */
interface Candidate {
  at: PlanTime;
  driver: number;
  via: number;
}

/** Places a task that has not begun and that the scheduler may move. */
export function placeAutomatic(
  { model, dates, startHolds, finishHolds, floor, pinned }: ForwardState,
  index: number,
): void {
  const task = model.tasks[index] as PlanTask;
  const span = model.spans[index] as Span;
  const finishHold = finishHolds.at[index] as number;
  const start: Candidate = {
    at: startHolds.at[index] as number,
    driver: startHolds.driver[index] as number,
    via: startHolds.via[index] as number,
  };
  if (finishHold !== none)
    push(start, span.startFrom(finishHold), finishHolds.driver[index] as number, finishHolds.via[index] as number);
  const date = task.constraintDate;
  if (date === null || !datedFloors.has(task.constraintType)) push(start, floor, drivers.projectStart, -1);
  dates.allowed[index] = start.at;
  if (date !== null) push(start, earliestByConstraint(task.constraintType, date, span), drivers.constraint, -1);
  push(start, pinned?.[index] ?? none, drivers.asLateAsPossible, -1);
  delayByLevelling(task, span, start);

  // A milestone behind a link keeps its predecessor's instant, be it the end of a day (14 of 14 in Microsoft's files);
  // likewise a dated one, and one that goes as late as possible.
  const keepsInstant = span.ticks === 0 && start.driver !== drivers.projectStart && start.driver !== drivers.levelling;
  let begin = keepsInstant ? start.at : span.startAt(start.at);
  let end = span.finishFrom(begin);
  // A finish held by SF keeps the raw instant: the morning, not the evening before.
  const isFinishHeld = start.driver >= 0 && start.driver === finishHolds.driver[index];
  if (isFinishHeld && model.network.linkType[start.driver] === 'SF' && end < finishHold) end = finishHold;

  if (date !== null && model.input.project.areConstraintsHonoured) {
    const held = honour(task.constraintType, date, span, begin, end);
    if (held) {
      [begin, end] = held;
      start.driver = drivers.constraint;
      start.via = -1;
    }
  }
  dates.start[index] = begin;
  dates.finish[index] = Math.max(begin, end);
  dates.driver[index] = start.driver;
  dates.via[index] = start.via;
}

/** Takes the later start; of equal ones the first stays. */
function push(start: Candidate, at: PlanTime, driver: number, via: number): void {
  if (at <= start.at) return;
  start.at = at;
  start.driver = driver;
  start.via = via;
}

function earliestByConstraint(type: ConstraintType, date: PlanTime, span: Span): PlanTime {
  if (type === 'SNET' || type === 'MSO') return date;
  if (type === 'FNET' || type === 'MFO') return span.startFrom(date);
  return none;
}

/** Levelling delays count elapsed time from where the task would otherwise stand. */
function delayByLevelling(task: PlanTask, span: Span, start: Candidate): void {
  if (task.levellingDelayTicks <= 0) return;
  start.at = withinPlanTime(span.startAt(start.at) + Math.round(task.levellingDelayTicks));
  start.driver = drivers.levelling;
  start.via = -1;
}

/** The dates that a constraint imposes over links, or null where the task obeys it anyway. */
function honour(
  type: ConstraintType,
  date: PlanTime,
  span: Span,
  start: PlanTime,
  finish: PlanTime,
): [PlanTime, PlanTime] | null {
  if ((type === 'SNLT' && start > date) || (type === 'MSO' && start > date)) {
    const begin = span.ticks === 0 ? date : span.startAt(date);
    return begin < start ? [begin, span.finishFrom(begin)] : null;
  }
  if ((type === 'FNLT' || type === 'MFO') && finish > date) {
    const begin = span.startFrom(date);
    return begin < start ? [begin, Math.min(finish, Math.max(begin, span.finishFrom(begin)))] : null;
  }
  return null;
}
