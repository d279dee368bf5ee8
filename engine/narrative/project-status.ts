import type { Message } from '../kernel/finding.ts';
import { dateParameter, daysParameter, taskParameter } from '../quality/check.ts';
import { type PlanView, type TaskView, workingDays } from '../quality/plan-view.ts';

export type Status = 'green' | 'amber' | 'red' | 'grey';

export interface ScheduleStatus {
  readonly status: Status;
  /** The rule that gave it, with its figures. */
  readonly rule: Message;
}

/**
 * The schedule status of a project, by the working days that its forecast is later than planned (null where nothing says
 * what was planned). Green: the finish is as planned or earlier. Amber: later, within tolerance, or kept only if work that
 * is overdue by more than its slack is made up, a recovery that nobody has secured yet. Red: later by more than the
 * tolerance. Grey: nothing says what was planned, or no task has dates. A plan whose
 * own finish has passed with work open is never green or grey: its delay counts as if all open work went on today.
 */
export function scheduleStatus(plan: PlanView, varianceDays: number | null): ScheduleStatus {
  const { toleranceDays } = plan.context;
  const tolerance = daysParameter(toleranceDays);
  if (plan.isFinishPassed) {
    const late = varianceDays ?? workingDays(plan, plan.result.finish, plan.forecastFinish);
    const passed = dateParameter(plan.result.finish);
    const status = late > toleranceDays ? 'red' : 'amber';
    return rule(status, `passed-${status}`, { passed, days: daysParameter(Math.max(late, 0)), tolerance });
  }
  const isUndated = plan.detail.every(({ dates }) => dates.finish === null);
  if (varianceDays === null) return rule('grey', isUndated ? 'undated' : 'grey', {});
  const [first, ...others] = varianceDays <= 0 ? unsecured(plan) : [];
  if (first) return rule('amber', 'unsecured', { count: others.length + 1, task: taskParameter(first.task) });
  const status = varianceDays <= 0 ? 'green' : varianceDays > toleranceDays ? 'red' : 'amber';
  return rule(status, varianceDays < 0 ? 'early' : status, { days: daysParameter(Math.abs(varianceDays)), tolerance });
}

/** Open tasks whose finish lies further back than their slack reaches: done today, they would move the plan's finish. */
function unsecured({ open, book, today }: PlanView): TaskView[] {
  return open.filter(({ dates: { finish, totalSlackTicks } }) => {
    if (finish === null || totalSlackTicks === null || finish >= today) return false;
    return book.project.count(finish, today) > Math.max(totalSlackTicks, 0);
  });
}

const rule = (status: Status, name: string, parameters: Message['parameters']): ScheduleStatus => ({
  status,
  rule: { key: `reporting.narrative.rule.${name}`, parameters },
});
