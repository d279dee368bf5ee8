import { useParams } from '@tanstack/react-router';
import { EvidenceAtActs } from '#modules/findings/web/parts';
import { ErrorState, Lead, Page, RecordTabs, useOperation, useWords } from '#platform/web';
import { GovernedBy } from './governed-by.tsx';
import { NextAct } from './next-act.tsx';
import { nextActLead } from './next-act-lead.ts';
import { PhaseSteps } from './phase-steps.tsx';
import { type Governance, type Project, projects } from './projects.ts';
import './settings.css';
import './governance.css';

/** Where a project stands in its method, what its next acts would meet, by which rule, and whose it is. */
export function ProjectGovernance() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('projects');
  const topics = [`project:${projectId}`];
  const { data: project, error, refetch } = useOperation(projects.getProject, { projectId }, { topics });
  const { data: governance } = useOperation(projects.getProjectGovernance, { projectId }, { topics });
  const path = project ? [{ label: project.name, to: `/projects/${projectId}` }] : [];
  return (
    <Page title={t('governance.title')} path={path}>
      {error && !project ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        project && governance && <Shown project={project} governance={governance} />
      )}
    </Page>
  );
}

interface ShownProps {
  readonly project: Project;
  readonly governance: Governance;
}

function Shown({ project, governance }: ShownProps) {
  const t = useWords('projects');
  const met = governance.acts
    .filter(({ inTheWay }) => inTheWay.length > 0)
    .map(({ action, phase, inTheWay }) => ({ name: t(`act.${phase ?? action}`), inTheWay }));
  return (
    <>
      <Lead isCompact>{useLead(project, governance)}</Lead>
      <div className="bar">
        <RecordTabs kind="project" id={project.projectId} label={t('parts')} />
      </div>
      <div className="governance">
        <div>
          <PhaseSteps project={project} />
          {governance.acts.map((act) => (
            <NextAct key={act.action} project={project} act={act} work={governance.work} />
          ))}
          {met.length > 0 && (
            <section className="in-the-way" aria-labelledby="in-the-way">
              <h2 id="in-the-way">{t('governance.inTheWay')}</h2>
              <EvidenceAtActs acts={met} projectId={project.projectId} />
            </section>
          )}
        </div>
        <GovernedBy project={project} governance={governance} />
      </div>
    </>
  );
}

/** What stands in the way of the act that takes the project on. */
function useLead({ name, outcome, closedAt }: Project, governance: Governance): string {
  const t = useWords('projects');
  if (closedAt !== null) return t(`governance.lead.${outcome ?? 'completed'}`, { name });
  const act = governance.acts.find(({ action }) => action !== 'set-baseline');
  if (!act) return t('governance.lead.archived', { name });
  return nextActLead(name, act, governance, t);
}
