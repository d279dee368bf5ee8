/**
 * Cash flows in minor units: the first at the base date, undiscounted; each further one belongs to a period behind it.
 * Money that comes in is positive.
 */
export type Flows = readonly number[];

/** When within its period a flow falls due; stated beside every figure. Period end unless said otherwise. */
export const discountConventions = ['period-end', 'mid-period', 'period-start'] as const;
export type DiscountConvention = (typeof discountConventions)[number];

export interface Discounting {
  /** Discount rate of a period in percent, as 10 for 10 %; one for each period behind the base date, or one for all. */
  readonly ratePercent: number | readonly number[];
  readonly convention?: DiscountConvention;
  /**
   * Where the first flow lies, in periods from the base date: 0 unless given, less where the base date lies within the
   * first period or behind it. What is worth at the base date counts from there, by the rate of the first period.
   */
  readonly start?: number;
}

const fractionOf: Readonly<Record<DiscountConvention, number>> = {
  'period-end': 1,
  'mid-period': 0.5,
  'period-start': 0,
};

/**
 * What one unit of each flow is worth at the base date: the product of the rates up to its period, 1 of the first where
 * that lies at the base date. Where fewer rates are given than periods, the last goes on. `null` where a rate is no number
 * above −100 %.
 */
export function discountFactors(count: number, { ratePercent, convention, start = 0 }: Discounting): number[] | null {
  const rates = typeof ratePercent === 'number' ? [ratePercent] : ratePercent;
  if (rates.length === 0 || !rates.every((rate) => Number.isFinite(rate) && rate > -100)) return null;
  const fraction = fractionOf[convention ?? 'period-end'];
  const factors: number[] = [];
  let before = (1 + (rates[0] ?? 0) / 100) ** -start;
  for (let period = 0; period < count; period++) {
    if (period === 0) {
      factors.push(before);
      continue;
    }
    const growth = 1 + (rates[Math.min(period, rates.length) - 1] ?? 0) / 100;
    factors.push(before / growth ** fraction);
    before /= growth;
  }
  return factors;
}

/** The rate of a period that compounds to the yearly one, both in percent: 12 for months, 4 for quarters. */
export const ratePerPeriod = (yearlyPercent: number, periodsPerYear: number): number =>
  ((1 + yearlyPercent / 100) ** (1 / periodsPerYear) - 1) * 100;

/**
 * Net present value in whole minor units, halves away from zero; `null` where the rate is none (see
 * `discountFactors`). No flows are worth 0.
 */
export function netPresentValue(flows: Flows, discounting: Discounting): number | null {
  const factors = discountFactors(flows.length, discounting);
  return factors && wholeMinor(sumProduct(flows, factors));
}

/** Rounded to whole minor units, halves away from zero, never −0. */
export const wholeMinor = (value: number): number => Math.sign(value) * Math.round(Math.abs(value)) || 0;

export const sumProduct = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
