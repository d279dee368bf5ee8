import type { SampleStrategy } from '../sample.ts';

/** Each project serves something; what Smart Depots do for safety is doubted since its benefits fell. */
export const strategy: SampleStrategy = {
  on: '2025-05-06',
  by: 'Helen Ashworth',
  adopted: { on: '2025-05-20', by: 'Dame Judith Orr', says: 'As laid before parliament in March.' },
  themes: {
    'A north that is near': {
      weight: 50,
      about: 'Journeys that take less time, on all days of the year.',
      objectives: {
        'Nineteen minutes less to Larch': {
          weight: 50,
          about: 'The timetable of December 2030.',
          owner: 'Lewis Adair',
          measures: {
            'Journey to Larch': { unit: 'min', from: ['2025-01-01', 112], to: ['2030-12-15', 93] },
          },
          served: {
            'Larch Rail Electrification': {
              strength: 'strong',
              path: ['214 km under wire', 'faster trains', 'a shorter timetable', 'journey minutes saved'],
              moves: ['Journey to Larch', -19],
            },
            'Land and Consents': {
              strength: 'weak',
              path: ['land for six substations', 'work can begin', 'the line opens', 'journey minutes saved'],
            },
          },
        },
        'A pass that is never closed': {
          weight: 35,
          about: 'The Skarn is crossed on every day of the winter.',
          owner: 'Lewis Adair',
          measures: {
            'Days on which the pass is closed': {
              unit: 'days a year',
              from: ['2025-01-01', 31],
              to: ['2031-12-31', 0],
              measured: { '2026-04-30': 34 },
            },
          },
          served: {
            'Skarn Tunnel': {
              strength: 'strong',
              path: [
                'five kilometres of tunnel',
                'a road below the snow',
                'traffic on every day',
                'journey minutes saved',
              ],
              moves: ['Days on which the pass is closed', -31],
            },
            'Land and Consents': {
              strength: 'weak',
              path: ['both portals acquired', 'drives can begin', 'the tunnel opens', 'journey minutes saved'],
            },
          },
        },
        'Halm crossed without a weight limit': {
          weight: 15,
          about: 'Forty tonnes again, as until 2019.',
          owner: 'Lewis Adair',
          served: {
            'Halm Bridge': {
              strength: 'strong',
              path: ['a new bridge', 'forty tonnes', 'no detour for lorries', 'freight costs less'],
            },
            'Land and Consents': {
              strength: 'moderate',
              path: ['the river consent', 'piling in the summer closure', 'the bridge opens', 'freight costs less'],
            },
          },
        },
      },
    },
    'Roads that are safe': {
      weight: 25,
      about: 'Fewer deaths on trunk roads.',
      objectives: {
        'Fewer deaths on trunk roads': {
          weight: 100,
          about: 'A third less within ten years.',
          owner: 'Lewis Adair',
          measures: {
            'Deaths on trunk roads': {
              unit: 'a year',
              from: ['2024-12-31', 214],
              to: ['2034-12-31', 143],
              measured: { '2025-12-31': 209 },
            },
          },
          served: {
            'Skarn Tunnel': {
              strength: 'moderate',
              path: [
                'a tunnel in place of the pass',
                'no traffic on the hairpins',
                'fewer head-on crashes',
                'deaths avoided',
              ],
              moves: ['Deaths on trunk roads', -9],
            },
            'Smart Depots': {
              strength: 'weak',
              path: ['gritters that load themselves', 'roads gritted by six', 'fewer crashes on ice', 'deaths avoided'],
              moves: ['Deaths on trunk roads', -2],
              questioned: {
                on: '2026-09-25',
                by: 'Morag Sinclair',
                says: 'The pilot gritted no earlier than the depots beside it. What is left of the two?',
              },
            },
            'Roadside Fibre': {
              strength: 'weak',
              path: [
                'fibre beside the road',
                'signs that warn within seconds',
                'fewer crashes into queues',
                'deaths avoided',
              ],
              moves: ['Deaths on trunk roads', -6],
            },
          },
        },
      },
    },
    'Roads that pay for themselves': {
      weight: 25,
      about: 'Tolls without a queue, and roads that tell their state.',
      objectives: {
        'Tolls that pay for upkeep': {
          weight: 70,
          about: 'From 1 October 2027 as the law says.',
          owner: 'Rashid Chaudhry',
          measures: {
            'Toll revenue': { unit: 'm a year', from: ['2025-12-31', 210], to: ['2028-12-31', 290] },
          },
          served: {
            'Free-flow Tolling': {
              strength: 'strong',
              path: [
                'gantries on four motorways',
                'tolls without booths',
                'no lane is free by accident',
                'toll revenue',
              ],
              moves: ['Toll revenue', 62],
            },
          },
        },
        'Every trunk road connected': {
          weight: 30,
          about: '4,950 km of fibre, open to all carriers.',
          owner: 'Lewis Adair',
          served: {
            'Roadside Fibre': {
              strength: 'strong',
              path: [
                '4,950 km of fibre',
                'sensors and signs on one net',
                'the road tells its state',
                'rent from carriers',
              ],
            },
            'Free-flow Tolling': {
              strength: 'weak',
              path: [
                'gantries with power and net',
                'places for sensors',
                'the road tells its state',
                'rent from carriers',
              ],
            },
          },
        },
      },
    },
  },
};
