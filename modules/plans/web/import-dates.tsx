import { useMemo } from 'react';
import { DataGrid, type GridColumn, useGrid, useWords } from '#platform/web';
import classes from './import.module.css';
import type { Fidelity } from './plans.ts';
import { SentenceCell, useSentenceText } from './sentence-cell.tsx';

type Difference = Fidelity['dates']['differences'][number];

/** Dates of the file against ours, with the reason of each difference. */
export function ImportDates({ dates }: { readonly dates: Fidelity['dates'] }) {
  const t = useWords('plans');
  const textOf = useSentenceText();
  const columns = useMemo<GridColumn<Difference>[]>(
    () => [
      { id: 'task', title: t('import.dates.task'), width: 200, card: 'title', value: ({ name }) => name },
      ...(['sourceStart', 'start', 'sourceFinish', 'finish'] as const).map(
        (id): GridColumn<Difference> => ({
          id,
          title: t(`import.dates.${id}`),
          width: 118,
          type: 'date',
          value: (row) => row[id],
          ...(id === 'finish' && { card: 'figure' as const }),
        }),
      ),
      {
        id: 'reason',
        title: t('import.dates.reason'),
        width: 340,
        isGrowing: true,
        hasSentences: true,
        card: 'line',
        value: ({ sentence }) => textOf(sentence),
        cell: ({ sentence }) => <SentenceCell sentence={sentence} />,
      },
    ],
    [t, textOf],
  );
  const grid = useGrid({ name: 'import-dates', rows: dates.differences, columns, rowId: ({ uid }) => String(uid) });
  const empty = <p>{t(dates.compared === 0 ? 'import.dates.none' : 'import.dates.same', { count: dates.compared })}</p>;
  return (
    <>
      {dates.differences.length < dates.differing && (
        <p className={classes.note}>
          {t('import.report.first', { shown: dates.differences.length, count: dates.differing })}
        </p>
      )}
      <DataGrid grid={grid} label={t('import.dates.label')} empty={empty} />
    </>
  );
}
