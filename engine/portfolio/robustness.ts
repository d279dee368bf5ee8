import { type SeededRandom, seededRandom } from '../kernel/seeded-random.ts';
import { investmentsIn } from './change-portfolio.ts';
import type { Portfolio } from './portfolio.ts';
import { type SelectOptions, select } from './select.ts';

/** Between which percents of what was said the value and the cost of an investment may come to lie. */
export interface InvestmentRange {
  readonly investment: string;
  readonly valuePercent: readonly [least: number, most: number];
  readonly costPercent: readonly [least: number, most: number];
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
  ranges: readonly InvestmentRange[],
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

function withinRanges(portfolio: Portfolio, ranges: readonly InvestmentRange[], random: SeededRandom): Portfolio {
  // in an order of their own, so that reordered ranges draw the same numbers
  const ordered = ranges.toSorted((a, b) => (a.investment < b.investment ? -1 : 1));
  const drawn = new Map(
    ordered.map(({ investment, valuePercent, costPercent }) => {
      const between = ([least, most]: readonly [number, number]) => (least + random.next() * (most - least)) / 100;
      return [investment, { value: between(valuePercent), cost: between(costPercent) }];
    }),
  );
  const investments = portfolio.investments.map((one) => {
    const factors = drawn.get(one.id);
    if (!factors) return one;
    const scaled = (amounts: readonly number[], factor: number) => amounts.map((amount) => Math.round(amount * factor));
    const options = one.options.map((option) => ({
      ...option,
      score: option.score * factors.value,
      netFlowsMinor: option.netFlowsMinor.map((flow) => Math.round(flow * (flow > 0 ? factors.value : factors.cost))),
      costs: option.costs.map((cost) => ({ ...cost, byPeriodMinor: scaled(cost.byPeriodMinor, factors.cost) })),
    }));
    return { ...one, options };
  });
  return { ...portfolio, investments };
}
