import { useMemo } from 'react';
import { DataGrid, DateText, type GridColumn, useGrid, useWords } from '#platform/web';
import classes from './import.module.css';
import type { PlanUpdate } from './plans.ts';

type Changed = PlanUpdate['tasks'][number];

/** What an import does to the tasks of a plan that is already here. */
export function ImportChanges({ update }: { readonly update: PlanUpdate }) {
  const t = useWords('plans');
  const columns = useMemo<GridColumn<Changed>[]>(
    () => [
      {
        id: 'task',
        title: t('import.changes.task'),
        width: 200,
        isGrowing: true,
        card: 'title',
        value: ({ name }) => name,
      },
      {
        id: 'kind',
        title: t('import.changes.kind'),
        width: 110,
        card: 'figure',
        value: ({ kind }) => t(`import.changes.${kind}`),
      },
      ...(['start', 'finish'] as const).map(
        (end): GridColumn<Changed> => ({
          id: end,
          title: t(`import.changes.${end}`),
          width: 220,
          value: (row) => row[`${end}After`] ?? row[`${end}Before`],
          cell: (row) => <FromTo from={row[`${end}Before`]} to={row[`${end}After`]} />,
          ...(end === 'finish' && { card: 'line' as const }),
        }),
      ),
      {
        id: 'fields',
        title: t('import.changes.fields'),
        width: 240,
        value: ({ fields }) => fields.map((field) => t(`field.${field}`)).join(', ') || null,
      },
    ],
    [t],
  );
  const grid = useGrid({
    name: 'import-changes',
    rows: update.tasks,
    columns,
    rowId: ({ uid, kind }) => `${uid}.${kind}`,
  });
  const count = update.added + update.changed + update.removed + update.moved;
  return (
    <>
      {update.tasks.length < count && (
        <p className={classes.note}>{t('import.report.firstChanges', { shown: update.tasks.length, count })}</p>
      )}
      <DataGrid grid={grid} label={t('import.changes.label')} empty={<p>{t('import.changes.none')}</p>} />
    </>
  );
}

/** A date that moved as both, one that stayed as one. */
function FromTo({ from, to }: { readonly from: string | null; readonly to: string | null }) {
  if (from === null || to === null || from === to) return <DateText at={to ?? from} />;
  return (
    <>
      <DateText at={from} /> → <DateText at={to} />
    </>
  );
}
