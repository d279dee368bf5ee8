import { each, range } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

/** Sections of 130 km, one crew on the even and one on the odd ones; 2,600 km by the end of October are twenty of them. */
const sections = range(1, 38);

/** Really green: 2,610 km of 2,600 planned; the spur to Halm, ten kilometres, was drawn before winter. */
export const roadsideFibre: SampleProject = {
  name: 'Roadside Fibre',
  office: 'Programme Digital Roads',
  manager: 'Stefan Ruiz',
  sponsor: 'Graham Okoro',
  budget: 210_000_000,
  risk: 'low',
  weight: 60,
  start: '2024-11-04',
  about: 'Fibre beside 4,950 km of road. Four years, £210 m.',
  plan: `
Case
  Full business case                       40d  @ Stefan Ruiz
  Gate 2: full case                        10d  then  @ Gate reviewers
  Contract awarded                         20d  then  @ Stefan Ruiz
Sections
${each(
  sections,
  (section) => `Section ${section}
    Section ${section}: way leaves           20d  after ${section <= 2 ? 'Contract awarded' : `Section ${section - 2}: way leaves`}  @ Land agents 30%
    Section ${section}: duct of 130 km         40d  after Section ${section}: way leaves${section <= 2 ? '' : `, Section ${section - 2}: duct of 130 km`}  @ Fibre crew 150%, Kilometre of duct 130 units
    Section ${section}: fibre blown            8d  after Section ${section}: duct of 130 km  @ Fibre crew 100%
    Section ${section}: 130 km accepted      milestone  then`,
)}
Spurs
  Spur to Halm: duct and fibre             10d  after Section 18: fibre blown  not before 2027-03-01  @ Fibre crew 100%, Kilometre of duct 10 units
  Spur to Halm: 10 km accepted             milestone  then
Close
  Network in use                           milestone  after Section 37: 130 km accepted, Section 38: 130 km accepted, Spur to Halm: 10 km accepted  due 2028-12-15
  Hand-over to the operator                20d  then  @ Stefan Ruiz
  Faults of the first half year           135d  then  @ Fibre crew 10%
`,
  history: [
    {
      on: '2025-05-02',
      says: 'Full case agreed.',
      baseline: true,
      waived: {
        by: 'Helen Ashworth',
        until: '2025-06-13',
        says: 'Sections are lit one by one; none waits for the next.',
      },
    },
    {
      on: '2025-05-05',
      says: 'Sections are built.',
      phase: 'deliver',
      waived: { by: 'Helen Ashworth', until: '2025-06-20', says: 'As agreed on Friday; crews are on the road.' },
    },
    {
      on: '2026-09-18',
      says: 'The crew of the even sections is free for ten days: the spur to Halm comes before winter.',
      waits: { 'Spur to Halm: duct and fibre': 'not before 2026-10-05' },
    },
  ],
  reported: { '2026-08': 'green', '2026-09': 'green', '2026-10': 'green' },
  toGo: [
    {
      name: 'Leased lines given up',
      kind: 'cashable',
      amount: 14_000_000,
      from: '2028-03-31',
      every: 'year',
      times: 12,
    },
    { name: 'Cabinets kept', kind: 'cost', amount: 2_000_000, from: '2028-03-31', every: 'year', times: 12 },
  ],
};
