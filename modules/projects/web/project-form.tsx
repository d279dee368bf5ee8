import { Form, toast, useChange, useWords } from '#platform/web';
import { useManagerOptions, useOfficeOptions } from './choices.ts';
import { type Project, projects } from './projects.ts';

/** The fields of a project; only those that were changed are sent, with the value that was seen. */
export function ProjectForm({ project }: { readonly project: Project }) {
  const t = useWords('projects');
  const { projectId } = project;
  const offices = useOfficeOptions();
  const managers = useManagerOptions(t('field.nobody'));
  const update = useChange(projects.updateProject, { topics: ['portfolio', `project:${projectId}`] });
  return (
    <Form
      fields={[
        { name: 'name', label: t('field.name') },
        { name: 'managerPersonId', label: t('field.manager'), type: 'select', options: managers, isOptional: true },
        ...(offices.length > 1
          ? [{ name: 'officeId', label: t('field.office'), type: 'select', options: offices } as const]
          : []),
        { name: 'toleranceDays', label: t('field.tolerance'), help: t('field.toleranceHelp') },
      ]}
      values={{
        name: project.name,
        managerPersonId: project.managerPersonId ?? '',
        officeId: project.officeId,
        toleranceDays: String(project.toleranceDays),
      }}
      act={t('settings.act')}
      isMinor
      onSubmit={async (values) => {
        const changes = changesOf(project, values);
        if (changes.length === 0) return;
        await update.run({ projectId, changes });
        toast(t('settings.done'));
      }}
    />
  );
}

type Values = Readonly<Record<'name' | 'managerPersonId' | 'officeId' | 'toleranceDays', string>>;
type Changes = Parameters<typeof projects.updateProject>[0]['changes'];

/** The fields whose value is another than the project's. */
export function changesOf(project: Project, values: Values): Changes {
  const changes: Changes = [];
  const manager = values.managerPersonId || null;
  const tolerance = Number(values.toleranceDays);
  const { name, managerPersonId, officeId, toleranceDays } = project;
  if (values.name.trim() !== name) changes.push({ field: 'name', from: name, to: values.name });
  if (manager !== managerPersonId) changes.push({ field: 'managerPersonId', from: managerPersonId, to: manager });
  if (values.officeId !== officeId) changes.push({ field: 'officeId', from: officeId, to: values.officeId });
  if (tolerance !== toleranceDays) changes.push({ field: 'toleranceDays', from: toleranceDays, to: tolerance });
  return changes;
}
