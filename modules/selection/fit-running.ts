import type { Portfolio } from '#engine';

type Capacity = Portfolio['capacities'][number];

/**
 * People who are promised twice already must not make every choice impossible: what running projects take beyond what
 * there is counts as taken from nobody. Where they take more, then, all there is is taken, and stopping one frees what
 * it takes less what they take too much together; of several that are stopped that is never more than they truly free.
 */
export function fitRunning(portfolio: Portfolio): Portfolio {
  const excess = new Map(portfolio.capacities.map((capacity) => [capacity.skill, excessOf(portfolio, capacity)]));
  const lessOf = (skill: string, period: number) => Math.max(0, excess.get(skill)?.[period] ?? 0);
  const investments = portfolio.investments.map((investment) => ({
    ...investment,
    options: investment.options.map((option) =>
      investment.isRunning
        ? {
            ...option,
            demands: option.demands.map(({ skill, byPeriod }) => ({
              skill,
              byPeriod: byPeriod.map((amount, at) => Math.max(0, amount - lessOf(skill, option.earliestStart + at))),
            })),
          }
        : option,
    ),
  }));
  const fitted = { ...portfolio, investments };
  const capacities = portfolio.capacities.map((capacity) => {
    const { skill, byPeriod, boughtInPercent } = capacity;
    const own = (people: number) => Math.ceil((people * 100) / (100 + boughtInPercent));
    return {
      ...capacity,
      byPeriod: byPeriod.map((most, period) =>
        lessOf(skill, period) > 0 ? own(takenOf(fitted, skill, period)) : Math.max(0, most),
      ),
    };
  });
  return { ...fitted, capacities };
}

/** By how much running projects pass what there is, bought in included, in each period; negative where they do not. */
const excessOf = (portfolio: Portfolio, { skill, byPeriod, boughtInPercent }: Capacity): number[] =>
  byPeriod.map(
    (most, period) => takenOf(portfolio, skill, period) - Math.floor((most * (100 + boughtInPercent)) / 100),
  );

/** What running projects take in a period if all of them go on. */
function takenOf({ investments }: Portfolio, skill: string, period: number): number {
  const going = investments.flatMap(({ isRunning, options }) => (isRunning ? options.slice(0, 1) : []));
  return going.reduce((sum, { demands, earliestStart }) => {
    const own = demands.find((demand) => demand.skill === skill)?.byPeriod[period - earliestStart] ?? 0;
    return sum + own;
  }, 0);
}
