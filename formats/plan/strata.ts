import type { PlanLink, PlanTask, ScheduleInput, TaskDates } from '#engine';

/** Kinds of task that are counted apart, as most tasks of real files are trivial for a scheduler. A task may be of several. */
export const strata = [
  'linked',
  'lagged',
  'non-fs',
  'constrained',
  'deadline',
  'in-progress',
  'complete',
  'resource-driven',
  'split-or-levelled',
  'summary',
  'manual',
  'trivial',
] as const;
export type Stratum = (typeof strata)[number];

/** Prepares a plan to tell the strata of its tasks. */
export function createStrataReader(plan: ScheduleInput): (task: PlanTask, dates: TaskDates) => Stratum[] {
  const linked = new Set(plan.links.flatMap((link) => [link.predecessorUid, link.successorUid]));
  const successors = (is: (link: PlanLink) => boolean) =>
    new Set(plan.links.filter(is).map((link) => link.successorUid));
  const lagged = successors(({ lag }) => (lag.kind === 'percent' ? lag.percent : lag.ticks) !== 0);
  const otherThanFs = successors(({ type }) => type !== 'FS');
  const workers = new Set(plan.resources.filter(({ kind }) => kind === 'work').map(({ uid }) => uid));
  const resourced = new Set<number>();
  const split = new Set<number>();
  for (const { taskUid, resourceUid, timephased, levellingDelayTicks } of plan.assignments) {
    if (resourceUid !== null && workers.has(resourceUid)) resourced.add(taskUid);
    if (timephased.length > 0 || levellingDelayTicks > 0) split.add(taskUid);
  }
  return (task, { isSummary }) => {
    const isAutomaticLeaf = !isSummary && !task.isManual;
    const isConstrained = task.constraintType !== 'ASAP';
    const is: Readonly<Record<Stratum, boolean>> = {
      linked: isAutomaticLeaf && linked.has(task.uid),
      lagged: lagged.has(task.uid),
      'non-fs': otherThanFs.has(task.uid),
      constrained: isConstrained,
      deadline: task.deadline !== null,
      'in-progress': !isSummary && task.actualStart !== null && task.actualFinish === null,
      complete: !isSummary && task.actualFinish !== null,
      'resource-driven': isAutomaticLeaf && resourced.has(task.uid),
      'split-or-levelled': split.has(task.uid) || task.levellingDelayTicks > 0,
      summary: isSummary,
      manual: task.isManual,
      trivial: isAutomaticLeaf && !linked.has(task.uid) && !isConstrained,
    };
    return strata.filter((kind) => is[kind]);
  };
}
