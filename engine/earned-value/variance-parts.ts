import type { Measured, MeasuredPlan } from './measure-plan.ts';

/**
 * `usage`: other hours than were planned for what is earned, at the planned rate. `rate`: the hours that were worked, at
 * another rate. `scope`: work that was not planned. `quantity`: what is bought by the piece, and cost without hours.
 */
export const varianceKinds = ['usage', 'rate', 'scope', 'quantity'] as const;
export type VarianceKind = (typeof varianceKinds)[number];

export interface VariancePart {
  readonly kind: VarianceKind;
  readonly uid: number;
  /** Negative: it cost more than was earned. */
  readonly amount: number;
}

/**
 * Cost variance, EV − AC, taken apart by task and cause, the greatest first; the parts add up to the whole. Usage comes
 * before rate, as in the standard costing of labour (labour efficiency and rate variance): hours saved or lost count at
 * the planned rate, all hours worked at the difference of the rates. Nothing where no cost is known.
 */
export function costVarianceParts(plan: Pick<MeasuredPlan, 'basis' | 'measured'>): VariancePart[] {
  if (plan.basis === 'duration') return [];
  const parts = plan.measured.flatMap((task) => partsOf(task, plan.basis));
  return parts.filter(({ amount }) => amount !== 0).toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}

function partsOf({ task: { uid }, planned, ev, baselineWorkTicks, spending }: Measured, basis: MeasuredPlan['basis']) {
  const spent = spending.reduce((sum, { actual }) => sum + actual, 0);
  const worked = spending.reduce((sum, { actualWorkTicks }) => sum + actualWorkTicks, 0);
  const part = (kind: VarianceKind, amount: number): VariancePart => ({ kind, uid, amount: amount + 0 });
  if (!planned) return [part('scope', -spent)];
  if (baselineWorkTicks <= 0 || planned.amount <= 0 || worked <= 0) return [part('quantity', ev - spent)];
  if (basis === 'work') return [part('usage', ev - spent)];
  const earnedWork = (baselineWorkTicks * ev) / planned.amount;
  const usage = Math.round(((earnedWork - worked) * planned.amount) / baselineWorkTicks);
  return [part('usage', usage), part('rate', ev - spent - usage)];
}

/** What of the schedule variance, EV − PV, each task has, the greatest first: behind is negative. They add up to the whole. */
export function scheduleVarianceParts({ measured }: Pick<MeasuredPlan, 'measured'>): { uid: number; amount: number }[] {
  return measured
    .filter(({ isDiscrete }) => isDiscrete)
    .map(({ task: { uid }, ev, pv }) => ({ uid, amount: ev - pv }))
    .filter(({ amount }) => amount !== 0)
    .toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
}
