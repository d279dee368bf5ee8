import { useParams } from '@tanstack/react-router';
import { ErrorState, Lead, Page, RecordHistory, RecordTabs, useOperation, useWords } from '#platform/web';
import { projects } from './projects.ts';
import './settings.css';

/** Who changed what of the project and its plan, the latest first. */
export function ProjectHistory() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('projects');
  const topics = [`project:${projectId}`];
  const { data: project, error, refetch } = useOperation(projects.getProject, { projectId }, { topics });
  const path = project ? [{ label: project.name, to: `/projects/${projectId}` }] : [];
  return (
    <Page title={t('history.title')} path={path}>
      {error && !project ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        project && (
          <>
            <Lead isCompact>{t('history.lead', { name: project.name })}</Lead>
            <div className="bar">
              <RecordTabs kind="project" id={projectId} label={t('parts')} />
            </div>
            <div className="settings settings-history">
              <RecordHistory record={{ kind: 'project', id: projectId }} topics={topics} />
            </div>
          </>
        )
      )}
    </Page>
  );
}
