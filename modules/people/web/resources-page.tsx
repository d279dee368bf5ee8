import { useMemo } from 'react';
import { useMoney } from '#modules/offices/web/parts';
import {
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
  useFormat,
  useGrid,
  useMay,
  useOpenRecord,
  useWords,
  WithPanel,
} from '#platform/web';
import { people, type ResourceItem, type SkillItem, topics } from './people.ts';
import { NewResource, ResourcePanel } from './resource-panel.tsx';
import { NewSkill, SkillPanel } from './skill-panel.tsx';

const looks = ['resources', 'skills'] as const;
const noResources: readonly ResourceItem[] = [];
const noSkills: readonly SkillItem[] = [];

/** Who works for projects, what they can do, how much of them is there; and the skills that they have. */
export function ResourcesPage() {
  const t = useWords('people');
  const format = useFormat();
  const [said, say] = useAddress('show');
  const look = looks.find((one) => one === said) ?? 'resources';
  const panel = useOpenRecord();
  const mayWrite = useMay('resource.write');
  const resources = useAllPages(people.listResources, {}, { topics });
  const skills = useAllPages(people.listSkills, {}, { topics });
  const rows = resources.items ?? noResources;
  const skillRows = skills.items ?? noSkills;
  const grid = useGrid({ name: 'resources', rows, columns: useColumns(rows), rowId: ({ resourceId }) => resourceId });
  const skillGrid = useGrid({ name: 'skills', rows: skillRows, columns: useSkillColumns(), rowId: ({ skillId }) => skillId }); // biome-ignore format: one line
  const error = resources.error ?? skills.error;
  if (error && !resources.items)
    return <ErrorPage title={t('pool')} error={error} onRetry={() => void resources.refetch()} />;
  const tools = (
    <Choice
      label={t('tab')}
      value={look}
      options={looks.map((value) => ({ value, label: t(`tabs.${value}`) }))}
      onChange={(value) => say(value === 'resources' ? undefined : value)}
    />
  );
  const isSkills = look === 'skills';
  const acts = mayWrite && (
    <Button onClick={() => panel.open(isSkills ? 'new-skill' : 'new')}>
      {t(isSkills ? 'skill.new' : 'resource.new')}
    </Button>
  );
  const empty = (
    <EmptyState title={t('empty.title')} act={acts}>
      {t('empty.text')}
    </EmptyState>
  );
  const skill = skillRows.find(({ skillId }) => skillId === panel.id);
  const opened =
    panel.id === 'new' && mayWrite ? (
      <NewResource resources={rows} skills={skillRows} onClose={panel.close} />
    ) : panel.id === 'new-skill' && mayWrite ? (
      <NewSkill onClose={panel.close} />
    ) : skill ? (
      <SkillPanel key={skill.skillId} skill={skill} onClose={panel.close} />
    ) : (
      panel.id &&
      panel.id !== 'new' &&
      panel.id !== 'new-skill' && (
        <ResourcePanel key={panel.id} resourceId={panel.id} resources={rows} skills={skillRows} onClose={panel.close} />
      )
    );
  const full = rows.reduce((sum, { fullTime }) => sum + fullTime, 0);
  const over = rows.filter(({ usePercent, worstMonth }) => worstMonth || (usePercent ?? 0) > 100).length;
  return (
    <Page title={t('pool')}>
      <Lead>
        {resources.items
          ? `${t('poolLead.all', { count: rows.length, people: format.number(full, 1) })} ${over ? t('poolLead.over', { count: over }) : ''}`
          : t('pool')}
      </Lead>
      <WithPanel panel={opened}>
        {isSkills ? (
          <>
            <GridTools grid={skillGrid} acts={acts}>
              {tools}
            </GridTools>
            <DataGrid
              grid={skillGrid}
              label={t('tabs.skills')}
              isLoading={skills.isPending}
              openId={panel.id}
              onOpen={({ skillId }) => panel.open(skillId)}
              empty={empty}
            />
          </>
        ) : (
          <>
            <GridTools grid={grid} acts={acts}>
              {tools}
            </GridTools>
            <DataGrid
              grid={grid}
              label={t('pool')}
              isLoading={resources.isPending}
              openId={panel.id}
              onOpen={({ resourceId }) => panel.open(resourceId)}
              empty={empty}
            />
          </>
        )}
      </WithPanel>
    </Page>
  );
}

interface OverbookedProps {
  readonly usePercent: number | null;
  readonly worst: ResourceItem['worstMonth'];
}

/** Over the three months together, or in one of them though not together: which, and by how much. */
function Overbooked({ usePercent, worst }: OverbookedProps) {
  const t = useWords('people');
  const all = usePercent ?? 0;
  if (all > 100 || !worst) return <span className="late">▲ {all} %</span>;
  return (
    <span>
      {all} %,{' '}
      <span className="late">
        ▲ {t('column.inMonth', { percent: worst.percent, month: { kind: 'date', at: worst.from } })}
      </span>
    </span>
  );
}

function useColumns(rows: readonly ResourceItem[]): readonly GridColumn<ResourceItem>[] {
  const t = useWords('people');
  const money = useMoney();
  return useMemo(
    () => [
      { id: 'name', title: t('column.name'), width: 200, isGrowing: true, card: 'title', value: ({ name }) => name },
      { id: 'kind', title: t('column.kind'), width: 90, filter: 'choice', value: ({ kind }) => t(`kind.${kind}`) },
      { id: 'team', title: t('column.team'), width: 150, filter: 'choice', isHidden: rows.every(({ teamName }) => teamName === null), value: ({ teamName }) => teamName },
      { id: 'skills', title: t('column.skills'), width: 220, card: 'line', value: ({ skills }) => skills.map(({ name }) => name).join(', ') },
      { id: 'people', title: t('column.fullTime'), label: t('column.fullTimeLabel'), width: 90, type: 'number', digits: 1, value: ({ withMembers }) => withMembers },
      { id: 'use', title: t('column.use'), label: t('column.useLabel'), width: 180, type: 'number', unit: '%', card: 'figure', value: ({ usePercent }) => usePercent, reason: () => t('column.noTime'), cell: ({ usePercent, worstMonth }) => (worstMonth || (usePercent ?? 0) > 100 ? <Overbooked usePercent={usePercent} worst={worstMonth} /> : undefined) },
      { id: 'rate', title: t('column.rate'), label: t('column.rateLabel'), width: 100, type: 'number', value: ({ rateMinor }) => (rateMinor === null ? null : (money?.value(rateMinor) ?? null)), reason: () => t('column.noRate'), cell: ({ rateMinor }) => (rateMinor === null ? undefined : money?.text(rateMinor)) },
      { id: 'office', title: t('column.office'), width: 160, filter: 'choice', isHidden: new Set(rows.map(({ officeId }) => officeId)).size < 2, value: ({ officeName }) => officeName },
    ], // biome-ignore format: a table
    [t, money, rows],
  );
}

function useSkillColumns(): readonly GridColumn<SkillItem>[] {
  const t = useWords('people');
  return useMemo(
    () => [
      { id: 'name', title: t('column.skill'), width: 220, card: 'title', value: ({ name }) => name },
      { id: 'about', title: t('column.about'), width: 320, isGrowing: true, card: 'line', value: ({ about }) => about },
      { id: 'resources', title: t('column.resources'), width: 100, type: 'number', card: 'figure', value: ({ resources }) => resources },
    ], // biome-ignore format: a table
    [t],
  );
}
