import { dateOfDay, dayOfDate } from '../kernel/plan-time.ts';
import { benefitCostRatio, costOfDelayPerMonth, payback } from './case-figures.ts';
import { amountsByPeriod, type DatedAmount, type FiscalPeriod, fiscalPeriods } from './fiscal-periods.ts';
import { type InternalRate, internalRate } from './internal-rate.ts';
import {
  type DiscountConvention,
  discountFactors,
  netPresentValue,
  ratePerPeriod,
  wholeMinor,
} from './present-value.ts';

export const flowKinds = ['capex', 'opex', 'benefit'] as const;
export type FlowKind = (typeof flowKinds)[number];

/** Of benefits; a dis-benefit counts against the case, what is unquantified is told beside the figures. */
export const benefitClasses = ['cashable', 'non-cashable', 'dis-benefit'] as const;
export type BenefitClass = (typeof benefitClasses)[number];

export const repetitions = ['once', 'month', 'quarter', 'year'] as const;
export type Repetition = (typeof repetitions)[number];

/** An amount that is paid or comes in, once or again and again. */
export interface CaseFlow {
  readonly kind: FlowKind;
  /** Of a benefit; `null` of a cost. */
  readonly benefitClass: BenefitClass | null;
  /** Positive, in minor units: the likely amount, and its range where one is given. */
  readonly amountMinor: number;
  readonly leastMinor: number | null;
  readonly mostMinor: number | null;
  /** Days since 1984-01-01. */
  readonly firstDay: number;
  readonly every: Repetition;
  /** How often in all; 1 of `once`. */
  readonly times: number;
}

export interface CaseTerms {
  /** At which everything is valued; what is due before is sunk and counts for nothing. */
  readonly baseDay: number;
  /** Of the fiscal year, 1 to 12. */
  readonly startMonth: number;
  readonly yearlyRatePercent: number;
  readonly convention: DiscountConvention;
}

/** A fiscal year of a case, in minor units. */
export interface CaseYear {
  readonly period: FiscalPeriod;
  readonly capexMinor: number;
  readonly opexMinor: number;
  /** Dis-benefits taken off. */
  readonly benefitMinor: number;
  readonly netMinor: number;
  /** What the net amounts up to its end add up to. */
  readonly cumulativeMinor: number;
  /** What the year's net amount is worth at the base day. */
  readonly presentMinor: number;
}

export interface CaseEvaluation {
  readonly years: readonly CaseYear[];
  readonly costMinor: number;
  readonly benefitMinor: number;
  readonly netPresentValueMinor: number;
  /** With all costs at their most and benefits at their least, and the other way round. */
  readonly range: { readonly leastMinor: number; readonly mostMinor: number };
  readonly internalRate: InternalRate;
  /** Years from the base day; `null` where it never pays for itself. */
  readonly paybackYears: number | null;
  readonly discountedPaybackYears: number | null;
  readonly benefitCostRatio: number | null;
  /** With benefits that end on their day, whatever the start. */
  readonly costOfDelayPerMonthMinor: number;
}

/** Later than any case looks. */
const mostYears = 60;

/**
 * The figures of one option of a business case, by fiscal years from the one of the base day; discounted at the
 * yearly rate by the convention. An option without flows is worth 0. A rate of −100 % or less counts as 0. O(flows × repetitions).
 */
export function evaluateCase(flows: readonly CaseFlow[], terms: CaseTerms): CaseEvaluation {
  const { baseDay, startMonth, convention } = terms;
  const ratePercent = terms.yearlyRatePercent > -100 ? terms.yearlyRatePercent : 0;
  const last = Math.max(baseDay, ...flows.map((flow) => dueDays(flow).at(-1) ?? baseDay));
  const periods = fiscalPeriods(baseDay, mostYears, 'year', startMonth).filter(({ firstDay }) => firstDay <= last);
  const byYear = (of: (flow: CaseFlow) => number) => sums(flows, of, baseDay, periods);
  const capex = byYear((flow) => (flow.kind === 'capex' ? flow.amountMinor : 0));
  const opex = byYear((flow) => (flow.kind === 'opex' ? flow.amountMinor : 0));
  const benefit = byYear((flow) => signOf(flow) * (flow.kind === 'benefit' ? flow.amountMinor : 0));
  const discounting = { ratePercent, convention };
  const net = (pick: (flow: CaseFlow) => number) => [0, ...byYear((flow) => signOf(flow) * pick(flow))];
  const likely = net(({ amountMinor }) => amountMinor);
  const least = net((flow) => (signOf(flow) > 0 ? flow.leastMinor : flow.mostMinor) ?? flow.amountMinor);
  const most = net((flow) => (signOf(flow) > 0 ? flow.mostMinor : flow.leastMinor) ?? flow.amountMinor);
  const worth = (of: readonly number[]) => netPresentValue(of, discounting) ?? 0;
  const factors = discountFactors(likely.length, discounting) ?? [];
  let cumulative = 0;
  const years = periods.map((period, index): CaseYear => {
    const netMinor = likely[index + 1] ?? 0;
    cumulative += netMinor;
    return {
      period,
      capexMinor: capex[index] ?? 0,
      opexMinor: opex[index] ?? 0,
      benefitMinor: benefit[index] ?? 0,
      netMinor,
      cumulativeMinor: cumulative,
      presentMinor: wholeMinor(netMinor * (factors[index + 1] ?? 0)),
    };
  });
  const costs = periods.map((_, index) => (capex[index] ?? 0) + (opex[index] ?? 0));
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  return {
    years,
    costMinor: sum(costs),
    benefitMinor: sum(benefit),
    netPresentValueMinor: worth(likely),
    range: { leastMinor: worth(least), mostMinor: worth(most) },
    internalRate: internalRate(likely.slice(1)),
    paybackYears: payback(likely),
    discountedPaybackYears: payback(likely, discounting),
    benefitCostRatio: benefitCostRatio({ costs: [0, ...costs], benefits: [0, ...benefit] }, discounting),
    costOfDelayPerMonthMinor: delayPerMonth(flows, terms, ratePercent, last),
  };
}

/** 1 for what comes in, −1 for what goes out or is lost. */
const signOf = ({ kind, benefitClass }: CaseFlow): number =>
  kind === 'benefit' && benefitClass !== 'dis-benefit' ? 1 : -1;

function sums(
  flows: readonly CaseFlow[],
  of: (flow: CaseFlow) => number,
  baseDay: number,
  periods: readonly FiscalPeriod[],
): number[] {
  const amounts = flows.flatMap((flow): DatedAmount[] => {
    const minor = of(flow);
    return minor === 0 ? [] : dueDays(flow).flatMap((day) => (day < baseDay ? [] : { day, minor }));
  });
  return amountsByPeriod(amounts, periods).byPeriodMinor;
}

function delayPerMonth(flows: readonly CaseFlow[], terms: CaseTerms, ratePercent: number, last: number): number {
  const months = fiscalPeriods(terms.baseDay, mostYears * 12, 'month', terms.startMonth).filter(({ firstDay }) => firstDay <= last); // biome-ignore format: one line
  const earned = flows.flatMap((flow) => (signOf(flow) > 0 ? earnedMonths(flow, terms.baseDay) : []));
  const costs = sums(flows, (flow) => (signOf(flow) < 0 ? flow.amountMinor : 0), terms.baseDay, months);
  const benefits = amountsByPeriod(earned, months).byPeriodMinor;
  const monthly = { ratePercent: ratePerPeriod(ratePercent, 12), convention: terms.convention };
  return costOfDelayPerMonth({ costs: [0, ...costs], benefits: [0, ...benefits] }, monthly, 'fixed') ?? 0;
}

/** What comes in each quarter or year is earned evenly over its months: a month of delay takes one of them, not all. */
function earnedMonths(flow: CaseFlow, baseDay: number): DatedAmount[] {
  const count = Math.max(1, monthsOf[flow.every]);
  return dueDays(flow).flatMap((day) => {
    if (day < baseDay) return [];
    const due = dateOfDay(day);
    return Array.from({ length: count }, (_, back): DatedAmount => {
      const month = due.year * 12 + due.month - 1 - back;
      const at = back === 0 ? day : dayOfDate(Math.floor(month / 12), (month % 12) + 1, 1);
      return { day: Math.max(at, baseDay), minor: flow.amountMinor / count };
    });
  });
}

const monthsOf: Readonly<Record<Repetition, number>> = { once: 0, month: 1, quarter: 3, year: 12 };

/** The days on which a flow falls due; one of the 31st on the last day of shorter months. */
export function dueDays({ firstDay, every, times }: Pick<CaseFlow, 'firstDay' | 'every' | 'times'>): number[] {
  if (every === 'once') return [firstDay];
  const { year, month, day } = dateOfDay(firstDay);
  return Array.from({ length: Math.max(0, times) }, (_, index) => {
    const at = year * 12 + month - 1 + index * monthsOf[every];
    const first = dayOfDate(Math.floor(at / 12), (at % 12) + 1, 1);
    const next = dayOfDate(Math.floor((at + 1) / 12), ((at + 1) % 12) + 1, 1);
    return Math.min(first + day - 1, next - 1);
  });
}
