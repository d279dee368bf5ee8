import type { StartReason } from '../kernel/schedule-result.ts';
import type { OrderedNetwork } from '../network/index.ts';
import { drivers, type ForwardState } from './forward-dates.ts';
import { placement, projectCalendar } from './plan-arrays.ts';
import type { ReadPlan } from './read-plan.ts';

/** The reason for a task's start as data, from what drove it in the forward pass; `place` is its number there. */
export function startReason(
  { tasks, input }: ReadPlan,
  early: ForwardState,
  { taskAt, linkAt }: OrderedNetwork,
  place: number,
): StartReason {
  const { dates } = early;
  const taskOf = (at: number) => tasks[taskAt[at] as number];
  const task = taskOf(place);
  const driver = dates.driver[place] as number;
  const via = dates.via[place] as number;
  const viaUid = via < 0 ? null : (taskOf(via)?.uid ?? null);
  const found = driver < 0 ? undefined : input.links[linkAt[driver] as number];
  if (found) {
    const { predecessorUid: uid, type, lag } = found;
    if (early.plan.placement[place] === placement.started)
      return { kind: 'progress', rest: { uid, type, lag, viaUid } };
    return {
      kind: 'predecessor',
      uid,
      type,
      lag,
      drivesBy: type === 'FS' || type === 'SS' ? 'start' : 'finish',
      viaUid,
    };
  }
  switch (driver) {
    case drivers.constraint: {
      const source = taskOf(via < 0 ? place : via);
      if (source && source.constraintDate !== null)
        return { kind: 'constraint', type: source.constraintType, date: source.constraintDate, viaUid };
      return { kind: 'project-start' };
    }
    case drivers.secondConstraint: {
      const { secondConstraintType: type, secondConstraintDate: date } = task?.activity ?? {};
      return type && date != null ? { kind: 'constraint', type, date, viaUid: null } : { kind: 'project-start' };
    }
    case drivers.levelling:
      return { kind: 'levelling', delayTicks: task?.levellingDelayTicks ?? 0 };
    case drivers.progress:
      return { kind: 'progress' };
    case drivers.manual:
      return { kind: 'manual' };
    case drivers.asLateAsPossible:
      if (input.project.scheduleFrom === 'finish') return { kind: 'project-finish' };
      return { kind: 'constraint', type: 'ALAP', date: dates.start[place] as number, viaUid: null };
    case drivers.summary:
      return viaUid === null ? { kind: 'manual' } : { kind: 'summary', uid: viaUid };
    default:
      return isHeldByCalendar(early, place)
        ? { kind: 'calendar', calendarUid: task?.calendarUid ?? null }
        : { kind: 'project-start' };
  }
}

/** Whether the task's own or its resources' calendar moves it past where the project's calendar would let it start. */
function isHeldByCalendar({ plan, spans, dates }: ForwardState, place: number): boolean {
  const allowed = dates.allowed[place] as number;
  if (allowed < 0 || spans.durationOf(place) === 0) return false;
  return spans.startAt(place, allowed) > projectCalendar(plan, place).nextWorking(allowed);
}
