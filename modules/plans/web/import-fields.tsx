import { useMemo } from 'react';
import { DataGrid, type GridColumn, useGrid, useWords } from '#platform/web';
import type { Fidelity } from './plans.ts';
import { SentenceCell, useSentenceText } from './sentence-cell.tsx';

type Field = Fidelity['fields'][number];

/** What became of each field of the file, what was lost first. */
export function ImportFields({ fields }: { readonly fields: readonly Field[] }) {
  const t = useWords('plans');
  const textOf = useSentenceText();
  const columns = useMemo<GridColumn<Field>[]>(
    () => [
      {
        id: 'field',
        title: t('import.fields.field'),
        width: 240,
        isFixed: true,
        card: 'title',
        value: ({ element, field }) => `${element} ${field}`,
      },
      {
        id: 'outcome',
        title: t('import.fields.outcome'),
        width: 150,
        card: 'figure',
        value: ({ outcome }) => t(`import.outcome.${outcome}`),
      },
      { id: 'count', title: t('import.fields.count'), width: 90, type: 'number', value: ({ count }) => count },
      {
        id: 'sentence',
        title: t('import.fields.what'),
        width: 300,
        isGrowing: true,
        hasSentences: true,
        card: 'line',
        value: ({ sentence }) => sentence && textOf(sentence),
        cell: ({ sentence }) => sentence && <SentenceCell sentence={sentence} />,
      },
    ],
    [t, textOf],
  );
  const sorted = useMemo(
    () => [...fields].sort((a, b) => weight[a.outcome] - weight[b.outcome] || b.count - a.count),
    [fields],
  );
  const grid = useGrid({
    name: 'import-fields',
    rows: sorted,
    columns,
    rowId: ({ element, field, outcome }) => `${element}.${field}.${outcome}`,
  });
  return <DataGrid grid={grid} label={t('import.fields.label')} empty={<p>{t('import.fields.none')}</p>} />;
}

/** What was lost stands first. */
const weight = { dropped: 0, stored: 1, mapped: 2, kept: 3 } as const;
