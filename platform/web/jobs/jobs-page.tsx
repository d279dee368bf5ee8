import { useState } from 'react';
import { useOperation } from '../client/use-operation.ts';
import { Page } from '../frame/page.tsx';
import { useMay } from '../frame/shell.ts';
import { useAddress } from '../frame/use-address.ts';
import { DataGrid } from '../grid/data-grid.tsx';
import { GridTools } from '../grid/grid-tools.tsx';
import { useGrid } from '../grid/use-grid.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ErrorState } from '../parts/error-state.tsx';
import { Lead } from '../parts/lead.tsx';
import { useOpenRecord, WithPanel } from '../parts/side-panel.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { useWords } from '../words/words-context.tsx';
import { useJobColumns } from './job-columns.tsx';
import { JobPanel } from './job-panel.tsx';
import { jobs, type ListedJob } from './jobs.ts';
import './jobs.css';

const states = ['any', 'open', 'failed', 'ended'] as const;
const noJobs: readonly ListedJob[] = [];
const [few, most] = [50, 500];

/** What runs, waits, failed and is done on the server: one's own, or all for those who oversee them. */
export function JobsPage() {
  const t = useWords('platform');
  const seesAll = useMay('job.oversee');
  const [view] = useAddress('state');
  const [chosen] = useAddress('whose');
  const [limit, setLimit] = useState(few);
  const whose = seesAll && chosen !== 'mine' ? 'all' : 'mine';
  const state = states.find((known) => known === view) ?? 'any';
  const input = { whose, state, limit } as const;
  const { data, error, isPending, refetch } = useOperation(jobs.listJobs, input, { topics: ['jobs'], keepsLast: true });
  const rows = data?.items ?? noJobs;
  const grid = useGrid({ name: 'jobs', rows, columns: useJobColumns(whose === 'all'), rowId: ({ id }) => id });
  const panel = useOpenRecord();
  const open = rows.find(({ id }) => id === panel.id);
  const title = t(whose === 'all' ? 'jobs.title' : 'jobs.yours');
  return (
    <Page title={title}>
      <Lead>{data ? leadOf(data.counts, t) : title}</Lead>
      {error && !data ? (
        <div className="alone">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <WithPanel panel={open && <JobPanel key={open.id} job={open} onClose={panel.close} />}>
          <GridTools
            grid={grid}
            acts={data?.next && limit < most && <Button onClick={() => setLimit(most)}>{t('jobs.more')}</Button>}
          >
            <Tabs
              label={t('jobs.views')}
              tabs={[
                ...states.map((each) => ({
                  label: t(`jobs.view.${each}`),
                  to: each === 'any' ? '/jobs' : `/jobs?state=${each}`,
                })),
                ...(seesAll ? [{ label: t('jobs.yours'), to: '/jobs?whose=mine' }] : []),
              ]}
            />
          </GridTools>
          <DataGrid
            grid={grid}
            label={title}
            isLoading={isPending}
            openId={panel.id}
            onOpen={({ id }) => panel.open(id)}
            empty={<EmptyState title={t('jobs.empty')}>{t('jobs.emptyText')}</EmptyState>}
          />
        </WithPanel>
      )}
    </Page>
  );
}

/** The sentence over the list: failures first, then what is under way. */
function leadOf({ open, failed }: { readonly open: number; readonly failed: number }, t: ReturnType<typeof useWords>) {
  const running = open > 0 ? ` ${t('jobs.leadOpen', { count: open })}` : '';
  if (failed > 0) return t('jobs.leadFailed', { count: failed }) + running;
  return running.trim() || t('jobs.leadQuiet');
}
