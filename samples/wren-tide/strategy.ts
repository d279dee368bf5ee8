import type { SampleStrategy } from '../sample.ts';

/** Nobody can say what the Event App is for. */
export const strategy: SampleStrategy = {
  on: '2025-05-08',
  by: 'Ines Okafor',
  adopted: { on: '2025-05-22', by: 'Ruth Adeyemi', says: 'Agreed on the trustees’ away day.' },
  themes: {
    'Givers stay': {
      weight: 50,
      about: 'It is cheaper to keep a giver than to find one.',
      objectives: {
        'Donors give again': {
          weight: 100,
          about: 'Of a hundred who gave, more give in the next year.',
          owner: 'Priya Nand',
          measures: {
            'Donors who give again': {
              unit: '%',
              from: ['2025-04-01', 61],
              to: ['2027-03-31', 68],
              measured: { '2026-03-31': 62 },
            },
          },
          served: {
            'CRM Move': {
              strength: 'strong',
              path: ['one record of each donor', 'thanks within a week', 'donors feel seen', 'donors give again'],
              moves: ['Donors who give again', 5],
            },
          },
        },
      },
    },
    'Volunteers find it easy': {
      weight: 30,
      about: 'Time that is offered is used.',
      objectives: {
        'More volunteer hours': {
          weight: 100,
          about: 'Shifts are filled without the phone.',
          owner: 'Priya Nand',
          measures: {
            'Volunteer hours': {
              unit: 'h a month',
              from: ['2025-12-31', 3_100],
              to: ['2027-06-30', 3_800],
              measured: { '2026-09-30': 3_180 },
            },
          },
          served: {
            'Volunteer Portal': {
              strength: 'strong',
              path: ['shifts on the phone', 'people swap them themselves', 'fewer empty shifts', 'volunteer hours'],
              moves: ['Volunteer hours', 700],
            },
            'CRM Move': {
              strength: 'weak',
              path: [
                'one record of each volunteer',
                'skills are known',
                'the right person is asked',
                'volunteer hours',
              ],
            },
          },
        },
      },
    },
    'A house in order': {
      weight: 20,
      about: 'What funders and staff rely on.',
      objectives: {
        'Funders trust us': {
          weight: 60,
          about: 'Two funders ask for a certificate.',
          owner: 'Marta Quill',
          served: {
            'ISO 27001': {
              strength: 'strong',
              path: ['a certified system', 'tenders that we may enter', 'two funders stay', 'income kept'],
            },
          },
        },
        'Room to work': {
          weight: 40,
          about: 'After 28 February.',
          owner: 'Marta Quill',
          served: {
            'Office Move': {
              strength: 'strong',
              path: ['sixty desks', 'teams that sit together', 'nobody works from a stairwell', 'people stay'],
            },
          },
        },
      },
    },
  },
};
