import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  Button,
  ErrorState,
  FieldHistories,
  Lead,
  Page,
  RecordTabs,
  toast,
  undoable,
  useChange,
  useFault,
  useMay,
  useOperation,
  usePast,
  useWords,
} from '#platform/web';
import { DeleteProject } from './delete-project.tsx';
import { ProjectFacts } from './project-facts.tsx';
import { ProjectForm } from './project-form.tsx';
import { type Project, projects } from './projects.ts';
import './settings.css';

/** What a project is called, who manages it, where it belongs; putting it away; and who changed what. */
export function ProjectSettings() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const t = useWords('projects');
  const [isGoing, setGoing] = useState(false);
  const {
    data: project,
    error,
    refetch,
  } = useOperation(projects.getProject, { projectId }, { topics: [`project:${projectId}`], isEnabled: !isGoing });
  const path = project ? [{ label: project.name, to: `/projects/${projectId}` }] : [];
  return (
    <Page title={t('settings.title')} path={path}>
      {error && !project ? (
        <div className="alone">
          <ErrorState isPage error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        project && <Shown project={project} onGoing={setGoing} />
      )}
    </Page>
  );
}

interface ShownProps {
  readonly project: Project;
  readonly onGoing: (isGoing: boolean) => void;
}

function Shown({ project, onGoing }: ShownProps) {
  const t = useWords('projects');
  const mayUpdate = useMay('project.update');
  const isActive = project.state === 'active';
  const isPast = usePast() !== null;
  return (
    <>
      <Lead isCompact>{t(isActive ? 'settings.lead' : 'settings.archivedLead', { name: project.name })}</Lead>
      <div className="bar">
        <RecordTabs kind="project" id={project.projectId} label={t('parts')} />
      </div>
      <div className="settings">
        <section aria-labelledby="about">
          <h2 id="about">{t('settings.about')}</h2>
          {mayUpdate && isActive && !isPast ? (
            <FieldHistories record={{ kind: 'project', id: project.projectId }}>
              <ProjectForm project={project} />
            </FieldHistories>
          ) : (
            <ProjectFacts project={project} />
          )}
        </section>
        {!isPast && <PutAway project={project} onGoing={onGoing} />}
      </div>
    </>
  );
}

/** Archiving, which keeps everything, and deleting, which does not. */
function PutAway({ project, onGoing }: ShownProps) {
  const t = useWords('projects');
  const tell = useFault();
  const [isDeleting, setDeleting] = useState(false);
  const [mayUpdate, mayDelete] = [useMay('project.update'), useMay('project.delete')];
  const { projectId, name } = project;
  const topics = ['portfolio', `project:${projectId}`];
  const archive = useChange(projects.archiveProject, { topics });
  const restore = useChange(projects.restoreProject, { topics });
  const isActive = project.state === 'active';
  const failed = (error: unknown) => toast(tell(error));
  const onRestore = () =>
    restore.run({ projectId }).then(({ entryId }) => undoable(entryId, t('restore.done', { name })), failed);
  const onArchive = () =>
    archive.run({ projectId }).then(({ entryId }) => undoable(entryId, t('archive.done', { name })), failed);
  if (!mayUpdate && !mayDelete) return null;
  return (
    <section aria-labelledby="away">
      <h2 id="away">{t('settings.away')}</h2>
      <p className="dim">{t(isActive ? 'archive.text' : 'restore.text')}</p>
      <div className="settings-acts">
        {mayUpdate && (
          <Button
            isBusy={archive.isRunning || restore.isRunning}
            onClick={() => void (isActive ? onArchive() : onRestore())}
          >
            {t(isActive ? 'archive.act' : 'restore.act')}
          </Button>
        )}
        {mayDelete && (
          <Button isDanger onClick={() => setDeleting(true)}>
            {t('delete.act')}
          </Button>
        )}
      </div>
      {isDeleting && <DeleteProject projectId={projectId} onGoing={onGoing} onClose={() => setDeleting(false)} />}
    </section>
  );
}
