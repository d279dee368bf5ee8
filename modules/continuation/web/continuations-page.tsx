import { useMemo } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import {
  Anchor,
  DataGrid,
  EmptyState,
  ErrorPage,
  type GridColumn,
  GridTools,
  Lead,
  Page,
  useAllPages,
  useGo,
  useGrid,
  useWords,
} from '#platform/web';
import { continuation, type ToGoRow, topics } from './continuation.ts';
import { continuationsLead, isAtMost, knownFigure, type ToGoFigure, verdictKey, whyUnknown } from './verdict.ts';

const none: readonly ToGoRow[] = [];

/** Running projects by what stopping each would free: what it still costs against what it is still worth. */
export function ContinuationsPage() {
  const t = useWords('continuation');
  const go = useGo();
  const { items, error, isPending, refetch } = useAllPages(continuation.listContinuations, {}, { topics: [...topics, 'portfolio'] }); // biome-ignore format: one line
  const rows = items ?? none;
  const grid = useGrid({ name: 'continuations', rows, columns: useColumns(rows), rowId: ({ projectId }) => projectId });
  const money = useMoney();
  if (error && !items) return <ErrorPage title={t('title')} error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={t('title')}>
      <Lead>{items ? continuationsLead(rows, (minor) => money?.text(minor) ?? '', t) : t('title')}</Lead>
      <GridTools grid={grid} />
      <DataGrid
        grid={grid}
        label={t('title')}
        isLoading={isPending}
        onOpen={({ projectId }) => go(`/projects/${projectId}/continuation`)}
        empty={<EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(rows: readonly ToGoRow[]): readonly GridColumn<ToGoRow>[] {
  const t = useWords('continuation');
  const all = useMoney();
  return useMemo(() => {
    // what is freed is the sum of the others: one unit for all columns
    const money = all?.alike(
      rows.flatMap((row) => [row.freedMinor, row.costMinor, row.valueMinor, row.exitMinor, row.committedMinor]),
    );
    const freed = (row: ToGoRow) => {
      const minor = knownFigure(row, 'freed');
      if (minor === null) return undefined;
      const amount = money?.text(minor) ?? '';
      return isAtMost(row) ? t('atMost', { amount }) : amount;
    };
    const amount = (id: ToGoFigure) => ({
      id,
      title: t(`column.${id}`),
      width: 116,
      type: 'number' as const,
      value: (row: ToGoRow) => {
        const minor = knownFigure(row, id);
        return minor === null ? null : (money?.value(minor) ?? null);
      },
      reason: (row: ToGoRow) => t(whyUnknown(row, id)),
      cell: (row: ToGoRow) => {
        const minor = knownFigure(row, id);
        return minor === null ? undefined : money?.text(minor);
      },
    });
    return [
      {
        id: 'name',
        title: t('column.name'),
        width: 220,
        isGrowing: true,
        card: 'title',
        value: ({ name }) => name,
        cell: ({ name, projectId }) => (
          <Anchor to={`/projects/${projectId}/continuation`} className="grid-text">
            {name}
          </Anchor>
        ),
      },
      {
        id: 'verdict',
        title: t('column.verdict'),
        width: 230,
        filter: 'choice',
        card: 'line',
        value: (row) => t(verdictKey(row)),
        cell: (row) => <span className={row.verdict === null ? 'dim' : undefined}>{t(verdictKey(row))}</span>,
      },
      { ...amount('gain'), width: 130, label: t('column.gainLabel'), card: 'figure' },
      amount('cost'),
      amount('value'),
      { ...amount('freed'), width: 150, label: t('column.freedLabel'), cell: freed },
      amount('exit'),
      { ...amount('committed'), isHidden: rows.every(({ committedMinor }) => committedMinor === null) },
      { ...amount('pause'), isHidden: true },
      {
        id: 'asked',
        title: t('column.asked'),
        width: 110,
        value: ({ decisionId }) => (decisionId ? t('asked') : null),
        cell: ({ decisionId }) =>
          decisionId ? <Anchor to={`/decisions/${decisionId}`}>{t('asked')}</Anchor> : undefined,
        reason: () => t('column.notAsked'),
      },
      { id: 'office', title: t('column.office'), width: 150, filter: 'choice', value: ({ officeName }) => officeName },
    ];
  }, [t, all, rows]);
}
