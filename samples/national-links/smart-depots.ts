import { each } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const depots = ['Aldbeck', 'Carrow', 'Dunmore', 'Esk', 'Fenwick', 'Garth'] as const;

/** To cancel at the full business case: benefits over costs were 1.6 and are 0.9, since electricity became dear. */
export const smartDepots: SampleProject = {
  name: 'Smart Depots',
  office: 'Programme Digital Roads',
  manager: 'Stefan Ruiz',
  sponsor: 'Graham Okoro',
  budget: 28_000_000,
  risk: 'medium',
  weight: 20,
  start: '2026-01-12',
  about: 'Gritters that load themselves in six depots. Two years, £28 m.',
  plan: `
Case
  Outline business case                    50d  @ Depot contractor 40%, Stefan Ruiz 50%
  Gate 1: outline case                     10d  then  @ Gate reviewers
  Trial in Aldbeck                         80d  then  @ Depot contractor 60%
  Full business case                       50d  after Trial in Aldbeck  @ Stefan Ruiz
  Gate 2: full case                        10d  then  due 2026-12-18  @ Gate reviewers
Depots
${each(
  depots,
  (depot, index) => `${depot}
    ${depot}: design                         25d  after Gate 2: full case +${index * 10}d  @ Depot contractor 100%
    ${depot}: built                          90d  after ${depot}: design  @ Depot contractor 60%, Depot 1 unit
    ${depot}: in use                         milestone  then`,
)}
Close
  All depots in use                        milestone  after Garth: in use  due 2027-12-17
  First winter in use                     110d  then  @ Stefan Ruiz 10%
  Benefits counted                         30d  then  @ Stefan Ruiz 50%
`,
  history: [
    {
      on: '2026-02-06',
      says: 'Outline case: benefits are 1.6 of the costs.',
      baseline: true,
      waived: {
        by: 'Helen Ashworth',
        until: '2026-03-27',
        says: 'An outline case has an outline plan: it is drawn properly by gate 1.',
      },
    },
    {
      on: '2026-04-07',
      says: 'Gate 1 passed.',
      phase: 'deliver',
      waived: {
        by: 'Helen Ashworth',
        until: '2026-05-29',
        says: 'Gate 1 wants three links and shorter tasks by the full case; until then as it is.',
      },
    },
    {
      on: '2026-08-14',
      says: 'The trial takes longer; by the new price of electricity benefits are 0.9 of the costs.',
      takes: { 'Full business case': '75d' },
    },
  ],
  reported: { '2026-08': 'green', '2026-09': 'amber', '2026-10': 'amber' },
  toGo: [
    { name: 'Salt and hours saved', kind: 'cashable', amount: 3_100_000, from: '2028-03-31', every: 'year', times: 9 },
    { name: 'Electricity', kind: 'cost', amount: 400_000, from: '2028-03-31', every: 'year', times: 9 },
    { name: 'Contractor released', kind: 'exit', amount: 700_000, from: '2027-01-29' },
  ],
  continuationAsked: {
    by: 'Helen Ashworth',
    says: 'By the new price of electricity each pound still to pay brings back ninety pence.',
  },
};
