import { each } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const streams = ['Customers', 'Payments out', 'Payments in', 'Trade finance', 'Securities'] as const;

/**
 * In the business it fell behind, to 0.72 of a day earned in a day (SPI(t)); in March the board moved it to the office, with
 * another manager. It has nearly caught up, at 0.94, and goes back at gate 4 in February.
 */
export const sanctionsScreening: SampleProject = {
  name: 'Sanctions Screening',
  office: 'Regulatory Delivery',
  ownedBy: 'line',
  manager: 'Rory Fitzgerald',
  sponsor: 'Declan Burke',
  budget: 14_000_000,
  risk: 'high',
  weight: 90,
  toleranceDays: 20,
  start: '2025-07-07',
  about: 'One screening engine instead of four. Twenty months, €14 m; hand-back to the business at gate 4 in February.',
  plan: `
Choose
  Requirements of five streams             30d  @ Screening engineers 300%, Rory Fitzgerald
  Engine chosen                            30d  then  @ Rory Fitzgerald, Screening vendor 50%
  Gate 2: contract                         10d  then  @ Screening licence 1 unit
Streams
${each(
  streams,
  (stream, index) => `${stream}
    ${stream}: lists and rules               25d  after ${index === 0 ? 'Gate 2: contract' : `${streams[index - 1]}: lists and rules`}  @ Screening engineers 400%
    ${stream}: interfaces                    52d  after ${stream}: lists and rules${index === 0 ? '' : `, ${streams[index - 1]}: interfaces`}  @ Screening engineers 600%, Screening vendor 200%
    ${stream}: tuning                        30d  after ${stream}: interfaces${index === 0 ? '' : `, ${streams[index - 1]}: tuning`}  @ Screening vendor 200%
    ${stream}: old engine off                 5d  after ${stream}: tuning  @ Screening engineers 200%`,
)}
Prove
  Model validated                          25d  after Trade finance: tuning  @ Model validators 300%
  Test by assurance                        15d  after Securities: old engine off, Model validated  @ Model validators 100%
  Gate 4: hand-back                        milestone  then  due 2027-02-26
`,
  history: [
    {
      on: '2025-08-22',
      says: 'Plan agreed in the business.',
      baseline: true,
      waived: {
        by: 'Declan Burke',
        until: '2025-09-12',
        says: 'Lists can be loaded at any time before the trial; the room is real.',
      },
    },
    {
      on: '2025-10-17',
      says: 'Contract signed.',
      phase: 'deliver',
      waived: {
        by: 'Declan Burke',
        until: '2025-11-14',
        says: 'The vendor plans his tuning as one block and will not split it.',
      },
    },
    {
      on: '2025-11-14',
      says: 'Two of the engineers are still at quarter-end work.',
      takes: { 'Customers: lists and rules': '60d', 'Customers: interfaces': '90d' },
    },
    {
      on: '2026-03-13',
      says: 'The board moves it from the business to the office, with a manager of the office.',
      ownedBy: 'office',
      manager: 'Viktor Hale',
    },
    {
      on: '2026-04-24',
      says: 'Streams share one team of rules from now on.',
      takes: {
        'Payments out: interfaces': '40d',
        'Payments in: interfaces': '32d',
        'Trade finance: interfaces': '33d',
        'Securities: interfaces': '39d',
      },
    },
  ],
  reported: { '2026-01': 'amber', '2026-02': 'red', '2026-08': 'amber', '2026-09': 'amber', '2026-10': 'green' },
};
