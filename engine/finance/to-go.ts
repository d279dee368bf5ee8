import { costOfDelayPerMonth } from './case-figures.ts';
import type { BenefitClass, Repetition } from './evaluate-case.ts';
import { dueDays, earnedByMonth } from './evaluate-case.ts';
import { amountsByPeriod, type DatedAmount, fiscalPeriods } from './fiscal-periods.ts';
import { netPresentValue, ratePerPeriod } from './present-value.ts';

export const toGoKinds = ['cost', 'benefit', 'commitment', 'exit'] as const;
/**
 * `cost`: still to be paid beside the plan. `commitment`: the part of what is still to be paid, by the plan or beside it,
 * that is due even if all stops. `exit`: due only if it stops.
 */
export type ToGoKind = (typeof toGoKinds)[number];

/** An amount that is still to come, once or again and again. */
export interface ToGoFlow {
  readonly kind: ToGoKind;
  /** Of a benefit; `null` of all others. */
  readonly benefitClass: BenefitClass | null;
  /** Positive, in minor units. */
  readonly amountMinor: number;
  /** Days since 1984-01-01. */
  readonly firstDay: number;
  readonly every: Repetition;
  readonly times: number;
}

export interface ToGoTerms {
  /** At which everything is valued; what was due before is sunk and counts for nothing. */
  readonly today: number;
  readonly yearlyRatePercent: number;
  /** What is left to be paid by the plan, evenly until it ends; `null` where the plan does not say. */
  readonly planCostMinor: number | null;
  readonly planFinish: number | null;
}

/** What is still to come of something that runs, at today's worth and in minor units; what was spent is no part of it. */
export interface ToGo {
  readonly costMinor: number;
  readonly valueMinor: number;
  /** Of the cost, what is due even if all stops. */
  readonly committedMinor: number;
  readonly exitMinor: number;
  /** What going on is worth, and what stopping is: value less cost, and less what has to be paid all the same. */
  readonly continueMinor: number;
  readonly cancelMinor: number;
  /** What stopping leaves for something else: the cost that is not paid any more, less the exit. */
  readonly freedMinor: number;
  /** What a month of pause costs where benefits end on their day, whatever is done; below 0 where waiting pays. */
  readonly pausePerMonthMinor: number;
  /** `null` where either what it costs or what it is worth is not known. */
  readonly verdict: 'continue' | 'cancel' | null;
}

/** Later than anything here looks: sixty years. */
const mostMonths = 720;

/**
 * Cost to go against value to go, without what is sunk. Amounts fall into months from the one of `today`, discounted at
 * the end of each at the monthly rate that compounds to the yearly one; a rate of −100 % or less counts as 0. Stopping is
 * advised where it is worth more than going on. O(flows × repetitions).
 */
export function evaluateToGo(flows: readonly ToGoFlow[], terms: ToGoTerms): ToGo {
  const { today, planCostMinor } = terms;
  const yearly = terms.yearlyRatePercent > -100 ? terms.yearlyRatePercent : 0;
  const discounting = { ratePercent: ratePerPeriod(yearly, 12) };
  const months = fiscalPeriods(today, mostMonths, 'month', 1);
  const byMonth = (amounts: readonly DatedAmount[]) =>
    [0, ...amountsByPeriod(amounts.filter(({ day }) => day >= today), months).byPeriodMinor]; // biome-ignore format: one line
  const of = (isMeant: (flow: ToGoFlow) => boolean, sign: (flow: ToGoFlow) => number = () => 1) =>
    flows
      .filter(isMeant)
      .flatMap((flow) => dueDays(flow).map((day) => ({ day, minor: sign(flow) * flow.amountMinor })));
  const costs = byMonth([...of(({ kind }) => kind === 'cost'), ...planned(terms, months)]);
  const benefits = byMonth(of(({ kind }) => kind === 'benefit', ({ benefitClass }) => (benefitClass === 'dis-benefit' ? -1 : 1))); // biome-ignore format: one line
  const worth = (amounts: readonly number[]) => netPresentValue(amounts, discounting) ?? 0;
  const [costMinor, valueMinor] = [worth(costs), worth(benefits)];
  const committedMinor = Math.min(costMinor, worth(byMonth(of(({ kind }) => kind === 'commitment'))));
  const exitMinor = worth(byMonth(of(({ kind }) => kind === 'exit')));
  const continueMinor = valueMinor - costMinor;
  const cancelMinor = 0 - committedMinor - exitMinor;
  const isKnown = flows.some(({ kind }) => kind === 'benefit') && (planCostMinor !== null || flows.some(({ kind }) => kind === 'cost')); // biome-ignore format: one line
  const isBenefit = ({ kind }: ToGoFlow) => kind === 'benefit';
  const signed = ({ benefitClass }: ToGoFlow) => (benefitClass === 'dis-benefit' ? -1 : 1);
  // what comes again and again ends on its day, whatever is done; what comes once comes later
  const single = byMonth(of((flow) => isBenefit(flow) && flow.every === 'once', signed));
  const again = flows.filter((flow) => isBenefit(flow) && flow.every !== 'once');
  const moving = single.map((amount, month) => amount - (costs[month] ?? 0));
  const ending = again.map((flow) => [0, ...earnedByMonth(byMonth(of((one) => one === flow, signed)).slice(1), flow.every, 0)]); // biome-ignore format: one line
  return {
    ...{ costMinor, valueMinor, committedMinor, exitMinor, continueMinor, cancelMinor },
    freedMinor: costMinor - committedMinor - exitMinor,
    pausePerMonthMinor: costOfDelayPerMonth({ moving, ending }, discounting) ?? 0,
    verdict: isKnown ? (continueMinor < cancelMinor ? 'cancel' : 'continue') : null,
  };
}

/** What the plan still costs, in equal parts to the end of each month until it ends; the last part takes the rest. */
function planned(
  { today, planCostMinor, planFinish }: ToGoTerms,
  months: ReturnType<typeof fiscalPeriods>,
): DatedAmount[] {
  if (!planCostMinor) return [];
  const end = Math.max(today, planFinish ?? today);
  const until = months.filter(({ firstDay }) => firstDay <= end);
  const part = Math.floor(planCostMinor / until.length);
  return until.map(({ lastDay: day }, index) => ({ day, minor: index === until.length - 1 ? planCostMinor - part * index : part })); // biome-ignore format: one line
}
