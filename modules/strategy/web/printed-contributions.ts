import { useMemo } from 'react';
import type { PrintBlock } from '#platform/contract';
import { useWords } from '#platform/web';
import { useContributions } from './contributions.tsx';

/** What an investment serves, as a table on paper: which objectives, how strongly, by what path; nothing where it serves none. */
export function usePrintedContributions(investmentId: string): readonly PrintBlock[] {
  const t = useWords('strategy');
  const { data } = useContributions(investmentId);
  return useMemo(() => {
    if (!data?.contributions.length) return [];
    return [
      {
        kind: 'table',
        title: t('contributes.printed'),
        columns: [
          { title: t('contribution.to'), align: 'start' },
          { title: t('strength.label'), align: 'start' },
          { title: t('contribution.path'), align: 'start', isGrowing: true },
        ],
        rows: data.contributions.map(({ objectiveName, strength, output, capability, outcome, benefit }) => ({
          cells: [
            objectiveName,
            t(`strength.${strength}`),
            [output, capability, outcome, benefit].filter(Boolean).join(' → ') || null,
          ],
        })),
      },
    ];
  }, [data, t]);
}
