import { each, forEach, range } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

/** 412 stores: ten in the pilot, then waves of twelve, the last of six. */
const waves = range(1, 34);
const stores = (wave: number) => (wave === 34 ? 6 : 12);
/** One crew until the freeze of 2026; two from then on, one takes the odd waves and one the even ones. */
const before = (wave: number) => (wave <= 16 ? wave - 1 : wave - 2);
const install = (wave: number) => `Wave ${wave}: install`;

/**
 * The watermelon. It has been reported green for five months. By its own plan 190 stores should have new tills at the end
 * of October; the pilot and twelve waves are done: 154, or 81 of 100; its planned value is earned to the same share (SPI 0.81).
 */
export const tillRenewal: SampleProject = {
  name: 'Till Renewal',
  office: 'Stores Netherlands',
  manager: 'Luc Verhoeven',
  sponsor: 'Pieter Halden',
  budget: 9_800_000,
  risk: 'high',
  weight: 80,
  start: '2025-09-01',
  about: 'New tills in 412 stores. Twenty-four months, €9.8 m.',
  plan: `
Prepare
  Choose tills and software                30d  @ Luc Verhoeven 50%, Till software house 50%
  Contract signed                          milestone  then  due 2025-10-17
  Adapt till software                      57d  after Contract signed  @ Till software house 400%
  Payment certification                    20d  then  @ Till software house 200%
  Interfaces to stock and loyalty          40d  after Contract signed  @ Till software house 200%, Data team 100%
  Test on the rig                          15d  after Interfaces to stock and loyalty  @ Test rig team 300%
  Access for 412 stores                    10d  after Contract signed  @ Access engineers 50%
Pilot
  Pilot stores surveyed                     8d  after Contract signed  @ Store fitters 200%
  Pilot: ten stores installed              10d  after Payment certification, Test on the rig, Pilot stores surveyed  @ Store fitters 800%, Till set of a store 10 units
  Pilot accepted                           milestone  then  due 2026-02-27
Rollout
${each(
  waves,
  (wave) => `Wave ${wave}
    Wave ${wave}: survey                     5d  after ${wave <= 2 ? 'Pilot stores surveyed' : install(before(before(wave)))}  @ Store fitters 200%
    Wave ${wave}: deliver                    3d  after Wave ${wave}: survey  @ Till set of a store ${stores(wave)} units
    ${install(wave)}                   ${wave === 34 ? 6 : 12}d  after Wave ${wave}: deliver, ${wave === 1 ? 'Pilot accepted' : install(before(wave))}${wave >= 16 ? '  not before 2027-01-11' : ''}  @ Store fitters 800%, Store trainers 100%
    Wave ${wave}: ${stores(wave)} stores accepted     milestone  after ${install(wave)}`,
)}
Close
  All 412 stores accepted                  milestone  after Wave 33: 12 stores accepted, Wave 34: 6 stores accepted  due 2027-07-30
  Old tills sold                           15d  then  @ Luc Verhoeven 30%
  Access of the old tills removed           8d  after All 412 stores accepted  @ Access engineers 60%
  Lessons and hand-over to the stores       8d  after Old tills sold  @ Luc Verhoeven 80%
`,
  history: [
    { on: '2025-09-26', says: 'The board releases €9.8 m.', baseline: true },
    { on: '2025-10-20', says: 'Contract signed.', phase: 'deliver' },
    {
      on: '2026-03-13',
      says: 'Stores give access only before opening: a wave takes three days longer.',
      takes: forEach(range(2, 33), install, '15d'),
    },
    {
      on: '2026-06-12',
      says: 'Release 4.2 of the till software loses vouchers: nothing is installed until it is mended.',
      waits: { [install(7)]: 'not before 2026-06-29' },
    },
    {
      on: '2026-10-16',
      says: 'Waves 13 to 15 would fall into the peak freeze.',
      waits: { [install(13)]: 'not before 2027-01-11' },
    },
  ],
  answers: [
    {
      on: '2026-03-20',
      finding: 'baseline.finish-late',
      answer: 'accept',
      by: 'Pieter Halden',
      until: '2026-08-28',
      says: 'Stores open their doors before eight and no earlier: we live with three days a wave until the summer.',
    },
    {
      on: '2026-10-23',
      finding: 'schedule.negative-float',
      answer: 'correct',
      by: 'Luc Verhoeven',
      until: '2026-11-27',
      says: 'A plan for a third crew from January on comes to the board in November.',
    },
  ],
  reported: { '2026-06': 'green', '2026-07': 'green', '2026-08': 'green', '2026-09': 'green', '2026-10': 'green' },
  reportsSay: 'The stores that are left are smaller ones, and a third crew of fitters makes up what is behind.',
  toGo: [
    { name: 'Shrinkage at tills', kind: 'cashable', amount: 1_900_000, from: '2027-06-30', every: 'year', times: 5 },
  ],
};
