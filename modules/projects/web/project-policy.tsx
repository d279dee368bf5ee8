import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { ProjectRules } from '#modules/offices/web/parts';
import { ErrorState, Lead, Page, RecordTabs, useOperation, useWords } from '#platform/web';
import { type Policy, type Project, projects } from './projects.ts';

/** By which rules a project is governed as it is now, and from which office and version each part of them comes. */
export function ProjectPolicy() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('projects');
  const topics = [`project:${projectId}`];
  const { data: project, error, refetch } = useOperation(projects.getProject, { projectId }, { topics });
  const { data: policy } = useOperation(projects.getProjectPolicy, { projectId }, { topics, keepsLast: true });
  const path = project ? [{ label: project.name, to: `/projects/${projectId}` }] : [];
  return (
    <Page title={t('policy.title')} path={path}>
      {error && !project ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        project && policy && <Shown project={project} policy={policy} />
      )}
    </Page>
  );
}

interface ShownProps {
  readonly project: Project;
  readonly policy: Policy;
}

function Shown({ project: { projectId, name }, policy }: ShownProps) {
  const t = useWords('projects');
  const blocking = policy.rows.filter(({ at }) => Object.values(at).some(({ enforcement }) => enforcement.value === 'block')); // biome-ignore format: one line
  const lead = t('policy.lead', {
    ...{ name, office: policy.officeName, tier: t(`tier.${policy.tier}`).toLowerCase() },
    ...{ count: blocking.length, kinds: policy.rows.length },
    open: t('policy.open', { count: blocking.filter(({ findings }) => findings.length > 0).length }),
  });
  return (
    <>
      <Lead isCompact>{lead}</Lead>
      <div className="bar">
        <RecordTabs kind="project" id={projectId} label={t('parts')} />
      </div>
      <Suspense>
        <ProjectRules policy={policy} addressOf={(findingId) => `/projects/${projectId}?finding=${findingId}`} />
      </Suspense>
    </>
  );
}
