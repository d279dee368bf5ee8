import type { PlanTime } from '../kernel/plan-time.ts';
import { constraintCode, none } from './plan-arrays.ts';
import type { TaskSpans } from './task-spans.ts';

const { SNET, FNET, MSO, MFO, SNLT, FNLT } = constraintCode;

/** Whether the constraint's date, not the project's start, is the earliest that a task may stand at. */
export function isDatedFloor(type: number): boolean {
  return type === SNET || type === FNET || type === MSO || type === MFO;
}

/** The earliest start that a constraint lets a task have, `none` where it asks for none. */
export function startByConstraint(spans: TaskSpans, task: number, type: number, date: PlanTime): PlanTime {
  if (type === SNET || type === MSO) return date;
  return type === FNET || type === MFO ? spans.startFrom(task, date) : none;
}

/** The dates that a constraint imposes over links, or null where the task obeys it anyway. */
export function honoured(
  spans: TaskSpans,
  task: number,
  type: number,
  date: PlanTime,
  start: PlanTime,
  finish: PlanTime,
): [start: PlanTime, finish: PlanTime] | null {
  if ((type === SNLT || type === MSO) && start > date) {
    const begin = spans.durationOf(task) === 0 ? date : spans.startAt(task, date);
    return begin < start ? [begin, spans.finishFrom(task, begin)] : null;
  }
  if ((type === FNLT || type === MFO) && finish > date) {
    const begin = spans.startFrom(task, date);
    return begin < start ? [begin, Math.min(finish, Math.max(begin, spans.finishFrom(task, begin)))] : null;
  }
  return null;
}
