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
import { continuationsLead, verdictKey } from './verdict.ts';

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
    const amount = (id: 'cost' | 'value' | 'exit' | 'committed' | 'freed' | 'pause', of: (row: ToGoRow) => number) => ({
      id,
      title: t(`column.${id}`),
      width: 116,
      type: 'number' as const,
      value: (row: ToGoRow) => (row.verdict === null ? null : (money?.value(of(row)) ?? null)),
      reason: (row: ToGoRow) => t(verdictKey(row)),
      cell: (row: ToGoRow) =>
        row.verdict === null ? <span className="mute" title={t(verdictKey(row))}>–</span> : money?.text(of(row)), // biome-ignore format: one line
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
        width: 270,
        filter: 'choice',
        card: 'line',
        value: (row) => t(verdictKey(row)),
        cell: (row) => (
          <span className={row.verdict === 'cancel' ? 'late' : row.verdict === null ? 'dim' : undefined}>
            {t(verdictKey(row))}
          </span>
        ),
      },
      { ...amount('freed', ({ freedMinor }) => freedMinor), label: t('column.freedLabel'), card: 'figure' },
      amount('cost', ({ costMinor }) => costMinor),
      amount('value', ({ valueMinor }) => valueMinor),
      amount('exit', ({ exitMinor }) => exitMinor),
      amount('committed', ({ committedMinor }) => committedMinor),
      { ...amount('pause', ({ pausePerMonthMinor }) => pausePerMonthMinor), isHidden: true },
      {
        id: 'asked',
        title: t('column.asked'),
        width: 110,
        value: ({ decisionId }) => (decisionId ? t('asked') : null),
        cell: ({ decisionId }) => (decisionId ? <Anchor to={`/decisions/${decisionId}`}>{t('asked')}</Anchor> : ''),
      },
      { id: 'office', title: t('column.office'), width: 150, filter: 'choice', value: ({ officeName }) => officeName },
    ];
  }, [t, all, rows]);
}
