import type { PlanAssignment, PlanTask, Ticks } from '#engine';

type Fields = { -readonly [F in keyof PlanAssignment]?: PlanAssignment[F] };

/** The task before and after, and what its work was revised to; `hasProgress`: a percentage was said. */
export interface Revision {
  readonly before: PlanTask;
  readonly after: PlanTask;
  readonly hasProgress: boolean;
}

/**
 * What changes of an assignment when it becomes `revised`: its units and its work, what of that is done and left, as much
 * as of the task where somebody says how far that is. Work laid out by hand is laid out anew where it is still to do.
 */
export function assignmentEffects(
  { before, after, hasProgress }: Revision,
  assignment: PlanAssignment,
  revised: PlanAssignment,
): Fields {
  const { timephased } = assignment;
  const { units, workTicks } = revised;
  const effects: Fields = {};
  if (units !== assignment.units) effects.units = units;
  if (workTicks !== assignment.workTicks) effects.workTicks = workTicks;
  const isMoved = after.durationTicks !== before.durationTicks || workTicks !== assignment.workTicks;
  if (isMoved && timephased.some(({ kind }) => kind === 'remaining'))
    effects.timephased = timephased.filter(({ kind }) => kind === 'actual');
  if (workTicks === null || (!hasProgress && workTicks === assignment.workTicks)) return effects;
  return { ...effects, ...doneOf(revised, workTicks, after, hasProgress) };
}

function doneOf({ actualWorkTicks }: PlanAssignment, workTicks: Ticks, task: PlanTask, hasProgress: boolean): Fields {
  const isCounted = hasProgress || actualWorkTicks === null;
  const done = isCounted ? Math.round((workTicks * task.percentComplete) / 100) : Math.min(actualWorkTicks, workTicks);
  return { actualWorkTicks: done, remainingWorkTicks: workTicks - done };
}
