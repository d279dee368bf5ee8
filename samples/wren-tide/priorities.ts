import type { SamplePriorities } from '../sample-priorities.ts';

/** What each gives: people helped, what comes back, how little it needs of Tom. */
const given = (ruth: string, ines: string) => ({ 'Ruth Adeyemi': ruth, 'Ines Okafor': ines });

/** Three questions, as many as a charity of sixty will answer. */
export const priorities: SamplePriorities = {
  on: '2026-09-07',
  by: 'Ines Okafor',
  criteria: {
    'People helped': {
      weight: 50,
      about: 'Those whom we are there for, and those who give their time.',
      steps: {
        0: 'Nobody would notice.',
        50: 'Volunteers have it easier.',
        100: 'More people, or seals, are helped.',
      },
    },
    'Comes back': {
      weight: 30,
      about: 'What it brings over what it costs.',
      steps: {
        0: 'It costs, and that is all.',
        50: 'It pays for itself.',
        100: 'It pays for other work as well.',
      },
    },
    'Goes without Tom': {
      weight: 20,
      about: 'There is one administrator, and every project wants him in January.',
      steps: {
        0: 'It needs weeks of him.',
        50: 'It needs days of him.',
        100: 'It needs nothing of him.',
      },
    },
  },
  assessedOn: '2026-10-19',
  given: {
    'Legacy letters': given('122', '022'),
    'Gift Aid claims online': given('021', '020'),
    'Phones for the shore team': given('211', '211'),
    'Minibus with a lift': given('202', '202'),
  },
};
