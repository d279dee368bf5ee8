import type { CalendarBook } from '../calendar/index.ts';
import type { PlanTask, ScheduleInput } from '../kernel/plan.ts';
import type { Network } from '../network/index.ts';
import { plainSpan, type Span } from './span.ts';

/** The spans of all tasks; that of a summary says only which calendar it counts in. */
export function readSpans(input: ScheduleInput, network: Network, book: CalendarBook): Span[] {
  return input.tasks.map((task, index) => {
    if (network.isSummary[index]) return plainSpan(book.project, 0);
    const calendar = task.isElapsed ? book.wholeDay : book.of(task.calendarUid);
    return plainSpan(calendar, durationOf(task, input));
  });
}

function durationOf(task: PlanTask, { project }: ScheduleInput): number {
  if (task.durationTicks !== null) return Math.max(0, Math.round(task.durationTicks));
  return task.isMilestone ? 0 : Math.round(project.minutesPerDay * 10);
}
