import type { PlanTask } from './plan.ts';

/** Whether a task takes its dates from others and drives none: a level of effort or a WBS summary of Primavera P6. */
export function spansOthers({ activity }: Pick<PlanTask, 'activity'>): boolean {
  return activity?.kind === 'level-of-effort' || activity?.kind === 'wbs-summary';
}
