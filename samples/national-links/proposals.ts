import type { SampleProposal } from '../sample.ts';

/** The study of last year found eleven low bridges; what follows from it waits for its outline case. */
export const proposals: readonly SampleProposal[] = [
  {
    name: 'Eleven low bridges',
    office: 'Programme Northern Corridor',
    by: 'Fergus Macleod',
    on: '2026-07-20',
    summary: 'The Freight Gauge Study found eleven bridges that hold up taller trains between the port and the tunnel.',
    sponsor: 'Malcolm Tate',
    risk: 'high',
    startsOn: '2027-04-01',
    serves: { 'Halm crossed without a weight limit': ['weak', 'eleven bridges raised', 'containers go by rail', 'fewer lorries on the bridge', 'freight costs less'] },
    options: {
      'Do nothing': { kind: 'do-nothing' },
      'All eleven': {
        isPreferred: true,
        flows: [
          { name: 'Works', kind: 'capex', amount: 21_000_000, from: '2028-03-31', every: 'year', times: 3 },
          { name: 'Freight time', kind: 'non-cashable', amount: 7_400_000, from: '2031-03-31', every: 'year', times: 20 },
        ],
      },
      'The worst four': { kind: 'do-minimum', flows: [{ name: 'Works', kind: 'capex', amount: 24_000_000, from: '2028-03-31' }] },
    },
  },
  {
    name: 'Winter pass cameras',
    office: 'Programme Digital Roads',
    by: 'Beatrice Lam',
    on: '2026-10-12',
    summary: 'Until the tunnel opens, cameras on the pass tell drivers in the valley whether to start.',
  },
]; // biome-ignore format: a table
