import { useMemo } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import {
  Anchor,
  Button,
  DataGrid,
  EmptyState,
  ErrorPage,
  type GridColumn,
  GridTools,
  Lead,
  Page,
  useAllPages,
  useFormat,
  useGo,
  useGrid,
  useMay,
  useOpenRecord,
  useWords,
  WithPanel,
} from '#platform/web';
import { lapseText } from './lapse-text.ts';
import { NewScenario } from './new-scenario.tsx';
import { type Brief, selection, topics } from './selection.ts';

const none: readonly Brief[] = [];

/** The scenarios of the offices: what each may spend, what that buys, and which was adopted. */
export function ScenarioList() {
  const t = useWords('selection');
  const go = useGo();
  const money = useMoney();
  const panel = useOpenRecord();
  const mayWrite = useMay('selection.write');
  const { items, error, isPending, refetch } = useAllPages(selection.listScenarios, {}, { topics });
  const rows = items ?? none;
  const grid = useGrid({ name: 'scenarios', rows, columns: useColumns(rows), rowId: ({ scenarioId }) => scenarioId });
  if (error && !items) return <ErrorPage title={t('title')} error={error} onRetry={() => void refetch()} />;
  const acts = mayWrite && <Button onClick={() => panel.open('new')}>{t('new.open')}</Button>;
  const adopted = rows.find(({ adoptedAt }) => adoptedAt !== null);
  const best = rows.filter(({ value, answeredBy }) => value !== null && answeredBy === 'worth').toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0]; // biome-ignore format: one line
  const lead = [
    t('lead.count', { count: rows.length }),
    adopted ? t('lead.adopted', { name: adopted.name }) : t('lead.notAdopted'),
    best ? t(best.wholeCostMinor === null ? 'lead.best' : 'lead.bestInAll', { name: best.name, value: money?.text(best.value ?? 0) ?? '', cost: money?.text(best.wholeCostMinor ?? 0) ?? '' }) : '', // biome-ignore format: one line
  ].join(' ');
  return (
    <Page title={t('title')}>
      <Lead>{rows.length ? lead : t('title')}</Lead>
      <WithPanel panel={panel.id === 'new' && mayWrite && <NewScenario onClose={panel.close} />}>
        <GridTools grid={grid} acts={acts} />
        <DataGrid
          grid={grid}
          label={t('title')}
          isLoading={isPending}
          onOpen={({ scenarioId }) => go(`/selection/${scenarioId}`)}
          empty={
            <EmptyState title={t('empty.title')} act={acts}>
              {t('empty.text')}
            </EmptyState>
          }
        />
      </WithPanel>
    </Page>
  );
}

function useColumns(rows: readonly Brief[]): readonly GridColumn<Brief>[] {
  const t = useWords('selection');
  const format = useFormat();
  const all = useMoney();
  return useMemo(() => {
    const money = all?.alike(rows.flatMap((row) => [row.budgetMinor, row.costMinor, row.wholeCostMinor, row.value]));
    const amount = (minor: number | null) => (minor === null ? null : (money?.value(minor) ?? null));
    const text = (minor: number | null) => (minor === null ? undefined : money?.text(minor));
    const gap = ({ value, bound }: Brief) =>
      value === null || bound === null || bound <= 0 ? null : ((bound - value) / bound) * 100;
    return [
      { id: 'name', title: t('field.name'), width: 240, isGrowing: true, card: 'title', value: ({ name }) => name, cell: ({ name, scenarioId }) => (
          <Anchor to={`/selection/${scenarioId}`} className="grid-text">
            {name}
          </Anchor>
        ) },
      { id: 'state', title: t('column.state'), width: 120, filter: 'choice', card: 'line', value: (row) => t(row.adoptedAt ? 'state.adopted' : row.status === null ? 'state.new' : `status.${row.status}`) },
      { id: 'chosen', title: t('column.chosen'), width: 84, type: 'number', value: ({ chosen }) => chosen, reason: () => t('column.notSolved') },
      { id: 'budget', title: t('column.budget'), width: 110, type: 'number', value: ({ budgetMinor }) => amount(budgetMinor), cell: ({ budgetMinor }) => text(budgetMinor), reason: () => t('column.noLimit') },
      { id: 'cost', title: t('column.cost'), label: t('column.costLabel'), width: 110, type: 'number', value: ({ costMinor }) => amount(costMinor), cell: ({ costMinor }) => text(costMinor), reason: () => t('column.notSolved') },
      { id: 'whole', title: t('column.wholeCost'), label: t('column.wholeCostLabel'), width: 110, type: 'number', value: ({ wholeCostMinor }) => amount(wholeCostMinor), cell: ({ wholeCostMinor }) => text(wholeCostMinor), reason: () => t('column.notSolved') },
      { id: 'lapse', title: t('column.lapse'), width: 160, type: 'number', card: 'line', value: ({ lapse }) => amount(lapse?.leftMinor ?? null), cell: ({ lapse }) => (lapse && money ? lapseText(lapse, money.text, t, format.date) : undefined), reason: ({ status }) => t(status === null ? 'column.notSolved' : 'column.noLapse') },
      { id: 'value', title: t('column.value'), width: 120, type: 'number', card: 'figure', value: ({ value }) => amount(value), cell: ({ value, answeredBy }) => (value === null ? undefined : answeredBy === 'score' ? t('points', { points: format.fixed(value / 100, 1) }) : text(value)), reason: () => t('column.notSolved') },
      { id: 'gap', title: t('column.gap'), label: t('column.gapLabel'), width: 90, type: 'number', unit: '%', value: (row) => { const found = gap(row); return found === null ? null : Math.round(found * 10) / 10; } },
      { id: 'office', title: t('field.office'), width: 160, filter: 'choice', value: ({ officeName }) => officeName },
    ]; // biome-ignore format: a table
  }, [t, format, all, rows]);
}
