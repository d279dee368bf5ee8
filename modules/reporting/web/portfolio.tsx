import { lazy, useCallback, useMemo } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import { ImportTarget } from '#modules/plans/web/parts';
import { NewProject, useProjectEditing } from '#modules/projects/web/parts';
import type { PrintBlock } from '#platform/contract';
import {
  Button,
  DataGrid,
  ErrorState,
  GridTools,
  type GroupRow,
  Lead,
  Page,
  useAddress,
  useFormat,
  useGrid,
  useMay,
  useOpenRecord,
  useOperation,
  usePast,
  usePrintSentence,
  useWords,
  WithPanel,
} from '#platform/web';
import { portfolioGroups } from './fact-columns.ts';
import { GroupNote, groupNoteText } from './group-note.tsx';
import { usePortfolioColumns } from './portfolio-columns.tsx';
import { Headline } from './portfolio-headline.tsx';
import { PortfolioLegend } from './portfolio-legend.tsx';
import { rowsOfView } from './portfolio-stories.ts';
import { Empty, Views } from './portfolio-views.tsx';
import { messageOf, type PortfolioRow, reporting } from './reporting.ts';
import { useStatusHistory } from './status-history.ts';
import { TaskAddresses } from './task-addresses.tsx';
import { usePortfolioReport } from './use-portfolio-report.ts';
import { useTimelineLook } from './use-timeline-look.tsx';

const ProjectPanel = lazy(() => import('./project-panel.tsx').then((part) => ({ default: part.ProjectPanel })));

const noRows: readonly PortfolioRow[] = [];
/** Which projects the page shows belongs to a saved view. */
const viewWords = ['view'];
const worstFirst = { column: 'status', isDescending: false } as const;

/** All projects that one may see: the sentence that matters most, then each with where it stands and why. */
export function Portfolio() {
  const t = useWords('reporting');
  const [view] = useAddress('view');
  const state = view === 'archived' ? 'archived' : 'active';
  const { data, error, isPending, refetch } = useOperation(
    reporting.getPortfolio,
    { state },
    { topics: ['portfolio'], keepsLast: true },
  );
  const rows = data?.items ?? noRows;
  const shown = useMemo(() => rowsOfView(view, rows), [rows, view]);
  const { editors, onEdit } = useProjectEditing();
  const money = useMoney();
  const { number } = useFormat();
  const histories = useStatusHistory(state);
  const listed = useMemo(() => money?.alike(shown.map(({ budgetMinor }) => budgetMinor)), [money, shown]);
  const columns = usePortfolioColumns(editors, listed, histories);
  const grid = useGrid({
    name: 'portfolio',
    rows: shown,
    columns,
    rowId: ({ projectId }) => projectId,
    sort: worstFirst,
    groups: portfolioGroups,
    onEdit,
    views: viewWords,
  });
  const { changeView, view: look } = grid;
  const groupNote = useCallback(
    ({ word, records }: GroupRow<PortfolioRow>) => {
      const only = (column: string, text: string) => ({ column, kind: 'oneOf' as const, texts: [text] });
      const show = (status: PortfolioRow['status'] | null) =>
        changeView({
          filters: [
            ...look.filters.filter(({ column }) => column !== look.group && column !== 'status'),
            ...(look.group ? [only(look.group, word)] : []),
            ...(status && look.group !== 'status' ? [only('status', t(`overview.status.${status}`))] : []),
          ],
        });
      return <GroupNote rows={records} money={money} isByStatus={look.group === 'status'} onShow={show} />;
    },
    [changeView, look.filters, look.group, money, t],
  );
  const past = usePast();
  const sentence = usePrintSentence();
  const headline = state === 'active' && data ? data.headline.map((one) => sentence(messageOf(one))) : [];
  const report = usePortfolioReport({ grid, state, headline, histories, money });
  const print = {
    groupNote: (records: readonly PortfolioRow[]) => groupNoteText(records, money, t, number),
    above: (): PrintBlock[] => [{ kind: 'lead', sentences: headline }],
    documents: rows.length > 0 && state === 'active' && !past ? [report] : [],
  };
  const panel = useOpenRecord();
  const timeline = useTimelineLook(grid, panel);
  const open = rows.find(({ projectId }) => projectId === panel.id);
  const mayCreate = useMay('project.create');
  const title = t('portfolio.title');

  if (error && !data) {
    return (
      <Page title={title}>
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      </Page>
    );
  }
  const isEmpty = data !== undefined && rows.length === 0 && state === 'active';
  const create = mayCreate && <Button onClick={() => panel.open('new')}>{t('portfolio.create')}</Button>;
  return (
    <Page title={title}>
      <TaskAddresses plans={rows}>
        <Lead>{data ? <Headline messages={data.headline} isArchive={state === 'archived'} rows={rows} /> : title}</Lead>
        <WithPanel
          panel={
            panel.id === 'new' && mayCreate ? (
              <NewProject onClose={panel.close} />
            ) : (
              open && <ProjectPanel key={open.projectId} row={open} onClose={panel.close} />
            )
          }
        >
          <GridTools
            grid={grid}
            print={print}
            acts={
              <>
                {timeline.tools}
                {create}
                <ImportTarget hasButton={!isEmpty} isPrimary={false} />
              </>
            }
          >
            <Views
              view={view}
              rows={rows}
              isArchive={state === 'archived'}
              hasSavedView={grid.views?.current !== undefined}
              plain={grid.views?.plain}
            />
          </GridTools>
          {timeline.beside(
            <DataGrid
              grid={grid}
              label={title}
              isLoading={isPending}
              isSelectable
              openId={panel.id}
              onOpen={({ projectId }) => panel.open(projectId)}
              headerHeight={timeline.headerHeight}
              groupNote={groupNote}
              empty={<Empty view={view} />}
            />,
          )}
          {rows.length > 0 && (
            <PortfolioLegend
              hasMonths={histories.size > 0 && grid.columns.some(({ id }) => id === 'history')}
              isTimeline={timeline.isShown}
            />
          )}
        </WithPanel>
      </TaskAddresses>
    </Page>
  );
}
