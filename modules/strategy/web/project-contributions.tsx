import { useParams } from '@tanstack/react-router';
import type { contract } from '#modules/projects/contract';
import { routes } from '#modules/projects/routes';
import { ErrorState, Lead, operations, Page, RecordTabs, useOperation, useWords } from '#platform/web';
import { ContributionsOf, useContributions } from './contributions.tsx';
import styles from './strategy.module.css';

const { getProject } = operations<typeof contract>(routes);

/** What a project does for the strategy, and by which path. */
export function ProjectContributions() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('strategy');
  const {
    data: project,
    error,
    refetch,
  } = useOperation(getProject, { projectId }, { topics: [`project:${projectId}`] });
  const { data } = useContributions(projectId);
  const path = project ? [{ label: project.name, to: `/projects/${projectId}` }] : [];
  if (error && !project) {
    return (
      <Page title={t('contributes.tab')} path={path}>
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      </Page>
    );
  }
  const count = data?.contributions.length ?? 0;
  const first = data?.contributions[0]?.objectiveName ?? '';
  const name = project?.name ?? '';
  return (
    <Page title={t('contributes.tab')} path={path}>
      <Lead>
        {!data
          ? name
          : count > 0
            ? t('contributes.lead', { name, count, first })
            : t(data.objectives.length ? 'contributes.leadNothing' : 'contributes.leadNone', { name })}
      </Lead>
      <div className="bar">
        <RecordTabs kind="project" id={projectId} label={t('contributes.parts')} />
      </div>
      <div className={styles.contributions}>
        {count > 0 && <h2>{t('contributes.printed')}</h2>}
        <ContributionsOf investmentId={projectId} />
      </div>
    </Page>
  );
}
