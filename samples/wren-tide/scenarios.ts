import type { SampleScenario } from '../sample.ts';

/**
 * What the trustees can spend in 2027, which is little. The Event App stops, and what it would have taken pays for
 * something else. What needs Tom begins in April: January to March he is promised more than he has.
 */
const base = {
  by: 'Ines Okafor',
  on: '2026-10-28',
  firstOn: '2027-01-01',
  quarters: 4,
  mostDelay: 1,
  rules: [{ kind: 'forbidden', of: ['Minibus with a lift'], says: 'Trustees buy no vehicle before the office has moved' }],
  running: { 'Event App': { costToGo: 7_800, valueToGo: 2_500, exitCost: 600 } },
} satisfies Partial<SampleScenario>; // biome-ignore format: a table

export const scenarios: readonly SampleScenario[] = [
  {
    ...base,
    name: 'What we can afford',
    about: 'The trustees gave £10,000 before March and £6,000 a quarter after it.',
    money: [10_000, 6_000, 6_000, 6_000],
  },
];
