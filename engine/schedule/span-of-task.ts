import { createCalendarBook } from '../calendar/index.ts';
import type { PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { readNetwork } from '../network/index.ts';
import { readSpans } from './read-spans.ts';
import type { Span } from './span.ts';

/** The stretch of work of one task as if it stood alone in the plan; `assignments` are its own. */
export function spanOfTask(task: PlanTask, around: Omit<ScheduleInput, 'tasks' | 'links'>): Span {
  const input = { ...around, tasks: [{ ...task, parentUid: null }], links: [] };
  const book = createCalendarBook(input.project, input.calendars);
  return readSpans(input, readNetwork(input), book)[0] as Span;
}
