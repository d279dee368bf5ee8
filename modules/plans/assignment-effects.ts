import type { PlanAssignment, PlanTask } from '#engine';

type Fields = { -readonly [F in keyof PlanAssignment]?: PlanAssignment[F] };

/**
 * What becomes of an assignment when the duration or the progress of its task changes from `before` to `after`: the work
 * grows with the duration, or where that is fixed the units fall; the same share of it is done as of the task. Work laid
 * out by hand is laid out anew where it is still to do.
 */
export function assignmentEffects(before: PlanTask, after: PlanTask, assignment: PlanAssignment): Fields {
  const { workTicks, units, timephased } = assignment;
  const factor =
    before.durationTicks && after.durationTicks !== null ? after.durationTicks / before.durationTicks : null;
  const isLonger = factor !== null && factor !== 1;
  const effects: Fields = {};
  if (isLonger && after.type === 'fixed-work' && factor > 0) effects.units = Math.round((units / factor) * 1e6) / 1e6;
  const work =
    workTicks !== null && isLonger && after.type !== 'fixed-work' ? Math.round(workTicks * factor) : workTicks;
  if (work !== workTicks) effects.workTicks = work;
  if (isLonger && timephased.some(({ kind }) => kind === 'remaining'))
    effects.timephased = timephased.filter(({ kind }) => kind === 'actual');
  if (work !== null && (work !== workTicks || after.percentComplete !== before.percentComplete)) {
    effects.actualWorkTicks = Math.round((work * after.percentComplete) / 100);
    effects.remainingWorkTicks = work - effects.actualWorkTicks;
  }
  return effects;
}
