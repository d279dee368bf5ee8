import { type ReactNode, useMemo } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import {
  Anchor,
  DataGrid,
  type GridColumn,
  GridTools,
  useAllPages,
  useGo,
  useGrid,
  useWords,
  WithPanel,
} from '#platform/web';
import { type AlignedProject, type StrategyAnswer, strategy, topics } from './strategy.ts';

interface ProjectListProps {
  readonly answer: StrategyAnswer;
  readonly tools: ReactNode;
  readonly acts: ReactNode;
  readonly panel: ReactNode;
}

const none: readonly AlignedProject[] = [];
const leastFirst = { column: 'percent', isDescending: false } as const;

/** The open projects with how far each serves the strategy, those that serve nothing first. */
export function ProjectList({ answer, tools, acts, panel }: ProjectListProps) {
  const t = useWords('strategy');
  const go = useGo();
  const { items, isPending } = useAlignedProjects(answer);
  const rows = items ?? none;
  const grid = useGrid({
    name: 'aligned',
    rows,
    columns: useColumns(answer, rows),
    rowId: ({ projectId }) => projectId,
    sort: leastFirst,
  });
  return (
    <WithPanel panel={panel}>
      <GridTools grid={grid} acts={acts}>
        {tools}
      </GridTools>
      <DataGrid
        grid={grid}
        label={t('looks.projects')}
        isLoading={isPending}
        onOpen={({ projectId }) => go(`/projects/${projectId}/strategy`)}
        empty={<p className="alone dim">{t('map.noProjects')}</p>}
      />
    </WithPanel>
  );
}

/** The open projects below the strategy's office; undefined until they have come. */
export function useAlignedProjects({ officeId }: StrategyAnswer): {
  readonly items: readonly AlignedProject[] | undefined;
  readonly isPending: boolean;
} {
  const options = { topics: [...topics, 'portfolio'], isEnabled: officeId !== null };
  return useAllPages(strategy.listAlignedProjects, { officeId: officeId ?? undefined }, options);
}

function useColumns(
  { objectives }: StrategyAnswer,
  rows: readonly AlignedProject[],
): readonly GridColumn<AlignedProject>[] {
  const t = useWords('strategy');
  const all = useMoney();
  return useMemo(() => {
    const money = all?.alike(rows.map(({ amountMinor }) => amountMinor));
    const names = new Map(objectives.map(({ objectiveId, name }) => [objectiveId, name]));
    const serves = ({ parts }: AlignedProject) => parts.map(({ objectiveId }) => names.get(objectiveId)).join(', ');
    return [
      {
        id: 'name',
        title: t('project.one'),
        width: 220,
        card: 'title',
        value: ({ name }) => name,
        cell: ({ name, projectId }) => (
          <Anchor to={`/projects/${projectId}/strategy`} className="grid-text">
            {name}
          </Anchor>
        ),
      },
      {
        id: 'percent',
        title: t('project.percent'),
        label: t('project.percentLabel'),
        width: 96,
        type: 'number',
        unit: '%',
        card: 'figure',
        value: ({ percent }) => Math.round(percent),
      },
      {
        id: 'serves',
        title: t('project.serves'),
        width: 320,
        isGrowing: true,
        card: 'line',
        value: (row) => (row.isUnaligned ? t('project.nothing') : serves(row)),
        cell: (row) => (row.isUnaligned ? <span className="warn">{t('project.nothing')}</span> : <span className="grid-text" title={serves(row)}>{serves(row)}</span>),
      },
      {
        id: 'amount',
        title: t('project.budget'),
        width: 110,
        type: 'number',
        value: ({ amountMinor }) => (amountMinor === null ? null : (money?.value(amountMinor) ?? null)),
        reason: () => t('project.noBudget'),
        cell: ({ amountMinor }) => (amountMinor === null ? undefined : money?.text(amountMinor)),
      },
      { id: 'office', title: t('project.office'), width: 160, filter: 'choice', value: ({ officeName }) => officeName },
    ]; // biome-ignore format: a table
  }, [t, all, rows, objectives]);
}
