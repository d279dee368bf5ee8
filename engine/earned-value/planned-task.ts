import type { EarningRule } from '../kernel/earning-rule.ts';
import type { Baseline, PlanTask, ScheduleInput } from '../kernel/plan.ts';
import type { PlanTime } from '../kernel/plan-time.ts';
import type { ScheduleResult, TaskDates } from '../kernel/schedule-result.ts';

export interface EarningContext {
  /** The status date: what was planned, earned and spent by then. */
  readonly at: PlanTime;
  /** Which baseline is measured against. */
  readonly baseline: number;
}

/** A task with its dates, and what was agreed for it where anything was. */
export interface PlannedTask {
  readonly task: PlanTask;
  readonly dates: TaskDates;
  readonly planned: Baseline | null;
}

/** The tasks of a plan in the order of its outline; those without dates in the result are left out. */
export function plannedTasks({ tasks }: ScheduleInput, result: ScheduleResult, number: number): PlannedTask[] {
  const datesOf = new Map(result.tasks.map((dates) => [dates.uid, dates]));
  return tasks.flatMap((task) => {
    const dates = datesOf.get(task.uid);
    const baseline = task.baselines.find((one) => one.number === number);
    const isDated = baseline && (baseline.start !== null || baseline.finish !== null);
    return dates ? [{ task, dates, planned: isDated ? baseline : null }] : [];
  });
}

export const isComplete = ({ actualFinish }: PlanTask, { percentComplete }: TaskDates): boolean =>
  actualFinish !== null || percentComplete >= 100;

/** By which rule a task earns: its own, else by per cent complete, or as a level of effort where Primavera says that it is one. */
export function ruleOf({ activity, earning }: Pick<PlanTask, 'activity' | 'earning'>): EarningRule {
  return earning ?? { kind: activity?.kind === 'level-of-effort' ? 'level-of-effort' : 'percent-complete' };
}
