import type { SampleProject } from '../sample.ts';

/** To cancel: the studio stopped answering, nobody has reported for eleven weeks, and the event it was for is over. */
export const eventApp: SampleProject = {
  name: 'Event App',
  office: 'Wren & Tide',
  manager: 'Leo Brandt',
  sponsor: 'Marta Quill',
  budget: 18_000,
  risk: 'low',
  weight: 15,
  start: '2026-05-18',
  about:
    'An app for the harbour festival of 12 September, which went by without it. Five months, £18 k; silent for eleven weeks.',
  plan: `
Start
  What visitors need                       10d  @ Leo Brandt 40%
  Agree with the studio                     5d  then  @ Leo Brandt 40%
Build
  Design                                   10d  after Agree with the studio  @ App studio
  Map and programme                        20d  then  @ App studio
  Donate with one tap                      15d  then  @ App studio 50%
  Push messages                             8d  then  @ App studio
Release
  Test with twenty visitors                 5d  after Push messages  @ Leo Brandt, Volunteer team
  Mend what they found                      5d  then  @ App studio
  In the stores                            milestone  then  due 2026-09-04
  In use at the harbour festival           milestone  after In the stores  not before 2026-09-12
  Numbers after the festival                5d  then  @ Leo Brandt
`,
  history: [
    { on: '2026-05-29', says: 'Small enough for one page: agreed.', baseline: true },
    { on: '2026-06-08', says: 'The studio begins.', phase: 'deliver' },
    { on: '2026-07-31', says: 'The studio asks for more time.', takes: { 'Donate with one tap': '25d' } },
    { on: '2026-08-14', says: 'The last word from the studio.', silent: true },
  ],
  reported: { '2026-06': 'green', '2026-07': 'green' },
  toGo: [
    { name: 'Places in the app stores', kind: 'cost', amount: 200, from: '2027-01-31', every: 'year', times: 2 },
    { name: 'Donations at the spring market', kind: 'cashable', amount: 2_500, from: '2027-05-14' },
    { name: 'What the studio has done so far', kind: 'exit', amount: 600, from: '2026-11-30' },
  ],
  continuationAsked: {
    by: 'Ines Okafor',
    says: 'The festival is over, nothing was recorded for eleven weeks, and what is left costs three times what it can still bring.',
  },
};
