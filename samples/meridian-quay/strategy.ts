import type { SampleStrategy } from '../sample.ts';

/** Branch Records serves nothing of it since the rule behind it was withdrawn. */
export const strategy: SampleStrategy = {
  on: '2025-05-12',
  by: 'Conor Delaney',
  adopted: {
    on: '2025-05-28',
    by: 'Ingrid Solberg',
    says: 'What the supervisor asks comes first; then what it costs us.',
  },
  themes: {
    'Keep the licence': {
      weight: 60,
      about: 'What the supervisor may close us for.',
      objectives: {
        'Payments that survive an outage': {
          weight: 35,
          about: 'Two hours, whatever fails, from 31 March 2027.',
          owner: 'Gabriel Osei',
          measures: {
            'Time to pay again': {
              unit: 'h',
              from: ['2025-06-30', 19],
              to: ['2027-03-31', 2],
              measured: { '2026-06-30': 11 },
            },
          },
          served: {
            'R-17 Payments Resilience': {
              strength: 'strong',
              path: ['a second data centre', 'payments switch over', 'an outage is over in two hours', 'fines avoided'],
              moves: ['Time to pay again', -17],
            },
          },
        },
        'No sanctioned payment passes': {
          weight: 25,
          about: 'One engine, one list, one answer.',
          owner: 'Gabriel Osei',
          served: {
            'Sanctions Screening': {
              strength: 'strong',
              path: [
                'one screening engine',
                'lists that are current within the hour',
                'no hit is missed',
                'fines avoided',
              ],
            },
          },
        },
        'Every client file in order': {
          weight: 25,
          about: '160,000 files by the end of 2027.',
          owner: 'Gabriel Osei',
          measures: {
            'Files in order': {
              unit: 'files',
              from: ['2025-06-30', 12_000],
              to: ['2027-12-31', 160_000],
              measured: { '2026-03-31': 38_000, '2026-10-23': 73_000 },
            },
          },
          served: {
            'Client File Remediation': {
              strength: 'strong',
              path: ['148,000 files reviewed', 'each client known', 'no account without a file', 'fines avoided'],
              moves: ['Files in order', 131_000],
            },
          },
        },
        'Returns right the first time': {
          weight: 15,
          about: 'No return goes back.',
          owner: 'Declan Burke',
          served: {
            'Reporting Hub': {
              strength: 'strong',
              path: [
                'nine feeds into one hub',
                'figures with their origin',
                'returns that need no repair',
                'fines avoided',
              ],
            },
            'Model Inventory': {
              strength: 'moderate',
              path: [
                '310 models in one list',
                'each with owner and date',
                'no model that nobody checked',
                'capital relief',
              ],
            },
          },
        },
      },
    },
    'Capital where it earns': {
      weight: 25,
      about: 'Less of it bound, and not in what others do better.',
      objectives: {
        'Capital for the core': {
          weight: 100,
          about: 'What is not core is sold or run down.',
          owner: 'Declan Burke',
          served: {
            Falcon: {
              strength: 'strong',
              path: ['a book that stands alone', 'it can be sold', 'less risk on our balance sheet', 'capital relief'],
            },
            'Model Inventory': {
              strength: 'weak',
              path: [
                'models with their evidence',
                'a lower add-on is argued',
                'the supervisor lowers it',
                'capital relief',
              ],
            },
          },
        },
      },
    },
    'Cheaper control': {
      weight: 15,
      about: 'Control work that machines do.',
      objectives: {
        'Hours saved in control work': {
          weight: 100,
          about: 'A fifth less within three years.',
          owner: 'Declan Burke',
          measures: {
            'Hours of control work': { unit: 'h a month', from: ['2025-06-30', 41_000], to: ['2028-06-30', 33_000] },
          },
          served: {
            'Reporting Hub': {
              strength: 'moderate',
              path: ['one hub', 'returns made by it', 'nobody copies figures', 'hours saved'],
              moves: ['Hours of control work', -4_500],
            },
            'Sanctions Screening': {
              strength: 'moderate',
              path: ['one engine instead of four', 'a third of the false hits', 'fewer hits to look at', 'hours saved'],
              moves: ['Hours of control work', -2_600],
            },
          },
        },
      },
    },
  },
};
