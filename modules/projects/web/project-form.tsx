import { Form, undoable, useChange, useWords } from '#platform/web';
import { useManagerOptions, useOfficeOptions } from './choices.ts';
import { type Project, projects } from './projects.ts';

/** The fields of a project; only those that were changed are sent, with the value that was seen. */
export function ProjectForm({ project }: { readonly project: Project }) {
  const t = useWords('projects');
  const { projectId } = project;
  const offices = useOfficeOptions();
  const { managerPersonId, managerName } = project;
  const manager = managerPersonId ? { value: managerPersonId, label: managerName ?? '' } : undefined;
  const managers = useManagerOptions(t('field.nobody'), manager);
  const update = useChange(projects.updateProject, { topics: ['portfolio', `project:${projectId}`] });
  return (
    <Form
      fields={[
        { name: 'name', label: t('field.name') },
        { name: 'managerPersonId', label: t('field.manager'), type: 'select', options: managers, isOptional: true },
        ...(offices.length > 1
          ? [{ name: 'officeId', label: t('field.office'), type: 'select', options: offices } as const]
          : []),
        {
          name: 'toleranceDays',
          label: t('field.tolerance'),
          help: t('field.toleranceHelp'),
          type: 'whole-number',
          most: 1000,
        },
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
        const { entryId } = await update.run({ projectId, changes });
        undoable(entryId, t('settings.done'));
      }}
    />
  );
}

/** A field that the form does not show is not among its values. */
type Values = Readonly<Partial<Record<'name' | 'managerPersonId' | 'officeId' | 'toleranceDays', string>>>;
type Changes = Parameters<typeof projects.updateProject>[0]['changes'];

/** The fields that were shown and whose value is another than the project's. */
export function changesOf(project: Project, values: Values): Changes {
  const { name, managerPersonId, officeId, toleranceDays } = project;
  const changes: Changes = [];
  const put = <C extends Changes[number]>(field: C['field'], from: C['from'], to: C['to'] | undefined) => {
    if (to !== undefined && to !== from) changes.push({ field, from, to } as C);
  };
  put('name', name, values.name?.trim());
  put('managerPersonId', managerPersonId, values.managerPersonId === '' ? null : values.managerPersonId);
  put('officeId', officeId, values.officeId);
  put('toleranceDays', toleranceDays, values.toleranceDays === undefined ? undefined : Number(values.toleranceDays));
  return changes;
}
