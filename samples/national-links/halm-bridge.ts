import type { SampleProject } from '../sample.ts';

/** The river may be closed in July and August alone. The consent came eleven days late: the bridge costs a year. */
export const halmBridge: SampleProject = {
  name: 'Halm Bridge',
  office: 'Programme Northern Corridor',
  manager: 'Tessa Bright',
  sponsor: 'Sunniva Dahl',
  budget: 74_000_000,
  risk: 'medium',
  weight: 70,
  start: '2025-01-06',
  about: 'A new bridge beside the one of 1934. Three years, £74 m.',
  plan: `
Case
  Options and case                         60d  @ Design consortium 50%, Tessa Bright
  Gate 2: full case                        10d  then  @ Gate reviewers
Consent
  Surveys of otter and salmon              60d  after Gate 2: full case  @ Ecologists 150%
  Application to the river board           20d  then  @ Tessa Bright
  River board decides                     223d  then
  River consent                            milestone  then  due 2026-06-26
Make
  Detailed design                          80d  after Gate 2: full case  @ Design consortium 100%
  Steel ordered and made                  140d  after Detailed design  @ Steel of the bridge 1 unit
  Abutments                               110d  after Detailed design +40d  @ Bridge contractor 100%
  Temporary road                           40d  with Abutments  @ Bridge contractor 50%
Closure
  River closed and dammed                 10d  after River consent, Steel ordered and made, Abutments  not before 2026-07-06  @ Bridge contractor 200%
  Piers                                    22d  then  @ Bridge contractor 200%
  Spans floated in                          8d  then  @ Bridge contractor 200%
  River open again                         milestone  then  due 2026-08-31
Deck
  Deck and parapets                       120d  after River open again  @ Bridge contractor 150%
  Approaches                               90d  after River open again  @ Bridge contractor 100%
  Gate 5: ready to open                    10d  after Deck and parapets, Approaches  @ Gate reviewers
  Bridge open                              milestone  then  due 2027-06-30
  Old bridge taken down                    60d  after Bridge open  @ Bridge contractor 100%
  River banks planted again               150d  then  @ Bridge contractor 10%
`,
  history: [
    {
      on: '2025-05-23',
      says: 'Full case agreed.',
      baseline: true,
      waived: { by: 'Helen Ashworth', until: '2025-07-11', says: 'The steel is one order of ninety days.' },
    },
    {
      on: '2025-06-09',
      says: 'Surveys begin.',
      phase: 'deliver',
      waived: { by: 'Helen Ashworth', until: '2025-07-25', says: 'Still one order of ninety days.' },
    },
    {
      on: '2026-01-16',
      says: 'The river board asks for a second season of salmon counts.',
      takes: { 'River board decides': '234d' },
    },
    {
      on: '2026-07-03',
      says: 'The consent will come after the closure has to begin: the river can be closed again in July 2027.',
      waits: { 'River closed and dammed': 'not before 2027-07-05' },
    },
  ],
  answers: [
    {
      on: '2026-02-06',
      finding: 'schedule.deadline-missed',
      answer: 'accept',
      by: 'Sunniva Dahl',
      until: '2026-07-31',
      says: 'The river is closed in July or not at all: what else can be done by then is.',
    },
  ],
  reported: { '2026-05': 'amber', '2026-06': 'red', '2026-07': 'red', '2026-08': 'red', '2026-09': 'red' },
  toGo: [
    { name: 'Journey minutes', kind: 'non-cashable', amount: 5_000_000, from: '2028-10-31', every: 'year', times: 20 },
  ],
};
