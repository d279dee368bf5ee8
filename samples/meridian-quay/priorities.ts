import type { SamplePriorities } from '../sample-priorities.ts';

/** What each gives: the rule, harm to customers, capital and cost, evidence. */
const given = (ingrid: string, declan: string) => ({ 'Ingrid Solberg': ingrid, 'Declan Burke': declan });

/** A bank that answers to its supervisor ranks what a rule demands before what pays. */
export const priorities: SamplePriorities = {
  on: '2026-09-21',
  by: 'Conor Delaney',
  criteria: {
    'A rule demands it': {
      weight: 40,
      about: 'What the law or the supervisor says, and by when.',
      steps: {
        0: 'No rule speaks of it.',
        40: 'Good practice that the supervisor asks about.',
        75: 'The supervisor has written to us about it.',
        100: 'A rule in force, or with the day on which it comes into force.',
      },
    },
    'Harm avoided': {
      weight: 25,
      about: 'What customers would suffer without it.',
      steps: {
        0: 'None.',
        50: 'Some wait or have to ask again.',
        100: 'Some lose money.',
      },
    },
    'Capital and cost': {
      weight: 20,
      about: 'What it frees of capital, or saves each year.',
      steps: {
        0: 'Nothing that finance would confirm.',
        50: 'Less in five years than it costs.',
        100: 'More in five years than it costs.',
      },
    },
    'We can show it': {
      weight: 15,
      about: 'Whether the evidence would stand before an auditor.',
      steps: {
        0: 'There is none yet.',
        50: 'There is some, not yet tested.',
        100: 'It is tested and kept.',
      },
    },
  },
  assessedOn: '2026-10-20',
  given: {
    'Second screening vendor': given('1001', '1011'),
    'Payee checks': given('3221', '3211'),
    'Lineage for capital figures': given('2022', '2021'),
    'File checks by machine': given('1121', '1120'),
    'Branches without paper': given('0122', '0112'),
  },
};
