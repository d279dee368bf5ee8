import {
  Choice,
  DataGrid,
  EmptyState,
  ErrorState,
  GridTools,
  Lead,
  Page,
  useAddress,
  useAllPages,
  useGrid,
  useOpenRecord,
  useOperation,
  useWords,
  WithPanel,
} from '#platform/web';
import { FindingPanel } from './finding-panel.tsx';
import { findings, type RegisterItem } from './findings.ts';
import { useFindingColumns } from './findings-columns.tsx';

const none: readonly RegisterItem[] = [];
const views = ['state'] as const;
const states = ['open', 'resolved'] as const;
const worstFirst = { column: 'severity', isDescending: false } as const;

/** Everything that was found and that one may read: how many, then each with where, since when and who sees to it. */
export function FindingsPage() {
  const t = useWords('findings');
  const [shown = 'open', show] = useAddress('state');
  const state = states.find((one) => one === shown) ?? 'open';
  const topics = ['findings', 'portfolio'];
  const { items, error, isPending, refetch } = useAllPages(findings.listRegister, { state }, { topics });
  const { data: counts } = useOperation(findings.countFindings, { state }, { topics, keepsLast: true });
  const grid = useGrid({
    name: 'findings',
    rows: items ?? none,
    columns: useFindingColumns(),
    rowId: ({ findingId }) => findingId,
    sort: worstFirst,
    views,
  });
  const panel = useOpenRecord();
  const title = t('register.title');
  if (error) {
    return (
      <Page title={title}>
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      </Page>
    );
  }
  const serious = counts ? counts.critical + counts.major : 0;
  const total = counts ? serious + counts.minor + counts.info : 0;
  return (
    <Page title={title}>
      <Lead isCompact>
        {counts
          ? `${t(`register.lead.${state}`, { count: total })} ${state === 'open' && serious > 0 ? t('register.serious', { count: serious, unowned: counts.unowned }) : ''}`
          : title}
      </Lead>
      <WithPanel panel={panel.id && <FindingPanel findingId={panel.id} onClose={panel.close} />}>
        <GridTools grid={grid}>
          <Choice
            label={t('register.state')}
            value={state}
            options={states.map((value) => ({ value, label: t(`register.states.${value}`) }))}
            onChange={(value) => show(value === 'open' ? undefined : value)}
          />
        </GridTools>
        <DataGrid
          grid={grid}
          label={title}
          isLoading={isPending}
          openId={panel.id}
          onOpen={({ findingId }) => panel.open(findingId)}
          empty={<EmptyState title={t('register.none')}>{t('register.noneText')}</EmptyState>}
        />
      </WithPanel>
    </Page>
  );
}
