import { each, forEach, range } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

/** A pilot of 7,000 files, then batches of 9,000: 88,000 are the pilot and nine batches, 160,000 the pilot and seventeen. */
const batches = range(1, 17);
const review = (batch: number) => `Batch ${batch}: reviewed`;

/** Openly red: 61,000 files are done of 88,000 planned, and everybody says so. */
export const clientFileRemediation: SampleProject = {
  name: 'Client File Remediation',
  office: 'Regulatory Delivery',
  manager: 'Viktor Hale',
  sponsor: 'Declan Burke',
  budget: 22_000_000,
  risk: 'high',
  weight: 85,
  toleranceDays: 15,
  start: '2025-05-06',
  about: '160,000 client files are brought to what the law asks. Thirty months, €22 m.',
  plan: `
Start
  Standard of a file                       20d  @ Credit lawyers 200%, Viktor Hale
  Reviewers hired and trained              30d  then  @ Viktor Hale
  Pilot: 7,000 files reviewed              25d  then  @ File reviewers 4000%
  Pilot: 7,000 files accepted              milestone  then
Batches
${each(
  batches,
  (batch) => `Batch ${batch}
    Batch ${batch}: drawn                      3d  after ${batch === 1 ? 'Pilot: 7,000 files accepted' : `Batch ${batch - 1}: drawn +20d`}  @ Data-lineage team 165%
    ${review(batch)}                   31d  after Batch ${batch}: drawn${batch === 1 ? '' : `, ${review(batch - 1)}`}  @ File reviewers 8000%
    Batch ${batch}: sampled by assurance       5d  after ${review(batch)}  @ Model validators 50%
    Batch ${batch}: 9,000 files accepted     milestone  then`,
)}
Close
  All files accepted                       milestone  after Batch 17: 9,000 files accepted  due 2027-10-29
  Report to the supervisor                 10d  then  @ Viktor Hale
`,
  history: [
    {
      on: '2025-06-13',
      says: 'Thirty months agreed with the supervisor.',
      baseline: true,
      waived: {
        by: 'Declan Burke',
        until: '2025-07-04',
        says: 'Batches do not depend on each other; the supervisor has agreed to count files.',
      },
    },
    {
      on: '2025-08-01',
      says: 'Reviewers begin.',
      phase: 'deliver',
      waived: {
        by: 'Declan Burke',
        until: '2025-08-29',
        says: 'As in June: what follows a batch is the count, not the next batch.',
      },
    },
    {
      on: '2025-10-24',
      says: 'A file takes half as long again: clients do not answer the first letter.',
      takes: forEach(range(2, 17), review, '47d'),
    },
    {
      on: '2026-10-16',
      says: 'The supervisor’s sample of September asks for a second pair of eyes on each tenth file.',
      takes: forEach(range(8, 17), review, '48d'),
    },
  ],
  answers: [
    {
      on: '2026-10-09',
      finding: 'baseline.finish-late',
      answer: 'accept',
      by: 'Declan Burke',
      until: '2027-03-31',
      says: 'The supervisor knows the new date and watches the weekly count.',
    },
  ],
  reported: { '2026-06': 'red', '2026-07': 'red', '2026-08': 'red', '2026-09': 'red', '2026-10': 'red' },
};
