import { createCalendarBook } from '../calendar/index.ts';
import type { PlanTask, ScheduleInput } from '../kernel/plan.ts';
import { spanReader } from './read-spans.ts';
import { PlainSpan, type Span } from './span.ts';

/**
 * The stretch of work of one task as if it stood alone in the plan, in ticks of its calendar: of several assignments the
 * time in which at least one works, as Microsoft Project counts durations. `assignments` are its own.
 */
export function spanOfTask(task: PlanTask, around: Omit<ScheduleInput, 'tasks' | 'links'>): Span {
  const book = createCalendarBook(around.project, around.calendars);
  const { calendar, ticks, special } = spanReader(around, book)(task, false);
  return special ?? new PlainSpan(calendar, ticks);
}
