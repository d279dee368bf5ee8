import { each } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const feeds = [
  'Loans',
  'Deposits',
  'Mortgages',
  'Cards',
  'Treasury',
  'Securities',
  'Trade finance',
  'Leasing',
  'Branches',
];

/** The watermelon: every feed is "delivered"; three of nine are accepted, where seven were planned. */
export const reportingHub: SampleProject = {
  name: 'Reporting Hub',
  office: 'Regulatory Delivery',
  manager: 'Leonie Kraft',
  sponsor: 'Ingrid Solberg',
  budget: 11_000_000,
  risk: 'medium',
  weight: 75,
  toleranceDays: 15,
  start: '2025-05-06',
  about: 'Nine feeds into one hub for all returns to the supervisor. Twenty-four months, €11 m.',
  plan: `
Design
  Dictionary of 4,200 fields               40d  @ Data-lineage team 300%, Leonie Kraft
  Hub designed                             30d  then  @ Hub engineers 300%
  Hub built                                60d  then  @ Hub engineers 600%, Hub licence 1 unit
Feeds
${each(
  feeds,
  (feed, index) => `${feed}
    ${feed}: lineage                         20d  after ${index === 0 ? 'Dictionary of 4,200 fields +40d' : `${feeds[index - 1]}: lineage`}  @ Data-lineage team 330%
    ${feed}: delivered                       20d  after ${feed}: lineage${index < 2 ? ', Hub built' : `, ${feeds[index - 2]}: delivered`}  @ Hub engineers 400%
    ${feed}: reconciled to the ledger        29d  after ${feed}: delivered${index === 0 ? '' : `, ${feeds[index - 1]}: reconciled to the ledger`}  @ Data-lineage team 165%
    ${feed}: accepted                        milestone  after ${feed}: reconciled to the ledger`,
)}
Returns
  Parallel run of two quarters            125d  after Branches: accepted  @ Hub engineers 200%
  Gate 4: evidence                          5d  then  @ Leonie Kraft
  Returns out of the hub                   milestone  then  due 2027-07-30
`,
  history: [
    {
      on: '2025-06-20',
      says: 'Nine feeds agreed.',
      baseline: true,
      waived: {
        by: 'Ingrid Solberg',
        until: '2025-07-11',
        says: 'Nine feeds, nine owners: each ends by itself until returns are built.',
      },
    },
    {
      on: '2025-07-01',
      says: 'Design begins.',
      phase: 'deliver',
      waived: { by: 'Ingrid Solberg', until: '2025-07-25', says: 'As for the plan; design of the feeds may begin.' },
    },
    {
      on: '2026-03-27',
      says: 'The ledger has 38 accounts that no feed explains.',
      takes: { 'Mortgages: reconciled to the ledger': '90d' },
    },
    {
      on: '2026-08-07',
      says: 'The lineage team is at R-17.',
      takes: { 'Cards: reconciled to the ledger': '105d' },
    },
    {
      on: '2026-10-23',
      says: 'Treasury has named its accounts anew: its feed is reconciled from the start.',
      takes: { 'Treasury: reconciled to the ledger': '40d' },
    },
  ],
  answers: [
    {
      on: '2026-04-17',
      finding: 'schedule.deadline-missed',
      answer: 'refuse',
      by: 'Ingrid Solberg',
      until: '2026-05-15',
      says: 'The date of the returns is the regulator’s: nobody here can waive it.',
      asked: {
        by: 'Leonie Kraft',
        on: '2026-04-15',
        says: 'Cards and mortgages reconcile in June; the date is met by then.',
      },
    },
    {
      on: '2026-10-16',
      finding: 'schedule.high-float',
      answer: 'grant',
      by: 'Ingrid Solberg',
      until: '2026-11-13',
      says: 'Until the new plan of the feeds is agreed.',
      asked: { by: 'Leonie Kraft', on: '2026-10-14', says: 'Room is what the feeds have that wait for their owners.' },
    },
  ],
  reported: { '2026-06': 'green', '2026-07': 'green', '2026-08': 'green', '2026-09': 'green', '2026-10': 'green' },
  reportsSay:
    'The six feeds that are left are built on the same pattern, and are accepted together before the year ends.',
};
