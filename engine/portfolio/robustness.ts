import { type SeededRandom, seededRandom } from '../kernel/seeded-random.ts';
import { investmentsIn } from './change-portfolio.ts';
import type { Portfolio } from './portfolio.ts';
import { type SelectOptions, select } from './select.ts';

/** Between what the score of an option and its cost may come to lie. */
export interface OptionRange {
  readonly investment: string;
  readonly option: string;
  readonly score: readonly [least: number, most: number];
  /** In percent of what was said. */
  readonly costPercent: readonly [least: number, most: number];
  /** Whether the score is less what it costs: it is least, then, where it costs most. */
  readonly isNetOfCost: boolean;
}

export interface RobustnessOptions extends SelectOptions {
  readonly samples: number;
  /** Of the sampling. */
  readonly samplingSeed: number;
}

export interface Robustness {
  /** Of so many samples a choice was found. */
  readonly answered: number;
  readonly investments: readonly {
    readonly investment: string;
    /** Share of the answered samples in which it is chosen; `null` where none was answered. */
    readonly coreIndex: number | null;
    /** Chosen always, sometimes, or never. */
    readonly standing: 'core' | 'borderline' | 'exterior' | null;
  }[];
}

/**
 * How often each investment is chosen while values and costs vary within their ranges, each sample a portfolio of its own
 * that is solved anew. After Liesiö, Mild and Salo, Preference programming for robust portfolio modeling and project
 * selection, European Journal of Operational Research 181 (2007): core index, core, borderline and exterior projects;
 * here by seeded sampling, so that core means chosen in every sample.
 */
export function robustness(
  portfolio: Portfolio,
  ranges: readonly OptionRange[],
  options: RobustnessOptions,
): Robustness {
  return robustnessOver(portfolio, (sampled, random) => withinRanges(sampled, ranges, random), options);
}

/** The same for any way to vary a portfolio, such as over all weights that fit an order. */
export function robustnessOver(
  portfolio: Portfolio,
  vary: (portfolio: Portfolio, random: SeededRandom) => Portfolio,
  { samples, samplingSeed, ...options }: RobustnessOptions,
): Robustness {
  const random = seededRandom(samplingSeed);
  const counts = new Map(portfolio.investments.map(({ id }) => [id, 0]));
  const ids = [...counts.keys()].sort();
  let answered = 0;
  for (let sample = 0; sample < samples; sample++) {
    const varied = vary(portfolio, random);
    const { status, choices } = select(varied, options);
    if (status !== 'optimal' && status !== 'feasible') continue;
    answered++;
    for (const id of investmentsIn(varied, choices)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    answered,
    investments: ids.map((investment) => {
      const count = counts.get(investment) ?? 0;
      if (answered === 0) return { investment, coreIndex: null, standing: null };
      const standing = count === answered ? 'core' : count === 0 ? 'exterior' : 'borderline';
      return { investment, coreIndex: count / answered, standing };
    }),
  };
}

/** Of an investment all options turn out alike: one number says how well, one how dear where that is no part of it. */
function withinRanges(portfolio: Portfolio, ranges: readonly OptionRange[], random: SeededRandom): Portfolio {
  const byOption = new Map(ranges.map((range) => [keyOf(range.investment, range.option), range]));
  // in an order of their own, so that reordered rows draw the same numbers
  const ids = portfolio.investments.map(({ id }) => id).sort();
  const drawn = new Map(ids.map((id) => [id, { well: random.next(), dear: random.next() }]));
  const investments = portfolio.investments.map((one) => {
    const { well = 0, dear = 0 } = drawn.get(one.id) ?? {};
    const options = one.options.map((option) => {
      const range = byOption.get(keyOf(one.id, option.id));
      if (!range) return option;
      const between = ([least, most]: readonly [number, number], at: number) => least + at * (most - least);
      const cost = between(range.costPercent, range.isNetOfCost ? 1 - well : dear) / 100;
      return {
        ...option,
        score: between(range.score, well),
        netFlowsMinor: option.netFlowsMinor.map((flow) => (flow < 0 ? Math.round(flow * cost) : flow)),
        costs: option.costs.map((of) => ({ ...of, byPeriodMinor: of.byPeriodMinor.map((minor) => Math.round(minor * cost)) })), // biome-ignore format: one line
      };
    });
    return { ...one, options };
  });
  return { ...portfolio, investments };
}

const keyOf = (investment: string, option: string): string => JSON.stringify([investment, option]);
