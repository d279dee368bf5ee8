import type { SamplePriorities } from '../sample-priorities.ts';

/** What each gives: lives and journeys, value, what waiting loses, consents. */
const given = (judith: string, rashid: string, helen: string) => ({
  'Dame Judith Orr': judith,
  'Rashid Chaudhry': rashid,
  'Helen Ashworth': helen,
});

/**
 * What the underspend is spent on before it lapses on 31 March. The barriers save most lives and wait for a consent;
 * whether the bridges can wait is what the assessors differ about.
 */
export const priorities: SamplePriorities = {
  on: '2026-10-05',
  by: 'Helen Ashworth',
  criteria: {
    'Lives and journeys': {
      weight: 35,
      about: 'Who is better off on road and rail, and by how much.',
      steps: {
        0: 'Nobody who travels would notice.',
        40: 'Some journeys are shorter or surer.',
        75: 'Many journeys are shorter or surer, year after year.',
        100: 'Fewer people die.',
      },
    },
    'Value for money': {
      weight: 30,
      about: 'Benefits over costs, by the case as finance reads it.',
      steps: {
        0: 'Less than it costs.',
        40: 'Up to one and a half times what it costs.',
        75: 'Up to two and a half times what it costs.',
        100: 'More than that.',
      },
    },
    'Spent by 31 March': {
      weight: 20,
      about: 'Whether the money is spent in the year that it was voted for.',
      steps: {
        0: 'Next to nothing is paid this year.',
        50: 'About half is paid this year.',
        100: 'All of it is paid this year.',
      },
    },
    'Consents in hand': {
      weight: 15,
      about: 'What others still have to agree to.',
      steps: {
        0: 'A public inquiry is to be expected.',
        50: 'Consents are asked for, none is refused.',
        100: 'Nobody else has to agree.',
      },
    },
  },
  assessedOn: '2026-10-23',
  given: {
    'Eleven low bridges': given('2301', '2311', '2300'),
    'Land for the Larch sidings': given('1221', '1221', '1220'),
    'Ducts ahead of the resurfacing': given('1112', '1122', '1112'),
    'Gantries before the steel price': given('0122', '0122', '0121'),
    'Crash barriers on the A12': given('3211', '3210', '3211'),
    'Salt barns for four depots': given('1121', '0111', '1121'),
  },
};
