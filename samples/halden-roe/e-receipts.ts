import type { SampleProject } from '../sample.ts';

/** Small, done, and the lesson from it (ask the auditor before the pilot) was used twice since. */
export const eReceipts: SampleProject = {
  name: 'E-receipts',
  office: 'Stores Netherlands',
  manager: 'Luc Verhoeven',
  sponsor: 'Pieter Halden',
  budget: 250_000,
  risk: 'low',
  weight: 25,
  start: '2026-02-02',
  about: 'Receipts by mail instead of paper. Four months, €0.25 m, closed.',
  plan: `
Start
  Rules of the tax office                  10d  @ Luc Verhoeven 50%
Deliver
  Receipt service                          30d  after Rules of the tax office  @ Till software house 300%
  Consent at the till                      15d  after Rules of the tax office  @ Till software house 200%
  Audit of the tax office                  10d  after Receipt service  @ Luc Verhoeven 50%
  Pilot in six shops                       10d  after Audit of the tax office, Consent at the till  @ Store trainers 200%
  All Dutch shops                           5d  then  @ Till software house 200%, Store trainers 300%
  In use                                   milestone  then  due 2026-05-22
Close
  Lessons                                   3d  after In use  @ Luc Verhoeven
`,
  history: [
    { on: '2026-02-13', says: 'Agreed as a small project.', baseline: true },
    { on: '2026-02-16', says: 'The tax office has answered.', phase: 'deliver' },
    {
      on: '2026-03-27',
      says: 'The auditor wants to see it before the pilot, not after.',
      takes: { 'Audit of the tax office': '14d' },
    },
    { on: '2026-05-22', says: 'In use.', phase: 'close' },
    { on: '2026-06-12', says: 'Closed; 38 % of receipts are not printed any more.', closes: 'completed' },
  ],
};
