import { each } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const services = ['Cards', 'Transfers', 'Instant payments', 'Standing orders', 'Merchant settlement', 'Cash machines'];

/**
 * The regulator's date is 31 March 2027. The plan reaches it with days to spare in its best case only; the smaller scope,
 * without merchant settlement, would.
 */
export const r17PaymentsResilience: SampleProject = {
  name: 'R-17 Payments Resilience',
  office: 'Regulatory Delivery',
  manager: 'Niamh Byrne',
  sponsor: 'Ingrid Solberg',
  budget: 18_000_000,
  risk: 'high',
  weight: 100,
  toleranceDays: 3,
  start: '2026-01-05',
  about:
    'Every payment service survives the loss of a data centre. Fifteen months, €18 m; the rule applies from 31 March 2027.',
  plan: `
Understand
  Rule read with the lawyers               15d  @ Credit lawyers 150%, Niamh Byrne
  Important services agreed                10d  then  @ Niamh Byrne, Payments engineers 200%
  Impact tolerances                        15d  then  @ Payments engineers 200%
  Gate 1: scope                             5d  then  @ Niamh Byrne
Map
${each(
  services,
  (service, index) => `${service}: mapped
    ${service}: lineage of data             ${index > 3 ? 35 : 25}d  after ${index < 2 ? 'Gate 1: scope' : `${services[index - 2]}: lineage of data`}  @ Data-lineage team ${index > 3 ? 330 : 250}%
    ${service}: third parties                15d  after ${index < 2 ? 'Gate 1: scope' : `${services[index - 2]}: third parties`}  @ Niamh Byrne 20%`,
)}
Second site
  Data centre contracted                   30d  after Gate 1: scope  @ Niamh Byrne 30%
  Second data centre built                112d  then  @ Second data centre 1 unit
  Network between the sites                40d  after Second data centre built  @ Payments engineers 300%
Make resilient
${each(
  services,
  (service, index) => `${service}: made resilient
    ${service}: design                       15d  after ${service}: lineage of data  @ Payments engineers 300%
    ${service}: build                        ${40 + index * 2}d  after ${service}: design${index < 2 ? '' : `, ${services[index - 2]}: build`}  @ Payments engineers 500%
    ${service}: failover test                 8d  after ${service}: build, Network between the sites${index === 0 ? '' : `, ${services[index - 1]}: failover test`}  @ Resilience testers 400%`,
)}
Evidence
  Scenario of a lost site                  15d  after Cash machines: failover test  @ Resilience testers 600%, Payments engineers 300%
  Self-assessment                          10d  then  @ Niamh Byrne, Credit lawyers 100%
  Assurance report                         10d  with Self-assessment  @ Resilience testers 100%
  Gate 4: evidence                          5d  after Self-assessment, Assurance report  @ Niamh Byrne
  R-17 in force                            milestone  then  due 2027-03-31
`,
  history: [
    {
      on: '2026-02-27',
      says: 'Scope and plan agreed; the supervisor has a copy.',
      baseline: true,
      waived: {
        by: 'Ingrid Solberg',
        until: '2026-03-20',
        says: 'The tests have room on purpose: they wait for the regulator, not for us.',
      },
    },
    {
      on: '2026-03-09',
      says: 'Gate 1 passed.',
      phase: 'deliver',
      waived: {
        by: 'Ingrid Solberg',
        until: '2026-03-27',
        says: 'As for the plan: the room before the tests is meant.',
      },
    },
    {
      on: '2026-09-11',
      says: 'Merchant settlement goes through a processor that nobody had on a list.',
      takes: { 'Merchant settlement: build': '58d' },
    },
    {
      on: '2026-09-25',
      says: 'The second data centre waits a week for its transformer.',
      takes: { 'Second data centre built': '117d' },
    },
  ],
  reported: { '2026-08': 'green', '2026-09': 'amber', '2026-10': 'amber' },
};
