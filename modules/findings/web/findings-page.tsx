import {
  Choice,
  EmptyState,
  ListPage,
  useAddress,
  useAllPages,
  useGrid,
  useOpenRecord,
  useOperation,
  useWords,
} from '#platform/web';
import { FindingPanel } from './finding-panel.tsx';
import { findings, type RegisterItem } from './findings.ts';
import { useFindingColumns } from './findings-columns.tsx';
import { useRegisterFilters } from './register-filters.ts';
import { registerLead } from './register-lead.ts';

const none: readonly RegisterItem[] = [];
const views = [
  'state',
  'severity',
  'consequence',
  'family',
  'officeId',
  'projectId',
  'owner',
  'due',
  'code',
  'q',
] as const;
const states = ['open', 'resolved'] as const;
const worstFirst = { column: 'severity', isDescending: false } as const;

/** Everything that was found and that one may read: how many, then each with where, since when and who sees to it. */
export function FindingsPage() {
  const t = useWords('findings');
  const [shown = 'open', show] = useAddress('state');
  const state = states.find((one) => one === shown) ?? 'open';
  const pageFilters = useRegisterFilters();
  const filter = { ...pageFilters.values, state };
  const topics = ['findings', 'portfolio'];
  const { items, error, isPending, refetch } = useAllPages(findings.listRegister, filter, { topics });
  const { data: counts } = useOperation(findings.countFindings, filter, { topics, keepsLast: true });
  const grid = useGrid({
    name: 'findings',
    rows: items ?? none,
    columns: useFindingColumns(),
    rowId: ({ findingId }) => findingId,
    sort: worstFirst,
    pageFilters,
    views,
  });
  const panel = useOpenRecord();
  return (
    <ListPage
      title={t('register.title')}
      lead={counts && registerLead(state, counts, t)}
      error={error}
      onRetry={() => void refetch()}
      grid={grid}
      tools={
        <Choice
          label={t('register.state')}
          value={state}
          options={states.map((value) => ({ value, label: t(`register.states.${value}`) }))}
          onChange={(value) => show(value === 'open' ? undefined : value)}
        />
      }
      panel={panel.id && <FindingPanel findingId={panel.id} onClose={panel.close} />}
      isLoading={isPending}
      openId={panel.id}
      onOpen={({ findingId }) => panel.open(findingId)}
      empty={<EmptyState title={t('register.none')}>{t('register.noneText')}</EmptyState>}
    />
  );
}
