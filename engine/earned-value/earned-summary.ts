import type { Basis } from './basis.ts';
import type { Amounts } from './indices.ts';
import type { MeasuredPlan } from './measure-plan.ts';
import { type PlannedPace, paceOf } from './planned-pace.ts';
import { standingOf } from './standing.ts';

/** What is kept of a plan's standing from day to day. Amounts are whole numbers in the unit of the basis, indices to 1/10,000. */
export interface EarnedSummary {
  readonly basis: Basis;
  readonly bac: number;
  readonly pv: number;
  readonly ev: number;
  readonly ac: number | null;
  /** What is left by the plan as it stands; not there in what was kept before it was told. */
  readonly etc?: number | null;
  /** Without level of effort; not there in what was kept before it was told. */
  readonly discrete?: Amounts['discrete'];
  /** Of the plan, where value is cost; null: that of the organisation. */
  readonly currencyCode?: string | null;
  readonly spi: number | null;
  readonly cpi: number | null;
  readonly spiTime: number | null;
  /** Null where nothing was planned but level of effort; not there in what was kept before it was told. */
  readonly pace?: PlannedPace | null;
}

/** What is kept of a plan's standing: amounts in the unit of its basis (minor units of money, ticks of work or of time), indices to 1/10,000. */
export function summariseEarned(plan: MeasuredPlan): EarnedSummary {
  const { amounts, indices, schedule } = standingOf(plan, plan.measured);
  const { bac, pv, ev, ac, etc, discrete } = amounts;
  return {
    basis: plan.basis,
    ...{ bac, pv, ev, ac, etc, discrete },
    spi: rounded(indices.spi.value),
    cpi: rounded(indices.cpi.value),
    spiTime: rounded(schedule.spiTime.value),
    pace: paceOf(plan),
  };
}

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000);
