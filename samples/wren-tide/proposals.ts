import type { SampleProposal } from '../sample.ts';

/** Small enough for a page each. */
export const proposals: readonly SampleProposal[] = [
  {
    name: 'Legacy letters',
    office: 'Wren & Tide',
    by: 'Priya Nand',
    on: '2026-09-10',
    summary: 'Four hundred supporters over seventy are asked by letter whether they would remember us in their will.',
    sponsor: 'Ruth Adeyemi',
    risk: 'low',
    startsOn: '2027-02-01',
    serves: { 'Donors give again': ['moderate', '400 letters', 'people talk about it', 'some decide', 'legacies'] },
    options: {
      'Four hundred letters': {
        flows: [
          { name: 'Letters and calls', kind: 'opex', amount: 9_000, from: '2027-03-31' },
          { name: 'Legacies', kind: 'cashable', amount: 12_000, from: '2029-03-31', every: 'year', times: 4 },
        ],
      },
    },
  },
  {
    name: 'Shop on the pier',
    office: 'Wren & Tide',
    by: 'Sian Howell',
    on: '2026-10-22',
    summary: 'The kiosk on the pier is free from May on. Volunteers could sell what the workshops make.',
  },
]; // biome-ignore format: a table
