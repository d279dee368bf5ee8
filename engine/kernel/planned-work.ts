import type { PlanTask } from './plan.ts';
import type { TaskDates } from './schedule-result.ts';

/** A task, and whether anything was planned for it. */
interface Planned {
  readonly task: Pick<PlanTask, 'uid' | 'parentUid' | 'isActive'>;
  readonly planned: object | null;
}

/** The tasks that were work when it was agreed: planned, with nothing below them that was. In the order given, that of the outline. */
export function plannedWork<T extends Planned>(tasks: readonly T[]): readonly T[] {
  const above = new Set<number>();
  const found: T[] = [];
  for (const view of tasks.toReversed()) {
    const { uid, parentUid } = view.task;
    if (view.planned && !above.has(uid)) found.push(view);
    if (parentUid !== null && (view.planned || above.has(uid))) above.add(parentUid);
  }
  return found.reverse();
}

/** The tasks that are work now and no part of anything that was planned: a planned task that was broken down is not new. */
export function addedWork<T extends Planned & { readonly dates: Pick<TaskDates, 'isSummary'> }>(
  tasks: readonly T[],
): readonly T[] {
  const planned = new Set(plannedWork(tasks).map(({ task }) => task.uid));
  const inside = new Set<number>();
  return tasks.filter(({ task, dates }) => {
    if (planned.has(task.uid) || (task.parentUid !== null && inside.has(task.parentUid))) inside.add(task.uid);
    return task.isActive && !dates.isSummary && !inside.has(task.uid);
  });
}
