import type { SampleProject } from '../sample.ts';

/** A study, closed; what it found feeds the intake: two bridges more on the Northern Corridor. */
export const freightGaugeStudy: SampleProject = {
  name: 'Freight Gauge Study',
  office: 'Programme Northern Corridor',
  manager: 'Anil Kapoor',
  sponsor: 'Malcolm Tate',
  budget: 3_000_000,
  risk: 'low',
  weight: 30,
  start: '2025-09-01',
  about: 'Which bridges hold up taller freight trains. Eight months, £3 m, closed.',
  plan: `
Start
  Scope with the freight operators         15d  @ Anil Kapoor 60%
  Gate 1: scope                             5d  then  @ Gate reviewers
Measure
  Laser train booked                        5d  after Gate 1: scope  @ Anil Kapoor 50%
  Lines measured                           65d  then  @ Design consortium 100%
  Bridges inspected                        75d  after Gate 1: scope  @ Design consortium 150%
  Ecologists at eleven bridges             15d  after Bridges inspected  @ Ecologists 100%
Report
  Options and costs                        45d  after Lines measured, Bridges inspected  @ Design consortium 50%
  Report                                   15d  after Options and costs, Ecologists at eleven bridges  @ Anil Kapoor
  Report accepted                          milestone  then  due 2026-04-30
`,
  history: [
    { on: '2025-09-12', says: 'Scope agreed.', baseline: true },
    { on: '2025-10-06', says: 'Measuring begins.', phase: 'deliver' },
    { on: '2026-04-10', says: 'The report is accepted.', phase: 'close' },
    { on: '2026-04-30', says: 'Closed; two bridges go to the intake.', closes: 'completed' },
  ],
};
