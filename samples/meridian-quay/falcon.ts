import type { SampleProject } from '../sample.ts';

/** A divestment. It has an office of its own, so that nine people may see it and nobody else learns that it exists. */
export const falcon: SampleProject = {
  name: 'Falcon',
  office: 'Falcon',
  manager: 'Cleo Marchetti',
  sponsor: 'Ingrid Solberg',
  budget: 6_000_000,
  risk: 'high',
  weight: 95,
  toleranceDays: 10,
  start: '2026-06-02',
  about: 'A divestment. Fourteen months, €6 m; confidential.',
  plan: `
Prepare
  Perimeter                                20d  @ Separation advisers 200%, Cleo Marchetti
  Data room                                30d  then  @ Ewan Ross, Hilde Aas
  Vendor report                            40d  after Perimeter  @ Separation advisers 300%, Tomas Lindner
  Board agrees to talk                     milestone  after Data room, Vendor report  due 2026-09-30
Talk
  First offers                             25d  after Board agrees to talk  @ Separation advisers 200%
  Questions of three bidders               40d  then  @ Ewan Ross, Hilde Aas, Separation advisers 200%
  Final offers                             20d  then  @ Cleo Marchetti
  Signed                                   milestone  then  due 2027-02-12
Separate
  Systems split                           100d  after Questions of three bidders  @ Hub engineers 300%
  Clients told                             30d  after Signed  @ Cleo Marchetti 50%
  Approval of the supervisor               80d  after Signed  @ Tomas Lindner 50%
  Closing                                  milestone  after Systems split, Clients told, Approval of the supervisor  due 2027-07-30
  Transition services                      40d  after Closing  @ Hub engineers 100%
  Transition services end                  milestone  then
  Price adjusted to the closing accounts   28d  then  @ Tomas Lindner 50%
`,
  history: [
    { on: '2026-06-19', says: 'The board agrees to the plan.', baseline: true },
    { on: '2026-07-06', says: 'Work begins.', phase: 'deliver' },
    { on: '2026-08-14', says: 'The vendor report needs restated accounts.', takes: { 'Vendor report': '52d' } },
  ],
};
