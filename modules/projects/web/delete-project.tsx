import { Confirm, toast, useChange, useGo, useOperation, useWords } from '#platform/web';
import { projects } from './projects.ts';

interface DeleteProjectProps {
  readonly projectId: string;
  /** While the project goes, the page behind must not ask for it again: there is nothing to answer. */
  readonly onGoing: (isGoing: boolean) => void;
  readonly onClose: () => void;
}

/** Says what goes with the project, and asks for its name before it does. */
export function DeleteProject({ projectId, onGoing, onClose }: DeleteProjectProps) {
  const t = useWords('projects');
  const go = useGo();
  const { data } = useOperation(projects.describeDeletion, { projectId });
  const remove = useChange(projects.deleteProject, { topics: ['portfolio'] });
  if (!data) return null;
  const losses = data.losses.filter(({ count }) => count > 0);
  return (
    <Confirm
      title={t('delete.title', { name: data.name })}
      act={t('delete.act')}
      name={data.name}
      onConfirm={async (name) => {
        onGoing(true);
        await remove.run({ projectId, name }).catch((error) => {
          onGoing(false);
          throw error;
        });
        toast(t('delete.done', { name: data.name }));
        go('/');
      }}
      onClose={onClose}
    >
      <p>{t(losses.length ? 'delete.text' : 'delete.textEmpty')}</p>
      <ul className="settings-losses">
        {losses.map(({ kind, count }) => (
          <li key={kind}>{t(`loss.${kind}`, { count })}</li>
        ))}
      </ul>
    </Confirm>
  );
}
