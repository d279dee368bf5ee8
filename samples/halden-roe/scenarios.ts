import type { SampleScenario } from '../sample.ts';

/**
 * What 2027 could look like. Identity Renewal, stage 2 is worth little alone and takes most of the two access engineers
 * until June, but two others need it; whoever takes the proposals in the order of their worth ends with less.
 */
const base = {
  by: 'Freya Lindqvist',
  on: '2026-10-26',
  firstOn: '2027-01-01',
  quarters: 4,
  mostDelay: 1,
  rules: [
    { kind: 'mandatory', of: ['Fiscal printer order'], says: 'Polish law from 1 July 2027' },
    { kind: 'requires', of: ['Supplier Portal', 'Identity Renewal, stage 2'], says: 'Suppliers sign in with the one identity' },
    { kind: 'requires', of: ['Returns Desk', 'Identity Renewal, stage 2'], says: 'Temporary staff sign in with the one identity' },
    { kind: 'at-most', of: ['Store Wi-Fi 6', 'Cold Chain Sensors', 'Click Collect 2'], most: 2, says: 'Two rollouts in stores at once are the most that they bear' },
  ],
  running: { 'Kiosk Concierge': { costToGo: 600_000, valueToGo: 300_000, exitCost: 50_000 } },
} satisfies Partial<SampleScenario>; // biome-ignore format: a table

export const scenarios: readonly SampleScenario[] = [
  {
    ...base,
    name: 'Plan A, balanced',
    about: 'The money of the board’s frame for 2027; access engineers as stage 1 of Identity Renewal leaves them.',
    money: [2_400_000, 1_200_000, 800_000, 600_000],
    people: { 'Access engineers': [1.4, 2, 2, 2] },
  },
  {
    ...base,
    name: 'Plan B, cut by 15 %',
    about: 'The same with 15 % less money.',
    money: [2_040_000, 1_020_000, 680_000, 510_000],
    people: { 'Access engineers': [1.4, 2, 2, 2] },
  },
];
