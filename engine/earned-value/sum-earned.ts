import type { ScheduleIndices } from './earned-schedule.ts';
import type { EarnedSummary } from './earned-summary.ts';
import { type Amounts, type Indices, indicesOf } from './indices.ts';
import { sumSchedule } from './planned-pace.ts';

/** What several plans come to together: a programme, an office, a portfolio. */
export interface EarnedSum {
  readonly amounts: Amounts;
  /** From the sums, never from the indices of the plans; those of cost over the plans whose cost is known. */
  readonly indices: Pick<Indices, 'spi' | 'cpi'>;
  /** From the sum of the planned values, in calendar days from the start of the first plan. */
  readonly schedule: ScheduleIndices;
  /** How many plans are counted, and for how many of them cost is known. */
  readonly plans: number;
  readonly plansSpending: number;
}

/**
 * The sum over plans that are valued in the same unit and currency; the caller leaves out others, and tells so. SPI and
 * CPI are ratios of sums (PMI, "The Standard for Earned Value Management", 2019), earned schedule counts in calendar days.
 */
export function sumEarned(plans: readonly EarnedSummary[]): EarnedSum {
  const plansSpending = plans.filter(({ ac }) => ac !== null);
  const amounts = amountsOf(plans);
  const { spi } = indicesOf(amounts);
  const { cpi } = indicesOf(amountsOf(plansSpending));
  const schedule = scheduleOf(plans);
  return { amounts, indices: { spi, cpi }, schedule, plans: plans.length, plansSpending: plansSpending.length };
}

/** Amounts are added up without when they were planned. */
type Unpaced = Omit<EarnedSummary, 'pace'>;

/** What several plans come to at completion, of those of which it is known what they cost and still will. */
export interface CostSum {
  /** The budgets at completion of these plans. */
  readonly bac: number;
  /** What is spent and what is left by each plan as it stands; null where that is known of none. */
  readonly eac: number | null;
  /** How many plans are counted. */
  readonly plans: number;
}

/**
 * The estimate at completion of plans that are valued in the same currency, beside the budgets that it is compared with.
 * It is the sum of what each says of itself: a forecast by the CPI of the sum would carry the overrun of one to all.
 */
export function sumCost(plans: readonly Unpaced[]): CostSum {
  const known = plans.filter(({ ac, etc }) => ac !== null && etc != null);
  const amounts = amountsOf(known);
  return { bac: amounts.bac, eac: indicesOf(amounts).eacPlan.value, plans: known.length };
}

/** Nothing is said where the pace of some was not kept: the rest alone would stand for all. */
function scheduleOf(plans: readonly EarnedSummary[]): ScheduleIndices {
  const discrete = plans.map(({ discrete, pace, ...whole }) => ({ ...(discrete ?? whole), pace }));
  const planned = discrete.filter(({ bac }) => bac > 0);
  const paced = planned.flatMap(({ pace, bac, pv, ev }) => (pace ? [{ pace, bac, pv, ev }] : []));
  return sumSchedule(paced.length === planned.length ? paced : []);
}

/** Cost is known where it is known of every plan; what was kept before level of effort was told apart counts as discrete. */
function amountsOf(plans: readonly Unpaced[]): Amounts {
  const sum = (of: (plan: Unpaced) => number) => plans.reduce((all, plan) => all + of(plan), 0);
  const known = (of: (plan: Unpaced) => number | null | undefined) =>
    plans.length > 0 && plans.every((plan) => of(plan) != null) ? sum((plan) => of(plan) ?? 0) : null;
  const whole = { bac: sum(({ bac }) => bac), pv: sum(({ pv }) => pv), ev: sum(({ ev }) => ev) };
  return {
    ...whole,
    ac: known(({ ac }) => ac),
    etc: known(({ etc }) => etc),
    discrete: {
      bac: sum(({ discrete, bac }) => discrete?.bac ?? bac),
      pv: sum(({ discrete, pv }) => discrete?.pv ?? pv),
      ev: sum(({ discrete, ev }) => discrete?.ev ?? ev),
    },
  };
}
