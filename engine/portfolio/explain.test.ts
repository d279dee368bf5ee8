import { beforeAll, expect, test } from 'vitest';
import { openSolver } from '#platform/solver';
import {
  checkSelection,
  explainChosen,
  explainLeftOut,
  type Portfolio,
  type SelectOptions,
  type Solver,
  select,
  smallestConflict,
  withMore,
  worthOfMore,
} from './index.ts';
import { everyChoice, everyTrial, tinyPortfolio } from './testing.ts';

let options: SelectOptions;
beforeAll(async () => {
  options = { solve: await openSolver(), rounds: 50 };
});

const many = Number(process.env.PORTFOLIOS ?? 50);
const seeds = Array.from({ length: many }, (_, index) => index + 1001);

/** Whether all of the most valuable choices hold the investment. */
function isSurelyIn(portfolio: Portfolio, id: string): boolean {
  const [first, ...others] = everyChoice(portfolio);
  return (
    first !== undefined &&
    [first, ...others.filter(({ value }) => value === first.value)].every(({ isIn }) => isIn.has(id))
  );
}

function withMoreScore(portfolio: Portfolio, id: string, more: number): Portfolio {
  const investments = portfolio.investments.map((one) => {
    if (one.id !== id) return one;
    return {
      ...one,
      options: one.options.map((way) => (way.kind === 'stop' ? way : { ...way, score: way.score + more })),
    };
  });
  return { ...portfolio, investments };
}

test('forcing one in loses what is said, and adding what is named lets it in, by no less', () => {
  let [told, withExtra] = [0, 0];
  for (const seed of seeds) {
    const portfolio = tinyPortfolio(seed);
    const [best, ...others] = everyChoice(portfolio);
    if (!best) continue;
    const selection = select(portfolio, options);
    const left = portfolio.investments.find(({ id }) => !best.isIn.has(id));
    if (!left) continue;
    const { valueLost, isProven, extraValue, extras, change } = explainLeftOut(portfolio, selection, left.id, options);
    const forced = others.find(({ isIn }) => isIn.has(left.id));
    const lost = forced ? best.value - forced.value : null;
    expect({ seed, valueLost, isProven }).toEqual({ seed, valueLost: lost, isProven: true });
    if (change) expect(change.enters.some(({ investment }) => investment === left.id)).toBe(true);
    const { scoreWeight, presentValueWeight } = portfolio.objective;
    if (extraValue !== null && scoreWeight === 1 && presentValueWeight === 0) {
      expect({ seed, in: isSurelyIn(withMoreScore(portfolio, left.id, extraValue), left.id) }).toEqual({
        seed,
        in: true,
      });
      expect(isSurelyIn(withMoreScore(portfolio, left.id, extraValue - 1), left.id)).toBe(false);
    }
    for (const { byPeriod, of } of extras) {
      const wider = byPeriod.reduce((sum, { rule, amount }) => withMore(sum, rule, amount), portfolio);
      expect({ seed, of, in: isSurelyIn(wider, left.id) }).toEqual({ seed, of, in: true });
      const [only] = byPeriod;
      const isExact = of.kind === 'budget' || portfolio.capacities.every(({ boughtInPrice }) => boughtInPrice === null);
      if (only && byPeriod.length === 1 && isExact) {
        const less = withMore(portfolio, only.rule, only.amount - 1);
        expect({ seed, of, in: isSurelyIn(less, left.id) }).toEqual({ seed, of, in: false });
      }
      withExtra++;
    }
    told++;
  }
  expect(told).toBeGreaterThan(many / 4);
  expect(withExtra).toBeGreaterThan(many / 20);
});

test('of people of whom half as many may be bought in, two thirds of what is missing are enough', () => {
  const whole: Portfolio['investments'][number]['options'][number] = {
    ...{
      id: 'whole',
      kind: 'start',
      earliestStart: 0,
      latestStart: 0,
      costs: [],
      netFlowsMinor: [],
      score: 5,
      risk: 0,
    },
    demands: [{ skill: 'design', byPeriod: [180] }],
  };
  const portfolio: Portfolio = {
    periods: 1,
    objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 },
    investments: [{ id: 'a', obligation: null, isRunning: false, options: [whole], classes: {} }],
    capacities: [{ skill: 'design', byPeriod: [100], boughtInPercent: 50, boughtInPrice: null }],
    ...{ budgets: [], needs: [], enablings: [], exclusions: [], shares: [], mostRisk: null },
  };
  const { extras } = explainLeftOut(portfolio, select(portfolio, options), 'a', options);
  expect(extras).toMatchObject([{ total: 20 }]); // (100 + 20) × 1.5 = 180
});

test('what lets one in is looked for in steps that a solver can count, however large the amounts are', () => {
  const built = (id: string, score: number, minor: number): Portfolio['investments'][number] => ({
    ...{ id, obligation: null, isRunning: false, classes: {} },
    options: [0, 1].map((start) => ({
      ...{ id: `${id}${start}`, kind: 'start', earliestStart: start, latestStart: start, score: score - start },
      ...{ costs: [{ budget: 'money', byPeriodMinor: [minor] }], demands: [], netFlowsMinor: [], risk: 0 },
    })),
  });
  const portfolio: Portfolio = {
    periods: 2,
    objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 },
    investments: [built('a', 1_900_000_000, 1_600_000_000), built('b', 1_500_000_000, 1_900_000_000)],
    budgets: [{ kind: 'money', byPeriodMinor: [1_700_000_000, 600_000_000], carriesOver: false }],
    ...{ capacities: [], needs: [], enablings: [], exclusions: [], shares: [], mostRisk: null },
  };
  const widest = { upper: 0 };
  const solve: SelectOptions['solve'] = (programme, given) => {
    widest.upper = Math.max(widest.upper, ...programme.upper);
    if (widest.upper > 2 ** 17) throw new Error('Beside columns of 0 and 1, this may never end.');
    return options.solve(programme, given);
  };
  const { extras } = explainLeftOut(portfolio, select(portfolio, options), 'b', { ...options, solve });
  // b in the first period is 0.2 thousand million short, a in the second 1.0; the other way round it is 1.3
  const at = (period: number, amount: number) => ({ rule: { kind: 'budget', budget: 'money', period }, amount });
  expect(extras).toMatchObject([{ byPeriod: [at(0, 200_000_000), at(1, 1_000_000_000)], total: 1_200_000_000 }]);
});

test('what is chosen may lose as much value as is said, and the change is what takes its place', () => {
  for (const seed of seeds) {
    const portfolio = tinyPortfolio(seed);
    const [best, ...others] = everyChoice(portfolio);
    const [chosen] = best?.isIn ?? [];
    if (!best || chosen === undefined) continue;
    const { valueSlack, change } = explainChosen(portfolio, select(portfolio, options), chosen, options);
    const without = others.find(({ isIn }) => !isIn.has(chosen));
    expect({ seed, valueSlack }).toEqual({ seed, valueSlack: without ? best.value - without.value : null });
    if (change) expect(change.leaves.some(({ investment }) => investment === chosen)).toBe(true);
  }
});

test('beside a choice that is not proven no difference is, and what is worth more without it loses nothing', () => {
  const seed = seeds.find((one) => (everyChoice(tinyPortfolio(one))[0]?.isIn.size ?? 0) > 1) ?? 0;
  const portfolio = tinyPortfolio(seed);
  const best = select(portfolio, options);
  const [{ investment = '' } = {}, ...rest] = best.choices;
  // found, not proven, and worth less than what the search without it finds
  const poor = {
    ...best,
    status: 'feasible' as const,
    choices: [{ ...best.choices[0], investment }],
    value: -1_000_000,
  };
  const { valueSlack, isProven } = explainChosen(portfolio, poor as typeof best, investment, options);
  expect([rest.length > 0, valueSlack, isProven]).toEqual([true, 0, false]);
});

test('one more unit of a limit buys what is said', () => {
  for (const seed of seeds.slice(0, many / 2)) {
    const portfolio = tinyPortfolio(seed);
    const [best] = everyChoice(portfolio);
    if (!best) continue;
    const selection = select(portfolio, options);
    for (const rule of [
      { kind: 'budget', budget: 'capex', period: 0 },
      { kind: 'capacity', skill: 'design', period: 0 },
    ] as const) {
      const [better] = everyChoice(withMore(portfolio, rule, 1));
      const worth = worthOfMore(portfolio, selection, rule, 1, options);
      expect({ seed, rule, value: worth?.value }).toEqual({ seed, rule, value: (better?.value ?? 0) - best.value });
    }
  }
});

test('more of a limit is told as what of it the better choice takes, and what changes for it', () => {
  const portfolio = tinyPortfolio(1);
  const option = (score: number, cost: number) => ({
    ...{ id: `${score}`, kind: 'start' as const, earliestStart: 0, latestStart: 0, score, risk: 0, netFlowsMinor: [] },
    ...{ costs: [{ budget: 'money', byPeriodMinor: [cost] }], demands: [] },
  });
  const one = (id: string, score: number, cost: number) => ({ id, obligation: null, isRunning: false, classes: {}, options: [option(score, cost)] }); // biome-ignore format: one line
  const three: Portfolio = {
    ...portfolio,
    ...{ periods: 1, objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 }, mostRisk: null },
    ...{ needs: [], enablings: [], exclusions: [], shares: [], capacities: [] },
    investments: [one('bridge', 35, 30), one('gantry', 12, 9), one('ducts', 31, 16)],
    budgets: [{ kind: 'money', byPeriodMinor: [41], carriesOver: false }],
  };
  // 41 buys bridge and gantry, 47, for 39; five more would buy the ducts instead of the gantry, 66, for 46; 14 all three
  const rule = { kind: 'budget', budget: 'money', period: 0 } as const;
  const worth = worthOfMore(three, select(three, options), rule, 10, options);
  expect(worth).toMatchObject({ value: 19, needed: 5, isProven: true, change: { enters: [{ investment: 'ducts' }], leaves: [{ investment: 'gantry' }] } }); // biome-ignore format: one line
});

test('rules in conflict cannot all be kept, without any one of them the others can, and no fewer are in conflict', () => {
  let found = 0;
  for (let seed = 1; found < many / 5; seed++) {
    const portfolio = tinyPortfolio(seed);
    const broken = everyTrial(portfolio).map((tried) => new Set(tried.broken.map(({ rule }) => JSON.stringify(rule))));
    if (broken.some((rules) => rules.size === 0)) continue;
    const conflict = smallestConflict(portfolio, options);
    const rules = conflict?.rules.map(({ rule }) => JSON.stringify(rule)) ?? [];
    /** No choice keeps all of these. */
    const isInConflict = (some: readonly string[]) => broken.every((set) => some.some((rule) => set.has(rule)));
    expect({ seed, rules, isInConflict: isInConflict(rules) }).toEqual({ seed, rules, isInConflict: true });
    for (const rule of rules) expect(isInConflict(rules.filter((other) => other !== rule))).toBe(false);
    expect(conflict?.isSmallest).toBe(true);
    const all = [...new Set(broken.flatMap((set) => [...set]))];
    const smaller = all.flatMap((one, at) => [[one], ...all.slice(at + 1).map((other) => [one, other])]);
    expect(smaller.filter((some) => some.length < rules.length).some(isInConflict)).toBe(false);
    for (const { needed, available } of conflict?.rules ?? []) {
      if (needed !== null) expect(needed).toBeGreaterThan(available ?? Number.POSITIVE_INFINITY);
    }
    found++;
  }
});

test('who explains a choice that is not the best meets one that is, and beside the best there is none', () => {
  let met = 0;
  for (const seed of seeds) {
    const portfolio = tinyPortfolio(seed);
    const [best, ...others] = everyChoice(portfolio);
    const worse = others.find(({ value }) => best && value < best.value);
    if (!best || !worse) continue;
    const selection = select(portfolio, options);
    const poor = { ...selection, status: 'feasible' as const, choices: worse.choices, value: worse.value };
    for (const { id } of portfolio.investments) {
      const wasIn = worse.isIn.has(id);
      const { better } = (wasIn ? explainChosen : explainLeftOut)(portfolio, poor, id, options);
      const holdsWhatWasAsked = best.isIn.has(id) !== wasIn;
      if (holdsWhatWasAsked) expect({ seed, id, value: better && checkSelection(portfolio, better).value }).toEqual({ seed, id, value: best.value }); // biome-ignore format: one line
      if (better) expect(checkSelection(portfolio, better)).toMatchObject({ broken: [] });
      if (better) met++;
      const { better: none } = (best.isIn.has(id) ? explainChosen : explainLeftOut)(portfolio, selection, id, options);
      expect({ seed, id, none }).toEqual({ seed, id, none: null });
    }
  }
  expect(met).toBeGreaterThan(seeds.length / 2);
});

test('with few nodes what is named is in conflict all the same, if more than it need be, and the searches end', () => {
  let larger = 0;
  for (let seed = 1, tried = 0; tried < many / 5; seed++) {
    const portfolio = tinyPortfolio(seed);
    const broken = everyTrial(portfolio).map((one) => new Set(one.broken.map(({ rule }) => JSON.stringify(rule))));
    if (broken.some((rules) => rules.size === 0)) continue;
    tried++;
    let searches = 0;
    const counted: Solver = (programme, asked) => {
      searches++;
      return options.solve(programme, asked);
    };
    const conflict = smallestConflict(portfolio, { solve: counted, nodeLimit: 40 });
    expect(searches).toBeLessThanOrEqual(12); // three times four, each at least ten nodes
    if (!conflict) continue;
    const named = conflict.rules.map(({ rule }) => JSON.stringify(rule));
    expect({ seed, isInConflict: broken.every((set) => named.some((rule) => set.has(rule))) }).toEqual({ seed, isInConflict: true }); // biome-ignore format: one line
    if (!conflict.isSmallest) larger++;
  }
  expect(larger).toBeGreaterThan(0);
});

test('without conflict there is none', () => {
  const seed = seeds.find((one) => everyChoice(tinyPortfolio(one)).length > 0) ?? 0;
  expect(smallestConflict(tinyPortfolio(seed), options)).toBeNull();
});
