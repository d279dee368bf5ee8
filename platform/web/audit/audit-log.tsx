import { type ReactNode, useMemo } from 'react';
import { DataGrid } from '../grid/data-grid.tsx';
import { GridTools } from '../grid/grid-tools.tsx';
import { usePageFilters } from '../grid/page-filters.ts';
import { useGrid } from '../grid/use-grid.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { useOpenRecord, WithPanel } from '../parts/side-panel.tsx';
import { useWords } from '../words/words-context.tsx';
import type { LoggedEntry } from './audit.ts';
import { EntryPanel } from './entry-panel.tsx';
import { useLogColumns } from './log-columns.tsx';
import { useLog, useLogFilters, useLogInput } from './log-filters.ts';

const none: readonly LoggedEntry[] = [];

/** Who changed what and when, the latest first: filtered by person, act, record and period, and read page by page. */
export function AuditLog({ tools }: { readonly tools: ReactNode }) {
  const t = useWords('platform');
  const all = useLog({});
  const pageFilters = usePageFilters(useLogFilters(all.data?.pages[0] ?? { people: [], operations: [] }));
  const input = useLogInput(pageFilters.values);
  const { data, error, isPending, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useLog(input);
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? none, [data]);
  const grid = useGrid({ name: 'audit', rows, columns: useLogColumns(), rowId: ({ entryId }) => entryId, pageFilters });
  const panel = useOpenRecord();
  const open = rows.find(({ entryId }) => entryId === panel.id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <WithPanel panel={open && <EntryPanel key={open.entryId} entry={open} onClose={panel.close} />}>
      <GridTools
        grid={grid}
        acts={
          hasNextPage && (
            <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('history.more')}
            </Button>
          )
        }
      >
        {tools}
      </GridTools>
      <DataGrid
        grid={grid}
        label={t('audit.log')}
        isLoading={isPending}
        openId={panel.id}
        onOpen={({ entryId }) => panel.open(entryId)}
        empty={<EmptyState title={t('audit.none')}>{t('audit.noneText')}</EmptyState>}
      />
    </WithPanel>
  );
}
