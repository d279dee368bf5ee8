import { useMemo } from 'react';
import { DataGrid, type GridColumn, useGrid, useWords } from '#platform/web';
import type { Fidelity } from './plans.ts';
import { SentenceCell, useSentenceText } from './sentence-cell.tsx';

type Problem = Fidelity['problems'][number];

/** What was repaired while the file was read. */
export function ImportProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const t = useWords('plans');
  const textOf = useSentenceText();
  const rows = useMemo(() => problems.map((problem, index) => ({ ...problem, id: String(index) })), [problems]);
  const columns = useMemo<GridColumn<Problem & { id: string }>[]>(
    () => [
      {
        id: 'line',
        title: t('import.problems.line'),
        width: 90,
        type: 'number',
        card: 'figure',
        value: ({ line }) => line,
      },
      {
        id: 'sentence',
        title: t('import.problems.what'),
        width: 400,
        isGrowing: true,
        hasSentences: true,
        card: 'title',
        value: ({ sentence }) => textOf(sentence),
        cell: ({ sentence }) => <SentenceCell sentence={sentence} />,
      },
    ],
    [t, textOf],
  );
  const grid = useGrid({ name: 'import-problems', rows, columns, rowId: ({ id }) => id });
  return <DataGrid grid={grid} label={t('import.problems.label')} />;
}
