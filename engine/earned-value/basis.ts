import type { Baseline } from '../kernel/plan.ts';

/** What value is counted in: minor units of the plan's currency, or ticks of work or of working time. */
export type Basis = 'cost' | 'work' | 'duration';

/** What a baseline plans for a task; never less than nothing. */
export const valueIn: Readonly<Record<Basis, (baseline: Baseline) => number>> = {
  cost: ({ costMinor }) => Math.max(0, costMinor ?? 0),
  work: ({ workTicks }) => Math.max(0, workTicks ?? 0),
  duration: ({ durationTicks }) => Math.max(0, durationTicks ?? 0),
};

/** Cost where any is planned, else work, else durations; undefined where nothing is. */
export const basisOf = (planned: readonly Baseline[]): Basis | undefined =>
  (['cost', 'work', 'duration'] as const).find((basis) => planned.some((baseline) => valueIn[basis](baseline) > 0));
