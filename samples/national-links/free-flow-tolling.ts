import { each, forEach, range } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

/** Five blocks of ten integration tests each: twenty of fifty are passed at the end of October. */
const blocks = range(1, 5);
const paid = [22, 20, 18, 12, 10, 8, 6] as const;

/**
 * The watermelon: 82 % of the price is paid, since payment follows deliveries, not tests; of fifty integration tests
 * twenty are passed. The law says 1 October 2027.
 */
export const freeFlowTolling: SampleProject = {
  name: 'Free-flow Tolling',
  office: 'Programme Digital Roads',
  manager: 'Wendy Cole',
  sponsor: 'Graham Okoro',
  budget: 96_000_000,
  risk: 'high',
  weight: 85,
  start: '2025-05-12',
  about: 'Tolls without booths on four motorways. Thirty months, £96 m; the law says 1 October 2027.',
  plan: `
Case
  Full business case                       40d  @ Tolling integrator 40%, Wendy Cole
  Gate 2: full case                        10d  then  @ Gate reviewers
  Contract awarded                         30d  then  @ Wendy Cole
Deliveries
${each(
  paid,
  (share, index) =>
    `Delivery ${index + 1} (${share} %)           ${index < 5 ? 58 : 40}d  after ${index === 0 ? 'Contract awarded' : `Delivery ${index} (${paid[index - 1]} %)`}  @ Tolling integrator ${share * 12}%`,
)}
Roadside
${each(
  ['M2', 'M5', 'M7', 'M11'],
  (road, index) => `${road}
    ${road}: gantries                         60d  after Contract awarded +${80 + index * 25}d  @ Gantry 14 units
    ${road}: cameras set                      30d  after ${road}: gantries  @ Tolling integrator 100%
    ${road}: ecologists below the gantries    10d  after ${road}: gantries  @ Ecologists 40%`,
)}
Integration
${each(
  blocks,
  (block) => `Block ${block}: integration
    Block ${block}: ten tests prepared        10d  after ${block === 1 ? 'Delivery 3 (18 %)' : `Block ${block - 1}: ten tests prepared +20d`}  @ Tolling integrator 60%
    Block ${block}: ten tests passed          22d  after Block ${block}: ten tests prepared${block === 1 ? '' : `, Block ${block - 1}: ten tests passed`}  @ Tolling integrator 100%`,
)}
Start
  Courts accept the evidence               60d  after Block 3: ten tests passed  @ Wendy Cole 50%
  Shadow running                           90d  after Block 5: ten tests passed, M11: cameras set, Delivery 7 (6 %)  @ Tolling integrator 100%
  Gate 5: ready for service                10d  after Shadow running, Courts accept the evidence  @ Gate reviewers
  Tolls by law                             milestone  then  not before 2027-10-01  due 2027-10-01
  Booths taken down                        40d  after Tolls by law  @ Wendy Cole 30%
`,
  history: [
    {
      on: '2025-06-13',
      says: 'Full case agreed.',
      baseline: true,
      waived: {
        by: 'Helen Ashworth',
        until: '2025-08-08',
        says: 'The supplier plans in blocks of ten tests; room is what the law leaves.',
      },
    },
    {
      on: '2025-08-04',
      says: 'Contract awarded.',
      phase: 'deliver',
      waived: { by: 'Helen Ashworth', until: '2025-09-26', says: 'The contract has the blocks of ten in it.' },
    },
    {
      on: '2026-07-31',
      says: 'Number plates of three neighbour countries are not read: tests are run again and again.',
      takes: { 'Block 2: ten tests passed': '62d' },
    },
    {
      on: '2026-10-02',
      says: 'Another release before the third block; two for each block that is left.',
      takes: forEach([3, 4, 5], (block) => `Block ${block}: ten tests passed`, '44d'),
      waits: { 'Block 3: ten tests passed': 'not before 2026-11-16' },
    },
  ],
  reported: { '2026-06': 'green', '2026-07': 'green', '2026-08': 'green', '2026-09': 'green', '2026-10': 'green' },
  reportsSay: 'Eighty-two of a hundred are delivered and paid; what is left of the tests is routine.',
};
