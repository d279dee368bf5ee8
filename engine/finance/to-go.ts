import { monthEnd, monthsAhead, monthsBetween } from '../kernel/months-later.ts';
import { costOfDelayPerMonth } from './case-figures.ts';
import type { BenefitClass, Repetition } from './evaluate-case.ts';
import { dueDays, earnedByMonth } from './evaluate-case.ts';
import type { DatedAmount } from './fiscal-periods.ts';
import { type Discounting, discountFactors, ratePerPeriod, sumProduct, wholeMinor } from './present-value.ts';

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

/** The months from a day on with what each is worth at its end: the same for all that is looked at on a day, at a rate. */
export interface ToGoMonths {
  /** At which everything is valued; what was due before is sunk and counts for nothing. */
  readonly today: number;
  readonly monthly: Discounting;
  readonly factors: readonly number[];
}

/**
 * Amounts fall into months from the one of `today`, of which only what is left lies ahead; a rate of −100 % or less
 * counts as 0.
 */
export function toGoMonths(today: number, yearlyRatePercent: number): ToGoMonths {
  const ratePercent = ratePerPeriod(yearlyRatePercent > -100 ? yearlyRatePercent : 0, 12);
  const monthly = { ratePercent, start: monthsAhead(today, monthEnd(today)) - 1 };
  return { today, monthly, factors: discountFactors(mostMonths + 1, monthly) ?? [] };
}

export interface ToGoTerms {
  readonly months: ToGoMonths;
  /** What is left to be paid by the plan, by days until it ends, at once where that has passed; `null` where unknown. */
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
  /** Whether anybody says what it costs, and what it is worth; what is not known is 0 here. */
  readonly isCostKnown: boolean;
  readonly isValueKnown: boolean;
  /** `null` where either what it costs or what it is worth is not known. */
  readonly verdict: 'continue' | 'cancel' | null;
  /** Of what there is to pay, when: not discounted, each at the end of its month. */
  readonly due: Readonly<Record<'cost' | 'committed' | 'exit', readonly DatedAmount[]>>;
}

/** Later than anything here looks: sixty years. */
const mostMonths = 720;

/**
 * Cost to go against value to go, without what is sunk. Each amount is discounted at the end of its month, at the monthly
 * rate that compounds to the yearly one, of the present month by what is left of it. Stopping is advised where it is worth more than going on. O(flows × repetitions).
 */
export function evaluateToGo(flows: readonly ToGoFlow[], terms: ToGoTerms): ToGo {
  const { months, planCostMinor, planFinish } = terms;
  const of = (kind: ToGoKind, sign: (flow: ToGoFlow) => number = () => 1) =>
    byMonth(
      flows
        .filter((flow) => flow.kind === kind)
        .flatMap((flow) => dueDays(flow).map((day) => ({ day, minor: sign(flow) * flow.amountMinor }))),
      months,
    );
  const signed = ({ benefitClass }: ToGoFlow) => (benefitClass === 'dis-benefit' ? -1 : 1);
  const byPlan = evenlyByMonth(planCostMinor ?? 0, months.today, planFinish ?? months.today);
  const cost = added(of('cost'), byMonth(byPlan, months));
  const [committed, exit, benefits] = [of('commitment'), of('exit'), of('benefit', signed)];
  const worth = (amounts: readonly number[]) => wholeMinor(sumProduct([0, ...amounts], months.factors));
  const [costMinor, valueMinor] = [worth(cost), worth(benefits)];
  const committedMinor = Math.min(costMinor, worth(committed));
  const exitMinor = worth(exit);
  const continueMinor = valueMinor - costMinor;
  const cancelMinor = 0 - committedMinor - exitMinor;
  const isCostKnown = planCostMinor !== null || flows.some(({ kind }) => kind === 'cost');
  const isValueKnown = flows.some(({ kind }) => kind === 'benefit');
  // what comes again and again ends on its day, whatever is done; what comes once comes later
  const again = flows.filter(({ kind, every }) => kind === 'benefit' && every !== 'once');
  const alone = (flow: ToGoFlow) => byMonth(dueDays(flow).map((day) => ({ day, minor: signed(flow) * flow.amountMinor })), months); // biome-ignore format: one line
  const single = again.reduce((sum, flow) => added(sum, alone(flow).map((minor) => -minor)), benefits); // biome-ignore format: one line
  const moving = [0, ...added(single, cost.map((minor) => -minor))]; // biome-ignore format: one line
  const ending = again.map((flow) => [0, ...earnedByMonth(alone(flow), flow.every, 0)]);
  const isKnown = isCostKnown && isValueKnown;
  return {
    ...{ costMinor, valueMinor, committedMinor, exitMinor, continueMinor, cancelMinor },
    freedMinor: costMinor - committedMinor - exitMinor,
    pausePerMonthMinor: costOfDelayPerMonth({ moving, ending }, months.monthly) ?? 0,
    ...{ isCostKnown, isValueKnown },
    verdict: isKnown ? (continueMinor < cancelMinor ? 'cancel' : 'continue') : null,
    due: { cost: dated(cost, months), committed: dated(committed, months), exit: dated(exit, months) },
  };
}

/** By month from the present one to the last in which something is due. */
function byMonth(amounts: readonly DatedAmount[], { today }: ToGoMonths): number[] {
  const sums: number[] = [];
  for (const { day, minor } of amounts) {
    const at = monthsBetween(today, day);
    if (day < today || at >= mostMonths) continue;
    while (sums.length <= at) sums.push(0);
    sums[at] = (sums[at] ?? 0) + minor;
  }
  return sums;
}

const added = (one: readonly number[], other: readonly number[]): number[] =>
  Array.from({ length: Math.max(one.length, other.length) }, (_, at) => (one[at] ?? 0) + (other[at] ?? 0));

const dated = (byMonth: readonly number[], { today }: ToGoMonths): DatedAmount[] =>
  byMonth.flatMap((minor, at) => (minor === 0 ? [] : [{ day: monthEnd(today, at), minor }]));

/** An amount by days from the one behind `today` to a later one, told at month ends; all in this month where that is no later. */
export function evenlyByMonth(minor: number, today: number, until: number): DatedAmount[] {
  const days = until - today;
  if (days <= 0) return [{ day: monthEnd(today), minor }];
  const count = Math.min(mostMonths, monthsBetween(today, until) + 1);
  const ends = Array.from({ length: count }, (_, at) => monthEnd(today, at));
  const spent = ends.map((end, at) => (at === count - 1 ? minor : Math.floor(minor * ((end - today) / days))));
  return ends.map((day, at) => ({ day, minor: (spent[at] ?? 0) - (spent[at - 1] ?? 0) }));
}
