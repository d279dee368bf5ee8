import { type Finding, severities } from '../kernel/finding.ts';
import type { ScheduleInput } from '../kernel/plan.ts';
import { type PlanTime, ticksPerDay } from '../kernel/plan-time.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';
import { findingOf } from './check.ts';
import { checks } from './checks.ts';
import { midnightBefore, type PlanView, type QualityContext, viewPlan } from './plan-view.ts';
import { staleAfterDays } from './progress-checks.ts';
import { gatherFaults } from './schedule-faults.ts';

/**
 * All findings of one plan, the most severe first and otherwise in the order of the catalogue: faults that the scheduler
 * met, data quality, schedule health by the points of the DCMA, progress, dates against what was planned. Subjects and
 * records are those of the plan alone: a project has the id '', a task its uid.
 */
export function checkPlan(input: ScheduleInput, result: ScheduleResult, context: QualityContext): Finding[] {
  return checkView(viewPlan(input, result, context));
}

export function checkView(plan: PlanView): Finding[] {
  const findings = checks.flatMap((check) => {
    const outcome = check.find(plan);
    return outcome ? [findingOf(check, outcome)] : [];
  });
  const rank = ({ severity }: Finding) => -severities.indexOf(severity);
  return [...gatherFaults(plan.result.findings), ...findings].toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The next instant at which `checkPlan` may answer otherwise although nobody changes anything: the midnight after which
 * a date of the plan has passed, or the moment of a status date or actual date still ahead. Null where time changes nothing.
 */
export function nextDue(input: ScheduleInput, result: ScheduleResult, context: QualityContext): PlanTime | null {
  const plan = viewPlan(input, result, context);
  const { statusDate } = input.project;
  let due = Infinity;
  const consider = (at: PlanTime | null | undefined) => {
    if (at != null && at > context.now && at < due) due = at;
  };
  const considerPassed = (at: PlanTime | null | undefined) => {
    if (at != null) consider(midnightBefore(at) + ticksPerDay);
  };
  for (const { planned, dates } of plan.open) {
    for (const at of [planned?.start, planned?.finish, dates.start, dates.finish]) considerPassed(at);
    consider(planned?.finish);
  }
  for (const { task } of plan.detail) for (const at of [task.actualStart, task.actualFinish]) consider(at);
  if (statusDate !== null && plan.open.length > 0)
    consider(midnightBefore(statusDate + (staleAfterDays + 1) * ticksPerDay - 1) + ticksPerDay);
  // The length of the critical path shrinks with every day that no status date holds still.
  if (statusDate === null && context.comparison.kind === 'baseline' && plan.open.length > 0)
    consider(plan.today + ticksPerDay);
  return due === Infinity ? null : due;
}
