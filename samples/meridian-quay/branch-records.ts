import { each, range } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

/** To cancel: the rule that asked for it was withdrawn in July, and boxes are scanned still. */
export const branchRecords: SampleProject = {
  name: 'Branch Records',
  office: 'Retail Banking',
  manager: 'Mei Tanaka',
  sponsor: 'Paul Geraghty',
  budget: 3_000_000,
  risk: 'low',
  weight: 10,
  toleranceDays: 15,
  start: '2026-03-02',
  about: 'Paper of 84 branches is scanned. Twelve months, €3 m; the rule behind it was withdrawn in July.',
  plan: `
Start
  What must be kept                        15d  @ Credit lawyers 100%, Mei Tanaka 50%
  Scanning house chosen                    15d  then  @ Mei Tanaka 50%
Branches
${each(
  range(1, 12),
  (group) => `Group ${group} of seven branches
    Group ${group}: boxes packed              8d  after ${group === 1 ? 'Scanning house chosen' : `Group ${group - 1}: boxes packed +8d`}  @ Branch clerks 700%
    Group ${group}: scanned                  15d  after Group ${group}: boxes packed${group === 1 ? '' : `, Group ${group - 1}: scanned`}  @ Scanned box 2400 units
    Group ${group}: checked                   5d  after Group ${group}: scanned  @ Branch clerks 300%`,
)}
Close
  Paper destroyed                          10d  after Group 12: checked  @ Branch clerks 400%
  Archive closed                           milestone  then  due 2027-02-26
`,
  history: [
    {
      on: '2026-03-20',
      says: 'Plan agreed.',
      baseline: true,
      waived: {
        by: 'Paul Geraghty',
        until: '2026-04-17',
        says: 'The van comes in its own time; groups of branches wait for nobody.',
      },
    },
    {
      on: '2026-04-13',
      says: 'The first boxes are packed.',
      phase: 'deliver',
      waived: {
        by: 'Paul Geraghty',
        until: '2026-05-08',
        says: 'The first boxes stand packed; the plan of the groups is good enough for them.',
      },
    },
    {
      on: '2026-07-17',
      says: 'The rule is withdrawn. Scanning goes on, since the contract does.',
      takes: { 'Group 6: scanned': '25d' },
    },
  ],
  reported: { '2026-08': 'green', '2026-09': 'green', '2026-10': 'green' },
  toGo: [
    { name: 'Archive rooms let', kind: 'cashable', amount: 32_000, from: '2027-06-30', every: 'year', times: 3 },
    { name: 'Scanning contract', kind: 'exit', amount: 70_000, from: '2026-12-31' },
  ],
  continuationAsked: {
    by: 'Conor Delaney',
    says: 'The rule behind it was withdrawn on 17 July: nobody asks for the paper any more, and scanning the rest costs six times what the rooms will bring.',
  },
};
