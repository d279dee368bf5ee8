import { useMemo } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import {
  Anchor,
  Button,
  Choice,
  DataGrid,
  EmptyState,
  ErrorPage,
  type GridColumn,
  GridTools,
  Lead,
  Page,
  useAddress,
  useAllPages,
  useGo,
  useGrid,
  useMay,
  useOpenRecord,
  useWords,
  WithPanel,
} from '#platform/web';
import { Board } from './board.tsx';
import { type Brief, intake, topics } from './intake.ts';
import { NewProposal } from './new-proposal.tsx';

const looks = ['board', 'list', 'decided'] as const;
const none: readonly Brief[] = [];

/** What people propose: how much waits for a decision, then each with how far it is, what it costs and is worth. */
export function IntakePage() {
  const t = useWords('intake');
  const go = useGo();
  const money = useMoney();
  const [shown, show] = useAddress('show');
  const look = looks.find((one) => one === shown) ?? 'board';
  const panel = useOpenRecord();
  const mayCreate = useMay('proposal.create');
  const state = look === 'decided' ? 'decided' : 'waiting';
  const { items, error, isPending, refetch } = useAllPages(intake.listProposals, { state }, { topics });
  const rows = items ?? none;
  const grid = useGrid({ name: 'proposals', rows, columns: useColumns(rows), rowId: ({ proposalId }) => proposalId });
  if (error && !items) return <ErrorPage title={t('title')} error={error} onRetry={() => void refetch()} />;
  const tools = (
    <Choice
      label={t('look')}
      value={look}
      options={looks.map((value) => ({ value, label: t(`looks.${value}`) }))}
      onChange={(value) => show(value === 'board' ? undefined : value)}
    />
  );
  const acts = mayCreate && (
    <>
      <Button onClick={() => go('/intake/import')}>{t('import.open')}</Button>
      <Button onClick={() => panel.open('new')}>{t('new.open')}</Button>
    </>
  );
  const asked = rows.reduce((sum, { costMinor }) => sum + (costMinor ?? 0), 0);
  const reviewed = rows.filter((row) => row.state === 'in-review').length;
  const lead =
    state === 'decided'
      ? t('lead.decided', { count: rows.length })
      : [t('lead.waiting', { count: rows.length, amount: money?.text(asked) ?? '' }), reviewed ? t('lead.review', { count: reviewed }) : ''].join(' '); // biome-ignore format: one text
  const empty = (
    <EmptyState title={t('empty.title')} act={acts}>
      {t('empty.text')}
    </EmptyState>
  );
  return (
    <Page title={t('title')}>
      <Lead>{items ? lead : t('title')}</Lead>
      <WithPanel panel={panel.id === 'new' && mayCreate && <NewProposal onClose={panel.close} />}>
        {look === 'board' ? (
          <>
            <div className="bar">
              {tools}
              <div className="bar-end">{acts}</div>
            </div>
            {items?.length === 0 ? empty : <Board rows={rows} />}
          </>
        ) : (
          <>
            <GridTools grid={grid} acts={acts}>
              {tools}
            </GridTools>
            <DataGrid
              grid={grid}
              label={t(`looks.${look}`)}
              isLoading={isPending}
              onOpen={({ proposalId }) => go(`/proposals/${proposalId}`)}
              empty={empty}
            />
          </>
        )}
      </WithPanel>
    </Page>
  );
}

function useColumns(rows: readonly Brief[]): readonly GridColumn<Brief>[] {
  const t = useWords('intake');
  const all = useMoney();
  return useMemo(() => {
    const money = all?.alike(rows.flatMap((row) => [row.costMinor, row.netPresentValueMinor]));
    const amount = (minor: number | null) => (minor === null ? null : (money?.value(minor) ?? null));
    return [
      {
        id: 'name',
        title: t('column.name'),
        width: 240,
        isGrowing: true,
        card: 'title',
        value: ({ name }) => name,
        cell: ({ name, proposalId }) => (
          <Anchor to={`/proposals/${proposalId}`} className="grid-text">
            {name}
          </Anchor>
        ),
      },
      { id: 'state', title: t('column.state'), width: 110, filter: 'choice', card: 'line', value: ({ state }) => t(`states.${state}`) },
      { id: 'stage', title: t('column.stage'), width: 120, filter: 'choice', value: ({ stage }) => t(`stage.${stage}`) },
      { id: 'missing', title: t('column.missing'), label: t('column.missingLabel'), width: 90, type: 'number', value: ({ missing }) => missing },
      { id: 'tier', title: t('column.tier'), width: 90, filter: 'choice', value: ({ tier }) => t(`tier.${tier}`) },
      { id: 'cost', title: t('column.cost'), width: 104, type: 'number', value: ({ costMinor }) => amount(costMinor), reason: () => t('column.noOption'), cell: ({ costMinor }) => (costMinor === null ? undefined : money?.text(costMinor)) },
      { id: 'worth', title: t('column.worth'), label: t('column.worthLabel'), width: 104, type: 'number', card: 'figure', value: ({ netPresentValueMinor }) => amount(netPresentValueMinor), reason: () => t('column.noOption'), cell: ({ netPresentValueMinor: worth }) => (worth === null ? undefined : <span className={worth < 0 ? 'late' : undefined}>{money?.text(worth)}</span>), print: ({ netPresentValueMinor: worth }) => (worth === null ? {} : { text: money?.text(worth) }) },
      { id: 'payback', title: t('column.payback'), width: 100, type: 'number', value: ({ paybackYears }) => (paybackYears === null ? null : Math.round(paybackYears * 10) / 10), reason: () => t('column.never') },
      { id: 'serves', title: t('column.serves'), label: t('column.servesLabel'), width: 84, type: 'number', unit: '%', value: ({ alignmentPercent }) => Math.round(alignmentPercent) },
      { id: 'office', title: t('column.office'), width: 140, filter: 'choice', value: ({ officeName }) => officeName },
      { id: 'sponsor', title: t('column.sponsor'), width: 140, filter: 'choice', value: ({ sponsorName }) => sponsorName },
      { id: 'again', title: t('column.again'), width: 104, type: 'date', isHidden: true, value: ({ lookAgainOn }) => lookAgainOn },
    ]; // biome-ignore format: a table
  }, [t, all, rows]);
}
