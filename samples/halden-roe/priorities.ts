import type { SamplePriorities } from '../sample-priorities.ts';

/** What each gives: strategy, return, urgency, risk, what people notice. */
const given = (freya: string, rutger: string, adriana: string) => ({
  'Freya Lindqvist': freya,
  'Rutger Smit': rutger,
  'Adriana Roe': adriana,
});

/**
 * What the board ranks 2027 by. Food to neighbours passes Store Wi-Fi 6 where paying for itself weighs 28 instead of 25.
 * The printers that Polish law wants score low, and so were given their place by hand. About Planogram AI the assessors
 * are far apart.
 */
export const priorities: SamplePriorities = {
  on: '2026-09-15',
  by: 'Freya Lindqvist',
  criteria: {
    'Serves the strategy': {
      weight: 30,
      about: 'How far what the board wants becomes otherwise.',
      steps: {
        0: 'Nothing in the strategy becomes otherwise.',
        35: 'One objective is served, by a detour.',
        70: 'One objective is served directly.',
        100: 'Two or more objectives are served, one of them directly.',
      },
    },
    'Pays for itself': {
      weight: 25,
      about: 'When the money is back, by the case as finance reads it.',
      steps: {
        0: 'It does not pay for itself.',
        30: 'The money is back after more than four years.',
        65: 'The money is back within four years.',
        100: 'The money is back within two years.',
      },
    },
    'Cannot wait': {
      weight: 20,
      about: 'What is lost if we decide a year later.',
      steps: {
        0: 'Nothing is lost by waiting.',
        50: 'Each month of waiting costs money that can be named.',
        100: 'A law, a contract or the end of support sets the day.',
      },
    },
    'We can do it': {
      weight: 15,
      about: 'How sure we are of the work itself.',
      steps: {
        0: 'Nobody in our trade has done this.',
        50: 'Others have done it; we have not.',
        100: 'We have done just this before.',
      },
    },
    'People notice': {
      weight: 10,
      about: 'Whether customers or staff are better off by it.',
      steps: {
        0: 'Nobody outside IT would notice.',
        50: 'Staff have it easier.',
        100: 'Customers have it better.',
      },
    },
  },
  assessedOn: '2026-10-22',
  given: {
    'Fiscal printer order': given('10221', '11221', '10221'),
    'Identity Renewal, stage 2': given('21121', '21120', '22121'),
    'Cold Chain Sensors': given('33111', '32111', '33110'),
    'Click Collect 2': given('32112', '31112', '32122'),
    'Supplier Portal': given('12121', '13121', '12111'),
    'Returns Desk': given('22112', '21111', '22112'),
    'Backup to second site': given('21221', '20220', '21220'),
    'Store Wi-Fi 6': given('32121', '32121', '33121'),
    'Planogram AI': given('32012', '31002', '32022'),
    'Gift Cards 3': given('11022', '10012', '11022'),
    'Food to neighbours': given('23112', '23122', '2-122'),
    'Collect Poland': given('22112', '21112', '22112'),
    'Price Engine': given('33122', '33122', '33112'),
  },
  places: [
    {
      investment: 'Fiscal printer order',
      place: 1,
      on: '2026-10-26',
      by: 'Adriana Roe',
      until: '2027-01-31',
      says: 'The law sets the day: without printers 96 shops close on 1 July. It comes first whatever it pays.',
    },
  ],
};
