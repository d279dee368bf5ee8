import { mostBoughtIn, optionCost, optionLength, optionValue, startsOf } from './option-figures.ts';
import type { Choice, Investment, InvestmentOption, Portfolio, SelectionRule } from './portfolio.ts';

/** A rule that a choice breaks: what is used of what there is, in the rule's own units. */
export interface BrokenRule {
  readonly rule: SelectionRule;
  readonly used: number;
  readonly most: number;
}

/** What a choice comes to, read off the portfolio itself. */
export interface SelectionFigures {
  /** In the units of the objective. */
  readonly value: number;
  /** What the chosen options and what is bought in cost inside the horizon. */
  readonly costMinor: number;
  readonly risk: number;
  /** Spent by budget and period, purchases included, in minor units. */
  readonly spentMinor: Readonly<Record<string, readonly number[]>>;
  /** Needed by skill and period, and what of it is bought in. */
  readonly needed: Readonly<Record<string, readonly number[]>>;
  readonly boughtIn: Readonly<Record<string, readonly number[]>>;
  readonly broken: readonly BrokenRule[];
}

interface Taken {
  readonly investment: Investment;
  readonly option: InvestmentOption;
  readonly start: number;
}

/**
 * What a choice comes to and which rules it breaks, by plain sums over the portfolio: it shares nothing with the model
 * that the solver is given, so that each proves the other. Choices that the portfolio does not offer break `choice`.
 */
export function checkSelection(portfolio: Portfolio, choices: readonly Choice[]): SelectionFigures {
  const { periods, objective } = portfolio;
  const { taken, broken } = takenOf(portfolio, choices);
  const within = taken.filter(({ option }) => option.kind !== 'stop');
  const isIn = (id: string) => within.some(({ investment }) => investment.id === id);
  const { spentMinor, needed, boughtIn } = usesOf(portfolio, taken);
  const bonus = portfolio.enablings.reduce(
    (sum, { investment, by, value }) => sum + (isIn(investment) && isIn(by) ? value : 0),
    0,
  );
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const bought = portfolio.capacities.map(
    ({ skill, boughtInPrice }) => sumOf(boughtIn[skill] ?? []) * (boughtInPrice?.minor ?? 0),
  );
  const risk = sumOf(taken.map(({ option }) => option.risk));
  if (portfolio.mostRisk !== null && risk > portfolio.mostRisk) {
    broken.push({ rule: { kind: 'risk' }, used: risk, most: portfolio.mostRisk });
  }
  broken.push(
    ...overspent(portfolio, spentMinor),
    ...overbooked(portfolio, needed),
    ...unmetNeeds(portfolio, within),
    ...portfolio.exclusions.flatMap(({ investments, most }) => {
      const used = new Set(investments.filter(isIn)).size;
      return used > most ? [{ rule: { kind: 'exclusion' as const, investments }, used, most }] : [];
    }),
    ...unevenShares(portfolio, within),
    ...portfolio.investments.flatMap(({ id, obligation, isRunning }) => {
      const isTaken = taken.some(({ investment }) => investment.id === id);
      const running: SelectionRule = { kind: 'running', investment: id };
      return [
        ...(isRunning && !isTaken ? [{ rule: running, used: 0, most: 1 }] : []),
        ...(obligation !== null && !isIn(id)
          ? [{ rule: { kind: 'mandatory' as const, investment: id, obligation }, used: 0, most: 1 }]
          : []),
      ];
    }),
  );
  return {
    value: bonus + sumOf(taken.map(({ option, start }) => optionValue(option, start, objective))),
    costMinor: sumOf(bought) + sumOf(taken.map(({ option, start }) => optionCost(option, start, periods))),
    risk,
    spentMinor,
    needed,
    boughtIn,
    broken,
  };
}

function takenOf({ investments, periods }: Portfolio, choices: readonly Choice[]) {
  const broken: BrokenRule[] = [];
  const taken: Taken[] = [];
  for (const [index, choice] of choices.entries()) {
    const investment = investments.find(({ id }) => id === choice.investment);
    const option = investment?.options.find(({ id }) => id === choice.option);
    const isAgain = choices.findIndex((other) => other.investment === choice.investment) < index;
    if (!investment || !option || isAgain || !startsOf(option, periods).includes(choice.start)) {
      broken.push({ rule: { kind: 'choice', investment: choice.investment }, used: 1, most: 0 });
    } else taken.push({ investment, option, start: choice.start });
  }
  return { taken, broken };
}

function usesOf({ budgets, capacities, periods }: Portfolio, taken: readonly Taken[]) {
  const none = () => Array.from({ length: periods }, () => 0);
  const spentMinor = Object.fromEntries(budgets.map(({ kind }) => [kind, none()]));
  const needed = Object.fromEntries(capacities.map(({ skill }) => [skill, none()]));
  const addTo = (all: readonly number[], start: number, sums?: number[]) => {
    for (const [index, amount] of all.entries()) {
      if (sums && start + index < periods) sums[start + index] = (sums[start + index] ?? 0) + amount;
    }
  };
  for (const { option, start } of taken) {
    for (const { budget, byPeriodMinor } of option.costs) addTo(byPeriodMinor, start, spentMinor[budget]);
    for (const { skill, byPeriod } of option.demands) addTo(byPeriod, start, needed[skill]);
  }
  const boughtIn = Object.fromEntries(
    capacities.map(({ skill, byPeriod }) => [
      skill,
      (needed[skill] ?? []).map((used, period) => Math.max(0, used - (byPeriod[period] ?? 0))),
    ]),
  );
  for (const { skill, boughtInPrice } of capacities) {
    if (!boughtInPrice) continue;
    const paid = (boughtIn[skill] ?? []).map((units) => units * boughtInPrice.minor);
    addTo(paid, 0, spentMinor[boughtInPrice.budget]);
  }
  return { spentMinor, needed, boughtIn };
}

function overspent({ budgets, periods }: Portfolio, spent: Readonly<Record<string, readonly number[]>>): BrokenRule[] {
  return budgets.flatMap(({ kind, byPeriodMinor, carriesOver }) => {
    const broken: BrokenRule[] = [];
    let left = 0;
    for (let period = 0; period < periods; period++) {
      const most = (byPeriodMinor[period] ?? 0) + (carriesOver ? left : 0);
      const used = spent[kind]?.[period] ?? 0;
      if (used > most) broken.push({ rule: { kind: 'budget', budget: kind, period }, used, most });
      left = most - used;
    }
    return broken;
  });
}

function overbooked({ capacities }: Portfolio, needed: Readonly<Record<string, readonly number[]>>): BrokenRule[] {
  return capacities.flatMap(({ skill, byPeriod, boughtInPercent }) =>
    (needed[skill] ?? []).flatMap((used, period) => {
      const own = byPeriod[period] ?? 0;
      const most = own + mostBoughtIn(own, boughtInPercent);
      return used > most ? [{ rule: { kind: 'capacity' as const, skill, period }, used, most }] : [];
    }),
  );
}

/** `used` is when the needing one starts, `most` how long it would have to wait; −1 where the needed one is out. */
function unmetNeeds({ needs }: Portfolio, within: readonly Taken[]): BrokenRule[] {
  return needs.flatMap(({ investment, needs: needed, after, lag }) => {
    const mine = within.find((one) => one.investment.id === investment);
    const theirs = within.find((one) => one.investment.id === needed);
    if (!mine) return [];
    const readyAt = theirs && theirs.start + (after === 'end' ? optionLength(theirs.option) : 0) + lag;
    if (readyAt !== undefined && mine.start >= readyAt) return [];
    return [{ rule: { kind: 'need' as const, investment, needs: needed }, used: mine.start, most: readyAt ?? -1 }];
  });
}

function unevenShares({ shares, periods }: Portfolio, within: readonly Taken[]): BrokenRule[] {
  return shares.flatMap(({ dimension, class: name, of, leastPercent, mostPercent }) => {
    const weigh = (some: readonly Taken[]) =>
      of === 'count'
        ? some.length
        : some.reduce((sum, { option, start }) => sum + optionCost(option, start, periods), 0);
    const used = weigh(within.filter(({ investment }) => investment.classes[dimension] === name)) * 100;
    const all = weigh(within);
    const rule = (bound: 'least' | 'most'): SelectionRule => ({ kind: 'share', dimension, class: name, bound });
    return [
      ...(leastPercent !== null && used < leastPercent * all
        ? [{ rule: rule('least'), used: used / all, most: leastPercent }]
        : []),
      ...(mostPercent !== null && used > mostPercent * all
        ? [{ rule: rule('most'), used: used / all, most: mostPercent }]
        : []),
    ];
  });
}
