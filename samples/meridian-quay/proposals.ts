import type { SampleProposal } from '../sample.ts';

/** Its flows change sign twice: there is no rate of return by which to praise it. */
export const proposals: readonly SampleProposal[] = [
  {
    name: 'Second screening vendor',
    office: 'Regulatory Delivery',
    by: 'Sofia Brandao',
    on: '2026-09-03',
    summary: 'The contract of the only screening vendor ends in 2029. A second one is prepared, and the first one is left.',
    sponsor: 'Ingrid Solberg',
    risk: 'medium',
    startsOn: '2027-01-04',
    currentUntil: '2027-06-30',
    serves: { 'No sanctioned payment passes': ['moderate', 'a second engine ready', 'we can leave the first', 'no gap at the end of the contract', 'fines avoided'] },
    options: {
      'Do nothing': { kind: 'do-nothing' },
      'Prepare and change': {
        isPreferred: true,
        flows: [
          { name: 'Preparation', kind: 'capex', amount: 1_000_000, from: '2027-06-30' },
          { name: 'Lower fees', kind: 'cashable', amount: 2_500_000, from: '2028-06-30' },
          { name: 'Leaving the first', kind: 'opex', amount: 1_540_000, from: '2029-06-30' },
        ],
      },
    },
    rests: [['assumption', 'The first vendor gives notice of price a year ahead.', 'Sofia Brandao']],
  },
  {
    name: 'One complaint desk',
    office: 'Retail Banking',
    by: 'Sofia Brandao',
    on: '2026-10-16',
    summary: 'Complaints come in at five places. One desk answers them within the ten days that the law gives.',
  },
]; // biome-ignore format: a table
