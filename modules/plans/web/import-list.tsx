import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import {
  Chip,
  DataGrid,
  EmptyState,
  ErrorState,
  type GridColumn,
  GridTools,
  InstantText,
  Lead,
  Page,
  RecordTabs,
  useGo,
  useGrid,
  useOperation,
  useWords,
} from '#platform/web';
import { ImportTarget } from './import-target.tsx';
import { plans } from './plans.ts';
import { useProject } from './project.ts';
import { useUndoImport } from './use-undo-import.ts';

type Listed = Awaited<ReturnType<typeof plans.listImports>>['items'][number];

/** All imports that one may see, or those of one project; each can be opened, and undone where it was taken over. */
export function ImportList() {
  const { projectId } = useParams({ strict: false }) as { projectId?: string };
  const t = useWords('plans');
  const go = useGo();
  const project = useProject(projectId);
  const { undo, isRunning } = useUndoImport();
  const topics = ['imports', ...(projectId ? [`project:${projectId}`] : ['portfolio'])];
  const { data, error, isPending, refetch } = useOperation(plans.listImports, projectId ? { projectId } : {}, {
    topics,
  });
  const rows = data?.items ?? noImports;
  const columns = useMemo<GridColumn<Listed>[]>(
    () => [
      {
        id: 'file',
        title: t('import.list.file'),
        width: 240,
        isGrowing: true,
        card: 'title',
        value: ({ fileName }) => fileName,
      },
      {
        id: 'state',
        title: t('import.list.state'),
        width: 140,
        card: 'figure',
        value: (row) => t(`import.state.${standing(row)}`),
        cell: (row) => <Chip tone={tones[standing(row)]}>{t(`import.state.${standing(row)}`)}</Chip>,
      },
      {
        id: 'project',
        title: t('import.list.project'),
        width: 200,
        isHidden: projectId !== undefined,
        value: ({ result }) => result?.projectName ?? null,
      },
      { id: 'by', title: t('import.list.by'), width: 150, value: ({ uploadedBy }) => uploadedBy },
      {
        id: 'at',
        title: t('import.list.at'),
        width: 170,
        type: 'date',
        align: 'start',
        card: 'line',
        value: ({ uploadedAt }) => uploadedAt,
        cell: ({ uploadedAt }) => <InstantText at={uploadedAt} />,
      },
      {
        id: 'undo',
        title: t('import.undo.title'),
        label: t('import.undo.act'),
        width: 130,
        isSortable: false,
        value: () => null,
        cell: (row) =>
          standing(row) === 'committed' && (
            <button type="button" className="quiet" disabled={isRunning} onClick={() => void undo(row.importId)}>
              {t('import.undo.act')}
            </button>
          ),
      },
    ],
    [t, projectId, isRunning],
  );
  const grid = useGrid({ name: 'imports', rows, columns, rowId: ({ importId }) => importId });
  const name = project.data?.name;
  const count = (wanted: Standing) => rows.filter((row) => standing(row) === wanted).length;
  const [waiting, committed] = [count('ready'), count('committed')];
  const isSaid = waiting === 0 || committed > 0;
  return (
    <Page
      title={t('import.list.title')}
      path={projectId && name ? [{ label: name, to: `/projects/${projectId}` }] : []}
    >
      <Lead isCompact>
        {!data && t('import.list.title')}
        {data && waiting > 0 && t('import.list.waiting', { count: waiting })}{' '}
        {data && isSaid && t('import.list.lead', { count: committed })}
      </Lead>
      <GridTools
        grid={grid}
        isEmpty={data?.items.length === 0}
        acts={<ImportTarget projectId={projectId} hasButton isPrimary={false} />}
      >
        {projectId && <RecordTabs kind="project" id={projectId} label={t('plan.tabs')} />}
      </GridTools>
      {error ? (
        <div className="alone">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <DataGrid
          grid={grid}
          label={t('import.list.title')}
          isLoading={isPending}
          onOpen={({ importId }) => go(`/imports/${importId}`)}
          empty={<EmptyState title={t('import.list.empty')}>{t('import.list.emptyText')}</EmptyState>}
        />
      )}
    </Page>
  );
}

const noImports: readonly Listed[] = [];

type Standing = Listed['state'] | 'gone';

/** Where a file stands: what was taken over goes with its project. */
const standing = ({ state, result }: Listed): Standing => (state === 'committed' && result === null ? 'gone' : state);

const tones = {
  reading: 'accent',
  ready: 'accent',
  committing: 'accent',
  committed: 'green',
  refused: 'red',
  failed: 'red',
  undone: undefined,
  gone: undefined,
} as const;
