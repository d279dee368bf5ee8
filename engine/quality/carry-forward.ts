import type { ScheduleInput } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';
import { schedule } from '../schedule/schedule.ts';

/**
 * The plan as it runs on where its own dates say nothing any more: nothing that is not done stands before `from`, and the
 * rest of begun work waits for what leads to it (the data date of Primavera P6 with retained logic; in Microsoft Project,
 * 'Reschedule uncompleted work to start after'). Work that is done, and tasks dated by hand, stay where they are.
 */
export function carryForward(input: ScheduleInput, from: PlanTime): ScheduleResult {
  const { project } = input;
  const mode = project.options?.progress;
  const progress = mode === undefined || mode === 'unsplit' ? 'retained-logic' : mode;
  const options = { ...project.options, progress } as const;
  return schedule({ ...input, project: { ...project, scheduleFrom: 'start', statusDate: from, options } });
}
