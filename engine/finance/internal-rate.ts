import type { Flows } from './present-value.ts';

/** Why there is no internal rate of return. */
export type NoRateReason = 'no-change-of-sign' | 'no-root' | 'several-roots';

export interface InternalRate {
  /** Percent for a period, or `null` where the flows have no such rate, or several. */
  readonly ratePercent: number | null;
  /** The rates above −100 % at which the flows are worth nothing, ascending, in percent; those within .01 once. */
  readonly rootsPercent: readonly number[];
  readonly reason: NoRateReason | null;
}

/**
 * The rate at which the flows are worth nothing. Where several do so, none is the rate (Brealey, Myers and Allen,
 * Principles of Corporate Finance, chapter 5): the roots are named instead. Flows without a change of sign have none.
 *
 * Method: with x = 1 / (1 + r) the value is a polynomial in x > 0. Its roots between 0 and 1, and by the reversed
 * polynomial those above 1, are isolated exactly by the changes of sign of its Bernstein coefficients (Lane and
 * Riesenfeld 1981), halving the interval until each part holds none or one: no first guess, and none is missed.
 */
export function internalRate(flows: Flows): InternalRate {
  const used = trimmed(flows);
  if (!changesSign(used)) return { ratePercent: null, rootsPercent: [], reason: 'no-change-of-sign' };
  const scale = Math.max(...used.map(Math.abs));
  const coefficients = used.map((flow) => flow / scale);
  const gains = rootsInUnit(coefficients).map((x) => (1 / x - 1) * 100);
  const losses = rootsInUnit(coefficients.toReversed()).map((growth) => (growth - 1) * 100);
  const rootsPercent = distinct([...losses, ...gains].filter((rate) => rate > -100));
  const [only] = rootsPercent;
  if (only === undefined) return { ratePercent: null, rootsPercent, reason: 'no-root' };
  if (rootsPercent.length > 1) return { ratePercent: null, rootsPercent, reason: 'several-roots' };
  return { ratePercent: only, rootsPercent, reason: null };
}

/** Without the periods at either end in which nothing flows: they move no root. */
function trimmed(flows: Flows): number[] {
  const first = flows.findIndex((flow) => flow !== 0);
  const last = flows.findLastIndex((flow) => flow !== 0);
  return first < 0 ? [] : flows.slice(first, last + 1);
}

const changesSign = (flows: Flows): boolean => flows.some((flow) => flow > 0) && flows.some((flow) => flow < 0);

/** Parts narrower than this hold one root, or two that are the same to any purpose. */
const narrowest = 2 ** -44;

/** The roots in (0, 1] of a polynomial given by its coefficients, constant first. */
function rootsInUnit(coefficients: readonly number[]): number[] {
  const roots: number[] = [];
  const open: { from: number; width: number; bernstein: number[] }[] = [
    { from: 0, width: 1, bernstein: toBernstein(coefficients) },
  ];
  for (let part = open.pop(); part; part = open.pop()) {
    const { from, width, bernstein } = part;
    if (isZero(bernstein.at(-1) ?? 0)) roots.push(from + width);
    const changes = signChanges(bernstein);
    if (changes === 0) continue;
    if (width < narrowest) {
      roots.push(from + width / 2);
      continue;
    }
    const [left, right] = halves(bernstein);
    open.push({ from: from + width / 2, width: width / 2, bernstein: right });
    open.push({ from, width: width / 2, bernstein: left });
  }
  return roots;
}

/** The same polynomial over [0, 1] in the Bernstein basis: b_i = Σ_k C(i, k) / C(n, k) a_k. */
function toBernstein(coefficients: readonly number[]): number[] {
  const degree = coefficients.length - 1;
  return coefficients.map((_, i) => {
    let [sum, ratio] = [0, 1];
    for (let k = 0; k <= i; k++) {
      sum += ratio * (coefficients[k] ?? 0);
      ratio *= (i - k) / (degree - k || 1);
    }
    return sum;
  });
}

/** Both halves of the interval, by de Casteljau's scheme. */
function halves(bernstein: readonly number[]): [number[], number[]] {
  const left: number[] = [];
  const right: number[] = [];
  let row = [...bernstein];
  while (row.length > 0) {
    left.push(row[0] ?? 0);
    right.push(row.at(-1) ?? 0);
    row = row.slice(1).map((value, index) => (value + (row[index] ?? 0)) / 2);
  }
  return [left, right.reverse()];
}

/** Flows are scaled to 1 at most; what is less than rounding leaves of them is nothing. */
const isZero = (value: number): boolean => Math.abs(value) < 1e-14;

function signChanges(values: readonly number[]): number {
  const signs = values.filter((value) => !isZero(value)).map(Math.sign);
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
}

/** Ascending, those that differ by less than a hundredth of a percent taken once: nobody could tell them apart. */
function distinct(rates: readonly number[]): number[] {
  const sorted = rates.toSorted((a, b) => a - b);
  return sorted.filter((rate, index) => index === 0 || rate - (sorted[index - 1] ?? 0) > 0.01);
}
