import { expect, test } from 'vitest';
import type { Portfolio } from '#engine';
import { fitRunning } from './fit-running.ts';

/** Running projects that take so many welders in the one period as long as they go on, of so many there are. */
function portfolio(taken: readonly number[], most: number, boughtInPercent = 0): Portfolio {
  const option = { costs: [], netFlowsMinor: [], score: 0, risk: 0, earliestStart: 0, latestStart: 0 };
  return {
    periods: 1,
    objective: { scoreWeight: 1, presentValueWeight: 0, ratePercent: 0 },
    investments: taken.map((people, index) => ({
      id: `p${index}`,
      obligation: null,
      isRunning: true,
      classes: {},
      options: [
        { ...option, id: 'on', kind: 'continue', demands: [{ skill: 'welders', byPeriod: [people] }] },
        { ...option, id: 'off', kind: 'stop', demands: [] },
      ],
    })),
    budgets: [],
    capacities: [{ skill: 'welders', byPeriod: [most], boughtInPercent, boughtInPrice: null }],
    needs: [],
    enablings: [],
    exclusions: [],
    shares: [],
    mostRisk: null,
  };
}

const told = ({ investments, capacities }: Portfolio) => ({
  taken: investments.map(({ options }) => options[0]?.demands[0]?.byPeriod[0]),
  most: capacities[0]?.byPeriod[0],
});

test('what fits is left as it is', () => {
  expect(told(fitRunning(portfolio([60, 40], 100)))).toEqual({ taken: [60, 40], most: 100 });
});

test('of people who are promised twice, stopping one frees what then truly is free', () => {
  // 150 of 100: 50 too many. Without the one of 90, 60 of 100 are taken and 40 free; without the other 10 are
  expect(told(fitRunning(portfolio([90, 60], 100)))).toEqual({ taken: [40, 10], most: 50 });
});

test('where others take more than there is already, nothing is left and nothing freed before that is made up for', () => {
  expect(told(fitRunning(portfolio([50], -20)))).toEqual({ taken: [0], most: 0 });
  expect(told(fitRunning(portfolio([], -20)))).toEqual({ taken: [], most: 0 });
});

test('people who may be bought in count as there', () => {
  expect(told(fitRunning(portfolio([120], 100, 20)))).toEqual({ taken: [120], most: 100 });
  // 30 too many of 120: 120 are taken, which 100 own and 20 bought in are
  expect(told(fitRunning(portfolio([150], 100, 20)))).toEqual({ taken: [120], most: 100 });
});
