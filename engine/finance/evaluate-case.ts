import { dayMonthsLater } from '../kernel/months-later.ts';
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
  /** At which everything is valued. */
  readonly baseDay: number;
  /** What is due before this day is spent, and counts for nothing in what is to come; the base day unless given. */
  readonly sunkBefore?: number;
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
  /** To come. */
  readonly costMinor: number;
  /** What is spent already included. */
  readonly wholeCostMinor: number;
  readonly benefitMinor: number;
  readonly netPresentValueMinor: number;
  /** With all costs at their most and benefits at their least, and the other way round. */
  readonly range: { readonly leastMinor: number; readonly mostMinor: number };
  readonly internalRate: InternalRate;
  /** Years from the base day; `null` where it never pays for itself. */
  readonly paybackYears: number | null;
  readonly discountedPaybackYears: number | null;
  readonly benefitCostRatio: number | null;
  /** With repeated benefits that end on their day, whatever the start; what comes once comes later. */
  readonly costOfDelayPerMonthMinor: number;
}

/** Further from its base day than any case looks, forward or back. */
const mostYears = 60;

/**
 * The figures of one option of a business case, by fiscal years from the one of the base day, or of what is to be paid
 * before that; discounted at the yearly rate by the convention, from the base day to the end of each year by days. An
 * option without flows is worth 0. A rate of −100 % or less counts as 0. O(flows × repetitions).
 */
export function evaluateCase(flows: readonly CaseFlow[], terms: CaseTerms): CaseEvaluation {
  const ratePercent = terms.yearlyRatePercent > -100 ? terms.yearlyRatePercent : 0;
  const periods = periodsOf(flows, terms, 'year');
  const byYear = (of: (flow: CaseFlow) => number) => sums(flows, of, terms, periods);
  const capex = byYear((flow) => (flow.kind === 'capex' ? flow.amountMinor : 0));
  const opex = byYear((flow) => (flow.kind === 'opex' ? flow.amountMinor : 0));
  const benefit = byYear((flow) => signOf(flow) * (flow.kind === 'benefit' ? flow.amountMinor : 0));
  const discounting = { ratePercent, ...timing(terms, periods) };
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
    wholeCostMinor: sum(flows.map((flow) => (flow.kind === 'benefit' ? 0 : flow.amountMinor * dueDays(flow).length))),
    benefitMinor: sum(benefit),
    netPresentValueMinor: worth(likely),
    range: { leastMinor: worth(least), mostMinor: worth(most) },
    internalRate: internalRate(likely.slice(1)),
    paybackYears: payback(likely, { ...discounting, ratePercent: 0 }),
    discountedPaybackYears: payback(likely, discounting),
    benefitCostRatio: benefitCostRatio({ costs: [0, ...costs], benefits: [0, ...benefit] }, discounting),
    costOfDelayPerMonthMinor: delayPerMonth(flows, terms, ratePercent),
  };
}

/** 1 for what comes in, −1 for what goes out or is lost. */
const signOf = ({ kind, benefitClass }: CaseFlow): number =>
  kind === 'benefit' && benefitClass !== 'dis-benefit' ? 1 : -1;

/** On what days the flow is yet to come. */
const comingDays = (flow: CaseFlow, { baseDay, sunkBefore = baseDay }: CaseTerms): number[] =>
  dueDays(flow).filter((day) => day >= Math.max(sunkBefore, baseDay - mostYears * 365));

/** From the period of the base day, or of the first amount to come before it, to that of the last. */
function periodsOf(flows: readonly CaseFlow[], terms: CaseTerms, length: 'month' | 'year'): FiscalPeriod[] {
  const days = flows.flatMap((flow) => comingDays(flow, terms));
  const [first, last] = days.reduce(([from, to], day) => [Math.min(from, day), Math.max(to, day)], [terms.baseDay, terms.baseDay]); // biome-ignore format: one line
  const most = 2 * mostYears * (length === 'month' ? 12 : 1);
  return fiscalPeriods(first, most, length, terms.startMonth).filter(({ firstDay }) => firstDay <= last);
}

/** Where the first of these periods begins, in periods from the base day, by days within the one that holds that. */
function timing({ baseDay, convention }: CaseTerms, periods: readonly FiscalPeriod[]) {
  const at = periods.findIndex(({ lastDay }) => lastDay >= baseDay);
  const { firstDay, lastDay } = periods[at] as FiscalPeriod;
  return { convention, start: 0 - at - (baseDay - firstDay) / (lastDay - firstDay + 1) };
}

function sums(
  flows: readonly CaseFlow[],
  of: (flow: CaseFlow) => number,
  terms: CaseTerms,
  periods: readonly FiscalPeriod[],
): number[] {
  const amounts = flows.flatMap((flow): DatedAmount[] => {
    const minor = of(flow);
    return minor === 0 ? [] : comingDays(flow, terms).map((day) => ({ day, minor }));
  });
  return amountsByPeriod(amounts, periods).byPeriodMinor;
}

/** A month of delay takes a month of each repeated benefit, as these end on their day, and moves all else. */
function delayPerMonth(flows: readonly CaseFlow[], terms: CaseTerms, ratePercent: number): number {
  const months = periodsOf(flows, terms, 'month');
  const ends = ({ kind, every }: CaseFlow) => kind === 'benefit' && every !== 'once';
  const signed = (flow: CaseFlow) => signOf(flow) * flow.amountMinor;
  const moving = sums(flows, (flow) => (ends(flow) ? 0 : signed(flow)), terms, months);
  const base = months.findIndex(({ lastDay }) => lastDay >= terms.baseDay);
  const ending = flows.filter(ends).map((flow) => [0, ...earnedByMonth(sums([flow], signed, terms, months), flow.every, base)]); // biome-ignore format: one line
  const monthly = { ratePercent: ratePerPeriod(ratePercent, 12), ...timing(terms, months) };
  return costOfDelayPerMonth({ moving: [0, ...moving], ending }, monthly) ?? 0;
}

/**
 * What falls due in each quarter or year is earned evenly over the months up to its day, none of them before month `base`:
 * by months from the first to the last in which something is due.
 */
export function earnedByMonth(due: readonly number[], every: Repetition, base: number): number[] {
  const length = monthsOf[every];
  const byMonth = due.slice(0, due.findLastIndex((minor) => minor !== 0) + 1).map(() => 0);
  for (const at of byMonth.keys())
    for (let back = 0; back < length; back++) {
      const month = Math.max(at - back, Math.min(at, base));
      byMonth[month] = (byMonth[month] ?? 0) + (due[at] ?? 0) / length;
    }
  return byMonth;
}

const monthsOf: Readonly<Record<Repetition, number>> = { once: 0, month: 1, quarter: 3, year: 12 };

/** The days on which a flow falls due; one of the 31st on the last day of shorter months. */
export function dueDays({ firstDay, every, times }: Pick<CaseFlow, 'firstDay' | 'every' | 'times'>): number[] {
  if (every === 'once') return [firstDay];
  return Array.from({ length: Math.max(0, times) }, (_, index) => dayMonthsLater(firstDay, index * monthsOf[every]));
}
