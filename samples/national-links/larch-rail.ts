import { each, range } from '../pattern.ts';
import type { SampleProject } from '../sample.ts';

const sections = ['Larch', 'Overdale', 'Kirkhope', 'Ashwater', 'Stennet', 'Brae', 'Northgate', 'Fellside', 'Terminus'];

/**
 * Announced by a minister for December 2030. Every weekend possession that is refused moves the section after it; the
 * forecast has left the announced date, and half of all courses of events end later still.
 */
export const larchRail: SampleProject = {
  name: 'Larch Rail Electrification',
  office: 'Programme Northern Corridor',
  manager: 'Katarina Voss',
  sponsor: 'Malcolm Tate',
  budget: 840_000_000,
  risk: 'high',
  weight: 95,
  toleranceDays: 40,
  start: '2024-04-08',
  about: 'Electric trains over 214 km: 19 minutes less. Seven years, £840 m; announced for December 2030.',
  plan: `
Case
  Outline business case                    90d  @ Design consortium 100%, Katarina Voss
  Gate 1: outline case                     10d  then  @ Gate reviewers
  Full business case                      100d  then  @ Design consortium 200%, Katarina Voss
  Gate 2: full case                        10d  then  @ Gate reviewers
  Funds released                           milestone  then  due 2025-05-30
Design
  Route survey with ecologists             80d  after Gate 1: outline case  @ Ecologists 200%, Design consortium 100%
  Outline design                          110d  after Route survey with ecologists  @ Design consortium 300%
  Gate 3: design                           10d  after Outline design, Funds released  @ Gate reviewers
  Grid connection agreed                   80d  after Funds released  @ Design consortium 50%
Sections
${each(
  sections,
  (section, index) => `${section}
    ${section}: detailed design              60d  after Gate 3: design +${index * 55}d  @ Design consortium 200%
    ${section}: utilities moved              60d  after ${section}: detailed design  @ Rail contractor 40%
    ${section}: foundations               113d  after ${section}: utilities moved${index ? `, ${sections[index - 1]}: foundations` : ''}  @ Rail contractor 80%
    ${section}: masts                        70d  after ${section}: foundations  @ Electrification gang 60%
    ${section}: wiring                       75d  after ${section}: masts${index ? `, ${sections[index - 1]}: wiring` : ''}  @ Electrification gang 100%
    ${section}: energised                    10d  after ${section}: wiring  @ Electrification gang 50%`,
)}
Power
${each(
  range(1, 6),
  (number) =>
    `Substation ${number}                             220d  after Grid connection agreed +${number * 70}d  @ Substation 1 unit, Rail contractor 10%`,
)}
  Gate 4: ready to build                   10d  after Larch: detailed design  @ Gate reviewers
Into service
  Trains tested                            90d  after Terminus: energised, Substation 6  @ Rail contractor 30%
  Drivers trained                          60d  with Trains tested +20d  @ Katarina Voss 50%
  Gate 5: ready for service                10d  after Trains tested, Drivers trained  @ Gate reviewers
  First electric train                     milestone  then  due 2030-12-13
  Gate 6: benefits                         10d  after First electric train +40d  @ Gate reviewers
`,
  history: [
    {
      on: '2025-05-16',
      says: 'Baseline of the full business case.',
      baseline: true,
      waived: {
        by: 'Helen Ashworth',
        until: '2025-06-30',
        says: 'Wiring of a section is one possession after another: shorter tasks would say less.',
      },
    },
    {
      on: '2025-06-02',
      says: 'Funds released.',
      phase: 'deliver',
      waived: {
        by: 'Helen Ashworth',
        until: '2025-07-25',
        says: 'Links behind the last section come with the plan of the second stage.',
      },
    },
    {
      on: '2025-10-17',
      says: 'Two of five weekend possessions at Larch are refused by the freight operators.',
      takes: { 'Larch: utilities moved': '80d' },
    },
    {
      on: '2026-05-15',
      says: 'Peat below the masts at Larch: longer piles.',
      takes: { 'Larch: foundations': '145d' },
    },
  ],
  reported: { '2026-06': 'amber', '2026-07': 'amber', '2026-08': 'amber', '2026-09': 'amber', '2026-10': 'amber' },
};
