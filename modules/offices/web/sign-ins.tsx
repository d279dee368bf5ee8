import { useMemo } from 'react';
import {
  DataGrid,
  EmptyState,
  ErrorPage,
  type GridColumn,
  GridTools,
  Lead,
  Page,
  ServerInstantText,
  useGrid,
  useOperation,
  useServerInstant,
  useWords,
} from '#platform/web';
import { browserOf } from './browser-of.ts';
import { offices } from './offices.ts';

type SignIn = Awaited<ReturnType<typeof offices.listSecurityEvents>>['items'][number];

const noSignIns: readonly SignIn[] = [];

/** Who came in, from where, and who tried: for those who may read the organisation's records of what was done. */
export function SignIns() {
  const t = useWords('offices');
  const { data, error, isPending, refetch } = useOperation(offices.listSecurityEvents, { limit: 500 });
  const columns = useColumns();
  const signIns = data?.items ?? noSignIns;
  const grid = useGrid({ name: 'sign-ins', rows: signIns, columns, rowId: ({ id }) => id });
  const title = t('signIns.title');
  const path = [{ label: t('people.title'), to: '/people' }];
  if (error) return <ErrorPage title={title} path={path} error={error} onRetry={() => void refetch()} />;
  const paused = signIns.filter(({ kind }) => kind === 'paused').length;
  return (
    <Page title={title} path={path}>
      <Lead>{data ? t('signIns.lead', { count: paused }) : title}</Lead>
      <GridTools grid={grid} isEmpty={data?.items.length === 0}>
        {data?.next != null && <span className="dim">{t('signIns.limit')}</span>}
      </GridTools>
      <DataGrid
        grid={grid}
        label={title}
        isLoading={isPending}
        empty={<EmptyState title={t('signIns.none')}>{t('signIns.noneWhy')}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): readonly GridColumn<SignIn>[] {
  const t = useWords('offices');
  const written = useServerInstant();
  return useMemo(
    () => [
      {
        id: 'at',
        title: t('signIns.when'),
        width: 150,
        card: 'figure',
        value: ({ at }) => at,
        word: ({ at }) => written(at),
        cell: ({ at }) => <ServerInstantText at={at} />,
      },
      { id: 'person', title: t('signIns.person'), width: 180, card: 'title', value: ({ personName }) => personName },
      {
        id: 'kind',
        title: t('signIns.what'),
        width: 260,
        isGrowing: true,
        card: 'line',
        value: ({ kind }) => t(`signInKind.${kind}`),
        cell: ({ kind }) => (
          <span className={kind === 'paused' ? 'grid-text late' : 'grid-text'}>{t(`signInKind.${kind}`)}</span>
        ),
      },
      {
        id: 'browser',
        title: t('signIns.browser'),
        width: 170,
        value: ({ userAgent }) => browserOf(userAgent) ?? t('sessions.unknown'),
      },
      { id: 'address', title: t('signIns.address'), width: 150, value: ({ ipAddress }) => ipAddress },
    ],
    [t, written],
  );
}
