import type { SampleScenario } from '../sample.ts';

/**
 * £41 m lapse on 31 March. What would use them best, land, needs ecologists, and all five are promised to the corridor
 * for half as much again as they have: without one more the land is not bought, whatever money there is. Smart Depots
 * stop, and what they would have taken raises the eleven bridges that the freight study found.
 */
const base = {
  by: 'Helen Ashworth',
  on: '2026-10-26',
  firstOn: '2027-01-01',
  quarters: 5,
  mostDelay: 1,
  money: [41_000_000, 6_000_000, 6_000_000, 6_000_000, 25_000_000],
  lapses: true,
  rules: [],
  running: { 'Smart Depots': { costToGo: 25_600_000, valueToGo: 23_200_000, exitCost: 700_000 } },
} satisfies Partial<SampleScenario>;

export const scenarios: readonly SampleScenario[] = [
  {
    ...base,
    name: 'Forty-one million by March',
    about: 'What lapses on 31 March, and the four quarters of the next year, with the people whom we have.',
  },
  {
    ...base,
    name: 'With one ecologist lent',
    about: 'The same with an ecologist lent by the forestry service from January to March.',
    people: { Ecology: [1, 2, 5, 5, 5] },
  },
];
