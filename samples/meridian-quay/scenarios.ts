import type { SampleScenario } from '../sample.ts';

const withdrawn = 'The record-keeping rule, in force until 17 July 2026';

/**
 * 2027 twice: as it is since the rule behind Branch Records was withdrawn, and as if it still stood. What the two are
 * worth differs by what the withdrawn rule lets go. Nothing that needs data lineage begins before July in either.
 */
const base = {
  by: 'Conor Delaney',
  on: '2026-10-27',
  firstOn: '2027-01-01',
  quarters: 6,
  mostDelay: 2,
  money: [700_000, 1_500_000, 800_000, 300_000, 200_000, 200_000],
  running: { 'Branch Records': { costToGo: 533_000, valueToGo: 83_000, exitCost: 70_000 } },
} satisfies Partial<SampleScenario>;

const rules: SampleScenario['rules'] = [
  { kind: 'mandatory', of: ['Payee checks'], says: 'In force from 1 October 2027' },
  { kind: 'requires', of: ['Branches without paper', 'Branch Records'], says: 'What is not scanned cannot be looked up' },
  { kind: 'at-most', of: ['Payee checks', 'Second screening vendor'], most: 1, says: 'The supervisor wants one change to the path of payments at a time' },
]; // biome-ignore format: a table

export const scenarios: readonly SampleScenario[] = [
  {
    ...base,
    name: '2027 without the withdrawn rule',
    about: 'Branch Records goes on only if it is worth it: nobody asks for it any more.',
    rules,
  },
  {
    ...base,
    name: '2027 as if the rule stood',
    about: 'Branch Records as an obligation, as it was until July: what the withdrawn rule would still cost us.',
    rules: [...rules, { kind: 'mandatory', of: ['Branch Records'], says: withdrawn }],
  },
];
