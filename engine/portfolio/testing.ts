import { seededRandom } from '../kernel/seeded-random.ts';
import { buildModel } from './build-model.ts';
import { buildProgramme } from './build-programme.ts';
import { investmentsIn } from './change-portfolio.ts';
import { checkSelection } from './check-selection.ts';
import { byText, canonicalPortfolio, startsOf } from './option-figures.ts';
import type { Choice, Investment, InvestmentOption, Portfolio } from './portfolio.ts';
import { choicesOf } from './select.ts';

/** A tiny portfolio in which any kind of rule may stand, small enough to try every choice. */
export function tinyPortfolio(seed: number): Portfolio {
  const random = seededRandom(seed);
  const periods = random.integer(1, 3);
  const count = random.integer(2, 5);
  const amounts = (least: number, most: number, length = random.integer(1, 2)) =>
    Array.from({ length }, () => random.integer(least, most));
  const option = (id: string, kind: InvestmentOption['kind']): InvestmentOption => {
    const earliestStart = kind === 'start' ? random.integer(0, periods - 1) : 0;
    return {
      id,
      kind,
      earliestStart,
      latestStart: kind === 'start' ? earliestStart + random.integer(0, 1) : 0,
      costs: ['capex', 'opex'].flatMap((budget) =>
        random.chance(0.6) ? [{ budget, byPeriodMinor: amounts(0, 6) }] : [],
      ),
      demands: random.chance(0.6) ? [{ skill: 'design', byPeriod: amounts(0, 6) }] : [],
      netFlowsMinor: amounts(-50, 120, 3),
      score: random.integer(kind === 'stop' ? -3 : 0, 9),
      risk: random.integer(0, 3),
    };
  };
  const ids = Array.from({ length: count }, (_, index) => `i${index}`);
  const investments = ids.map((id): Investment => {
    const isRunning = random.chance(0.2);
    const started = [option('full', 'start'), ...(random.chance(0.4) ? [option('lean', 'start')] : [])];
    return {
      id,
      obligation: random.chance(0.15) ? 'law' : null,
      isRunning,
      options: isRunning ? [option('go', 'continue'), option('wait', 'pause'), option('end', 'stop')] : started,
      classes: { theme: random.pick(['growth', 'upkeep']), office: random.pick(['north', 'south']) },
    };
  });
  const pair = () => ({ one: random.pick(ids), other: random.pick(ids) });
  const some = <T>(chance: number, make: (pick: { one: string; other: string }) => T): T[] => {
    const picked = pair();
    return random.chance(chance) && picked.one !== picked.other ? [make(picked)] : [];
  };
  return {
    periods,
    objective: random.pick([
      { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 },
      { scoreWeight: 0, presentValueWeight: 1, ratePercent: 8 },
      { scoreWeight: 10, presentValueWeight: 1, ratePercent: 5 },
    ]),
    investments,
    budgets: ['capex', 'opex'].map((kind) => ({
      kind,
      byPeriodMinor: amounts(3, 14, periods),
      carriesOver: random.chance(0.5),
    })),
    capacities: [
      {
        skill: 'design',
        byPeriod: amounts(3, 12, periods),
        boughtInPercent: random.pick([0, 0, 50]),
        boughtInPrice: random.chance(0.6) ? { minor: random.integer(1, 2), budget: 'opex' } : null,
      },
    ],
    needs: some(0.4, ({ one, other }) => ({
      investment: one,
      needs: other,
      after: random.pick(['start', 'end'] as const),
      lag: random.integer(0, 1),
    })),
    enablings: some(0.4, ({ one, other }) => ({ investment: one, by: other, value: random.integer(-6, 12) })),
    exclusions: some(0.3, ({ one, other }) => ({ investments: [one, other], most: 1 })),
    shares: random.chance(0.3)
      ? [
          {
            dimension: 'theme',
            class: 'growth',
            of: random.pick(['cost', 'count'] as const),
            leastPercent: random.pick([null, 30]),
            mostPercent: random.pick([null, 60]),
          },
        ]
      : [],
    mostRisk: random.pick([null, random.integer(2, 9)]),
  };
}

/** So many proposals of random worth, of which money, another money and people allow about a third. */
export function worldOf(count: number) {
  const random = seededRandom(3);
  const investments = Array.from({ length: count }, (_, index): Investment => {
    const costs = ['capex', 'opex'].map((budget) => ({ budget, byPeriodMinor: [random.integer(100, 1000)] }));
    const [demands, score] = [[{ skill: 'design', byPeriod: [random.integer(100, 1000)] }], random.integer(100, 1000)];
    const span = { earliestStart: 0, latestStart: 0, netFlowsMinor: [], risk: 0 };
    const options = [{ id: 'full', kind: 'start' as const, ...span, costs, demands, score }];
    return { id: String(index), obligation: null, isRunning: false, classes: {}, options };
  });
  const byPeriod = [count * 180];
  const portfolio = {
    ...tinyPortfolio(1),
    ...{ periods: 1, investments, needs: [], enablings: [], exclusions: [], shares: [], mostRisk: null },
    objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 },
    budgets: ['capex', 'opex'].map((kind) => ({ kind, byPeriodMinor: byPeriod, carriesOver: false })),
    capacities: [{ skill: 'design', byPeriod, boughtInPercent: 0, boughtInPrice: null }],
  };
  const model = buildModel(portfolio);
  const worth = (chosen: Int32Array) => {
    const { value, broken } = checkSelection(portfolio, choicesOf(model, chosen));
    return broken.length > 0 ? Number.NEGATIVE_INFINITY : value;
  };
  return { portfolio, model, built: buildProgramme(model), worth };
}

/** Every choice there is, with the rules that it breaks, as made in canonical order. */
export function everyTrial(given: Portfolio) {
  const portfolio = canonicalPortfolio(given);
  const perInvestment = portfolio.investments.map(({ id, options }) => [
    ...options.flatMap((option) =>
      startsOf(option, portfolio.periods).map((start) => ({ investment: id, option: option.id, start })),
    ),
    null,
  ]);
  let choices: Choice[][] = [[]];
  for (const ways of perInvestment) {
    choices = choices.flatMap((before) => ways.map((way) => (way ? [...before, way] : before)));
  }
  return choices.map((tried) => ({
    choices: tried,
    isIn: investmentsIn(portfolio, tried),
    ...checkSelection(portfolio, tried),
  }));
}

/** Every choice that keeps all rules, the best first as ties are settled: by trying them all. */
export const everyChoice = (portfolio: Portfolio) =>
  // made in canonical order, the earlier alternative first and none last: a stable sort keeps it among equals
  everyTrial(portfolio)
    .filter(({ broken }) => broken.length === 0)
    .map((tried) => ({
      ...tried,
      starts: tried.choices.reduce((sum, one) => sum + (tried.isIn.has(one.investment) ? one.start : 0), 0),
    }))
    .sort((a, b) => b.value - a.value || a.costMinor - b.costMinor || a.starts - b.starts);

/** The same portfolio with every list turned round. */
export const reordered = (portfolio: Portfolio): Portfolio => ({
  ...portfolio,
  investments: portfolio.investments.toReversed().map((one) => ({ ...one, options: one.options.toReversed() })),
  budgets: portfolio.budgets.toReversed(),
  capacities: portfolio.capacities.toReversed(),
  needs: portfolio.needs.toReversed(),
  enablings: portfolio.enablings.toReversed(),
  exclusions: portfolio.exclusions.map((one) => ({ ...one, investments: one.investments.toSorted(byText).reverse() })),
  shares: portfolio.shares.toReversed(),
});
