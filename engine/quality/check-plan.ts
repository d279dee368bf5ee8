import type { Finding } from '../kernel/finding.ts';
import type { ScheduleInput } from '../kernel/plan.ts';
import { type PlanTime, ticksPerDay } from '../kernel/plan-time.ts';
import type { ScheduleResult } from '../kernel/schedule-result.ts';
import { findingOf } from './check.ts';
import { checks } from './checks.ts';
import { bySeverity } from './finding-order.ts';
import { openDeadlines } from './float-checks.ts';
import { midnightBefore, type PlanView, type QualityContext, viewPlan } from './plan-view.ts';
import { staleAfterDays } from './progress-checks.ts';
import { resourceLoad } from './resource-load.ts';
import { gatherFaults } from './schedule-faults.ts';

/**
 * All findings of one plan: faults that the scheduler met, data quality, schedule health by the points of the DCMA,
 * progress, dates against what was planned. The most severe stand first, of one severity those that mean most for the
 * finish. Subjects and records are those of the plan alone: a project has the id '', a task its uid.
 */
export function checkPlan(input: ScheduleInput, result: ScheduleResult, context: QualityContext): Finding[] {
  return checkView(viewPlan(input, result, context));
}

export function checkView(plan: PlanView): Finding[] {
  const findings = checks.flatMap((check) => {
    const outcome = check.find(plan);
    return outcome ? [findingOf(check, outcome)] : [];
  });
  return [...gatherFaults(plan.result.findings), ...findings].toSorted(bySeverity);
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
  for (const { task } of openDeadlines(plan)) considerPassed(task.deadline);
  for (const { task } of plan.detail) for (const at of [task.actualStart, task.actualFinish]) consider(at);
  if (statusDate !== null && plan.open.length > 0)
    consider(midnightBefore(statusDate + (staleAfterDays + 1) * ticksPerDay - 1) + ticksPerDay);
  // A finish that has passed moves on with today, and one that is ahead may pass.
  if (plan.open.length > 0) considerPassed(result.finish);
  if (plan.isFinishPassed) consider(plan.today + ticksPerDay);
  // The length of the critical path shrinks with every day that no status date holds still.
  if (statusDate === null && context.comparison.kind === 'baseline' && plan.open.length > 0)
    consider(plan.today + ticksPerDay);
  // What is asked of somebody from today on becomes less with every day.
  if (statusDate === null && resourceLoad(plan).overloads.length > 0) consider(plan.today + ticksPerDay);
  return due === Infinity ? null : due;
}
