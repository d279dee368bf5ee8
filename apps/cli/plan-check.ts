import { checkPlan, type Finding, parsePlanTime, type ScheduleInput, type ScheduleResult } from '#engine';
import { CommandFault } from './command.ts';

/** Working days that a finish may be late before it breaks tolerance, as a new project has it. */
const toleranceDays = 10;

/** The findings of a plan as a file: against its baseline where it has one, as of this day. */
export function checkFilePlan(plan: ScheduleInput, result: ScheduleResult, day: string): Finding[] {
  const now = parsePlanTime(`${day}T12:00:00`);
  if (now === null) throw new CommandFault(`--today wants a date as 2026-11-30, not ${day}.`);
  const hasBaseline = plan.tasks.some(({ baselines }) => baselines.some(({ number }) => number === 0));
  const comparison = hasBaseline ? ({ kind: 'baseline', number: 0 } as const) : ({ kind: 'none' } as const);
  return checkPlan(plan, result, { now, toleranceDays, comparison });
}
