import type { SampleStrategy } from '../sample.ts';

/** Kiosk Concierge serves nothing of it, and nobody works on waste: what is missing shows in the weights. */
export const strategy: SampleStrategy = {
  on: '2025-05-19',
  by: 'Freya Lindqvist',
  adopted: { on: '2025-06-04', by: 'Adriana Roe', says: 'Growth comes out of shops that run; both are in it.' },
  themes: {
    'Sell more to each customer': {
      weight: 35,
      about: 'The same customers buy more, and collect it where they pass anyway.',
      objectives: {
        'Larger baskets': {
          weight: 60,
          about: 'Cardholders put more into a basket than a year before.',
          owner: 'Elena Marchetti',
          measures: {
            'Basket of cardholders': {
              unit: '%',
              from: ['2025-06-01', 0],
              to: ['2027-04-30', 3.5],
              measured: { '2026-01-31': 0.6, '2026-04-30': 1.1, '2026-07-31': 1.6, '2026-10-15': 1.9 },
            },
          },
          served: {
            'Loyalty One': {
              strength: 'strong',
              path: [
                'one card for three countries',
                'offers that follow the customer',
                'customers come back',
                'larger baskets',
              ],
              moves: ['Basket of cardholders', 1.9],
              questioned: {
                on: '2026-10-20',
                by: 'Rutger Smit',
                says: 'Britain has been at +1.1 % since May. Where do the other 0.8 come from?',
              },
            },
            'Price Engine': {
              strength: 'moderate',
              path: [
                'prices by shop and hour',
                'fresh goods priced to sell',
                'fewer customers leave empty-handed',
                'larger baskets',
              ],
              moves: ['Basket of cardholders', 0.8],
            },
          },
        },
        'Collect where customers pass': {
          weight: 40,
          about: 'Orders wait where people go anyway.',
          owner: 'Zofia Wrona',
          measures: {
            'Places to collect': {
              unit: 'places',
              from: ['2025-12-31', 120],
              to: ['2027-03-31', 300],
              measured: { '2026-06-30': 148, '2026-09-30': 204 },
            },
          },
          served: {
            'Collect Poland': {
              strength: 'strong',
              path: [
                'lockers at 180 shops',
                'collection at any hour',
                'people order who could not wait at home',
                'new customers',
              ],
              moves: ['Places to collect', 180],
            },
          },
        },
      },
    },
    'Run for less': {
      weight: 40,
      about: 'Shops and warehouses that cost less, and lose less.',
      objectives: {
        'Cheaper picking': {
          weight: 40,
          about: 'A line that is picked costs nine percent less.',
          owner: 'Hendrik Bos',
          measures: {
            'Cost of a picked line': {
              unit: 'ct',
              from: ['2025-06-30', 62],
              to: ['2027-06-30', 56.4],
              measured: { '2026-03-31': 61.8, '2026-09-30': 61.5 },
            },
          },
          served: {
            'Warehouse Link': {
              strength: 'strong',
              path: ['one picking system', 'three warehouses as one stock', 'fewer empty walks', 'cheaper picking'],
              moves: ['Cost of a picked line', -5.6],
            },
          },
        },
        'Less shrinkage': {
          weight: 25,
          about: 'What leaves a shop is paid for.',
          owner: 'Pieter Halden',
          measures: {
            Shrinkage: {
              unit: '% of sales',
              from: ['2025-06-30', 1.9],
              to: ['2027-12-31', 1.6],
              measured: { '2026-06-30': 1.84 },
            },
          },
          served: {
            'Till Renewal': {
              strength: 'moderate',
              path: [
                'tills that weigh and look',
                'doubtful scans are seen at once',
                'fewer goods go unpaid',
                'less shrinkage',
              ],
              moves: ['Shrinkage', -0.2],
            },
          },
        },
        'Faster checkout': {
          weight: 15,
          about: 'A queue is over in minutes.',
          owner: 'Moira Campbell',
          served: {
            'Till Renewal': {
              strength: 'strong',
              path: ['new tills in 412 shops', 'payment in one step', 'queues half as long', 'fewer hours at the till'],
            },
          },
        },
        'Less food thrown away': {
          weight: 20,
          about: 'Food is sold or given away before it spoils.',
          owner: 'Hendrik Bos',
          measures: {
            'Food thrown away': { unit: '% of sales', from: ['2025-06-30', 1.3], to: ['2028-01-31', 0.9] },
          },
        },
      },
    },
    'Keep running': {
      weight: 25,
      about: 'What customers rely on stands, in November above all.',
      objectives: {
        'A peak without outage': {
          weight: 60,
          about: 'From November to January no till stands still.',
          owner: 'Saskia Meijer',
          measures: {
            'Outages in the peak': {
              unit: 'outages',
              from: ['2025-01-31', 7],
              to: ['2027-01-31', 2],
              measured: { '2026-01-31': 5 },
            },
          },
          served: {
            'Till Renewal': {
              strength: 'moderate',
              path: [
                'tills that work offline',
                'shops sell without the network',
                'an outage is no standstill',
                'sales kept',
              ],
            },
            'Identity Renewal': {
              strength: 'weak',
              path: ['one sign-in', 'staff help out in any shop', 'gaps are closed in an hour', 'sales kept'],
            },
          },
        },
        'One safe identity': {
          weight: 40,
          about: 'Everybody has one account, and it ends on the last day.',
          owner: 'Saskia Meijer',
          served: {
            'Identity Renewal': {
              strength: 'strong',
              path: [
                'one identity for 31,000 people',
                'access that follows the job',
                'no account without an owner',
                'audits passed',
              ],
            },
          },
        },
      },
    },
  },
};
