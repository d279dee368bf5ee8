import type { StartReason } from '../kernel/schedule-result.ts';
import { drivers, type ForwardDates } from './forward-dates.ts';
import type { Model } from './model.ts';
import type { Span } from './span.ts';

/** The reason for a task's start as data, from what drove it in the forward pass. */
export function startReason(model: Model, early: ForwardDates, index: number): StartReason {
  const { network, tasks, input } = model;
  const task = tasks[index];
  const driver = early.driver[index] as number;
  const via = early.via[index] as number;
  const viaUid = via < 0 ? null : (tasks[via]?.uid ?? null);
  if (driver >= 0) {
    const link = input.links[network.linkSource[driver] as number];
    if (link)
      return {
        kind: 'predecessor',
        uid: link.predecessorUid,
        type: link.type,
        lag: link.lag,
        drivesBy: link.type === 'FS' || link.type === 'SS' ? 'start' : 'finish',
        viaUid,
      };
  }
  switch (driver) {
    case drivers.constraint: {
      const source = tasks[via < 0 ? index : via];
      if (source && source.constraintDate !== null)
        return { kind: 'constraint', type: source.constraintType, date: source.constraintDate, viaUid };
      return { kind: 'project-start' };
    }
    case drivers.levelling:
      return { kind: 'levelling', delayTicks: task?.levellingDelayTicks ?? 0 };
    case drivers.progress:
      return { kind: 'progress' };
    case drivers.manual:
      return { kind: 'manual' };
    case drivers.asLateAsPossible:
      if (input.project.scheduleFrom === 'finish') return { kind: 'project-finish' };
      return { kind: 'constraint', type: 'ALAP', date: early.start[index] as number, viaUid: null };
    case drivers.summary:
      return viaUid === null ? { kind: 'manual' } : { kind: 'summary', uid: viaUid };
    default:
      return isHeldByCalendar(model, early, index)
        ? { kind: 'calendar', calendarUid: task?.calendarUid ?? null }
        : { kind: 'project-start' };
  }
}

/** Whether the task's own or its resources' calendar moves it past where the project's calendar would let it start. */
function isHeldByCalendar(model: Model, early: ForwardDates, index: number): boolean {
  const span = model.spans[index] as Span;
  const allowed = early.allowed[index] as number;
  return allowed >= 0 && span.ticks > 0 && span.startAt(allowed) > model.book.project.nextWorking(allowed);
}
