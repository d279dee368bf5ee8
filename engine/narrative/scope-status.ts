import type { Message, Parameter } from '../kernel/finding.ts';
import type { Ticks } from '../kernel/plan-time.ts';
import { addedWork, plannedWork } from '../kernel/planned-work.ts';
import type { PlanView, TaskView } from '../quality/plan-view.ts';
import { type Judgement, statusWithin } from './dimensions.ts';

/**
 * The scope status of a plan: how long the tasks are that came since it was agreed, as a share of the length of those that
 * were. Grey where nothing says what was.
 */
export function scopeStatus(plan: PlanView, scopeTolerance: number): Judgement {
  const agreed = sum(plannedWork(plan.tasks), (view) => plannedLength(plan, view));
  if (agreed === 0) return { status: 'grey', rule: say('grey'), figure: null, threshold: null, measure: 'unagreed' };
  const added = addedWork(plan.tasks);
  const percent = Math.round((sum(added, ({ dates }) => dates.durationTicks ?? 0) * 1000) / agreed) / 10;
  const status = statusWithin(percent, scopeTolerance);
  const figure: Parameter = { kind: 'percent', percent };
  const threshold: Parameter = { kind: 'percent', percent: scopeTolerance };
  return {
    status,
    rule: say(added.length === 0 ? 'kept' : status, { count: added.length, share: figure, tolerance: threshold }),
    figure,
    threshold,
    measure: `${plan.context.comparison.kind} ${agreed} ${scopeTolerance}`,
  };
}

/** As it was agreed; where only its dates were kept the working time between them. */
function plannedLength({ book }: PlanView, { planned }: TaskView): Ticks {
  if (!planned) return 0;
  const { start, finish, durationTicks } = planned;
  return durationTicks ?? (start !== null && finish !== null ? Math.max(0, book.project.count(start, finish)) : 0);
}

const sum = (views: readonly TaskView[], lengthOf: (view: TaskView) => Ticks) =>
  views.reduce((total, view) => total + lengthOf(view), 0);

const say = (name: string, parameters: Message['parameters'] = {}): Message => ({
  key: `reporting.narrative.scope.${name}`,
  parameters,
});
