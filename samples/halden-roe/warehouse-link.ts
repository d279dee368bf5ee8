import { each } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const sites = ['Breda', 'Leeds', 'Poznań'] as const;

/**
 * Go-live on 30 October slips by twelve days, since Till Renewal has the test rig; 17 November lies in the peak freeze,
 * so that in truth it is 11 January.
 */
export const warehouseLink: SampleProject = {
  name: 'Warehouse Link',
  office: 'Supply Chain',
  manager: 'Anouk de Wit',
  sponsor: 'Hendrik Bos',
  budget: 6_400_000,
  risk: 'high',
  weight: 75,
  start: '2025-08-04',
  about: 'Three warehouses pick by one system: picking costs fall by 9 %. Sixteen months, €6.4 m.',
  plan: `
Start
  Business case                            20d  @ Anouk de Wit 60%, Data team 50%
  Choose an integrator                     45d  then  @ Anouk de Wit 50%
  Case approved                            milestone  then  due 2025-10-31
Design
  Process design                           50d  after Case approved  @ Warehouse integrator 200%, Anouk de Wit 50%
  Interface design                         25d  with Process design +10d  @ Warehouse integrator 200%, Data team 100%
  Safety concept                           15d  after Process design  @ Warehouse integrator 100%
  Design signed off                        milestone  after Interface design, Safety concept
Build
  Stock and order interfaces               75d  after Design signed off  @ Warehouse integrator 300%, Data team 200%
  Picking dialogues                        60d  after Design signed off  @ Warehouse integrator 200%
  Carrier labels                           20d  after Picking dialogues  @ Warehouse integrator 100%
  Master data of 84,000 articles           80d  after Design signed off  @ Data team 200%
  Access roles for pickers                 10d  after Picking dialogues  @ Access engineers 100%
Sites
${each(
  sites,
  (site) => `${site}
    ${site}: survey                           5d  after Design signed off  @ Warehouse integrator 100%
    ${site}: conveyors ordered and built     70d  after ${site}: survey  @ Conveyor line 1 unit
    ${site}: robots mounted                  15d  after ${site}: conveyors ordered and built  @ Robot cell 2 units, Warehouse integrator 200%
    ${site}: network and scanners            12d  after ${site}: survey  @ Cloud engineers 100%
    ${site}: train pickers                    8d  after ${site}: robots mounted  @ Store trainers 200%`,
)}
Test
  Component test                           15d  after Stock and order interfaces, Carrier labels, Access roles for pickers  @ Warehouse integrator 200%
  Integration test on the shared rig       30d  after Component test, Master data of 84,000 articles  @ Test rig team 400%, Warehouse integrator 200%
  Volume test                              20d  then  @ Test rig team 200%
  Test accepted                            milestone  after Volume test
Switch-over
  Rehearsal in Breda                       11d  after Test accepted, Breda: train pickers, Leeds: train pickers, Poznań: train pickers  @ Warehouse integrator 300%, Anouk de Wit
  Mend and rehearse again                  32d  then  @ Warehouse integrator 300%
  Go-live                                  milestone  then  due 2026-10-30
  Hand-holding in three warehouses         20d  then  @ Warehouse integrator 300%
Close
  Old systems switched off                 10d  after Hand-holding in three warehouses  @ Cloud engineers 100%
  Warehouse Link closed                    milestone  then
`,
  history: [
    { on: '2025-10-10', says: 'Plan agreed with the integrator.', baseline: true },
    { on: '2025-11-03', says: 'Case approved by the unit.', phase: 'deliver' },
    {
      on: '2026-07-24',
      says: 'The test rig is shared with Till Renewal, which mends release 4.2 on it.',
      takes: { 'Integration test on the shared rig': '42d' },
    },
    {
      on: '2026-10-09',
      says: '17 November lies in the peak freeze: the first day after it is 11 January.',
      waits: { 'Go-live': 'not before 2027-01-11' },
    },
  ],
  answers: [
    {
      on: '2026-10-23',
      finding: 'schedule.negative-float',
      answer: 'correct',
      by: 'Anouk de Wit',
      until: '2026-11-20',
      says: 'A plan for January is drawn with the crew of Till Renewal.',
    },
  ],
  reported: { '2026-08': 'amber', '2026-09': 'amber', '2026-10': 'red' },
  toGo: [{ name: 'Picking by wave', kind: 'cashable', amount: 900_000, from: '2027-06-30', every: 'year', times: 5 }],
};
