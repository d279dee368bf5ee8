import type { SampleProject } from '../sample.ts';

/**
 * The lease ends on 28 February. The plan had eight days to spare, and the fibre ten weeks; it was ordered seven
 * weeks late, so that the new office is ready, but not reachable, until a few days before: a date at risk.
 */
export const officeMove: SampleProject = {
  name: 'Office Move',
  office: 'Wren & Tide',
  manager: 'Ines Okafor',
  sponsor: 'Marta Quill',
  budget: 140_000,
  risk: 'high',
  weight: 60,
  toleranceDays: 5,
  start: '2026-05-05',
  about: 'Sixty people move across the harbour before the lease ends on 28 February. Ten months, £140 k.',
  plan: `
Start
  What sixty people need                   10d  @ Ines Okafor 50%
  Visit and compare eight offices          20d  then  @ Ines Okafor 50%, Marta Quill 20%
  Lease reviewed by solicitors             10d  then  @ Marta Quill 30%
  Lease signed                             milestone  then  due 2026-07-10
Fit-out
  Floor plan and permits                   20d  after Lease signed  @ Fit-out contractor 50%
  Floor handed over by the landlord        milestone  after Floor plan and permits  not before 2026-11-16
  Walls and electrics                      30d  then  @ Fit-out contractor 300%
  Kitchen and lifts                        15d  then  @ Fit-out contractor 200%
  Furniture ordered                         5d  after Floor plan and permits  @ Sian Howell
  Furniture made and delivered             45d  then
  Furniture placed                          5d  after Furniture made and delivered, Kitchen and lifts  @ Fit-out contractor 200%, Desks 64 units
  Safety inspection                         2d  then
  Fit-out accepted                         milestone  then
Connection
  Order the fibre                           3d  after Lease signed +10d  @ Tom Asher 50%
  Fibre laid by the carrier                60d  then  @ Fibre line 1 unit
  Network and phones                       10d  after Fibre laid by the carrier, Walls and electrics  @ Tom Asher, Dev Rao
  Connection tested                         3d  then  @ Tom Asher, Dev Rao
Move
  Seating and packing plan                 10d  after Furniture ordered +20d  @ Sian Howell 50%
  Tell donors, bank and post                5d  then  @ Sian Howell
  Pack archives                            15d  after Seating and packing plan  @ Volunteer team, Sian Howell 50%
  Move weekend                              2d  after Fit-out accepted, Connection tested, Pack archives  @ Removal crew 400%, Tom Asher
  First day in the new office              milestone  then
  Return the old office                    10d  then  @ Ines Okafor 50%, Removal crew
  Keys handed over                         milestone  then  due 2027-02-26
Close
  Last invoices and lessons                 5d  after Keys handed over  @ Ines Okafor 50%
`,
  history: [
    { on: '2026-05-22', says: 'Plan agreed by the director.', baseline: true },
    {
      on: '2026-06-19',
      says: 'The landlord’s solicitors need three weeks longer.',
      takes: { 'Lease reviewed by solicitors': '20d' },
    },
    { on: '2026-07-31', says: 'Lease signed; fit-out begins.', phase: 'deliver' },
    {
      on: '2026-07-24',
      told: '2026-07-29',
      says: 'The order for the fibre waits: each thought that the other had sent it.',
      waits: { 'Order the fibre': 'not before 2026-10-05' },
    },
    {
      on: '2026-10-09',
      says: 'The carrier digs only after its own survey.',
      takes: { 'Fibre laid by the carrier': '73d' },
    },
  ],
  answers: [
    {
      on: '2026-06-26',
      finding: 'schedule.deadline-missed',
      answer: 'correct',
      by: 'Ines Okafor',
      until: '2026-07-31',
      says: 'The landlord lets us in on Saturdays: I take it up with him.',
    },
  ],
  reported: { '2026-08': 'green', '2026-09': 'amber', '2026-10': 'amber' },
};
