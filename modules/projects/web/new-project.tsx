import { usePersonOptions } from '#modules/offices/web/parts';
import { Form, SidePanel, useChange, useGo, useWords } from '#platform/web';
import { useOfficeOptions } from './choices.ts';
import { projects } from './projects.ts';

/** A project by hand: its name, where it belongs, who manages it. Then its plan, which is empty and says what to do. */
export function NewProject({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('projects');
  const go = useGo();
  const offices = useOfficeOptions();
  const managers = usePersonOptions(t('field.nobody'));
  const create = useChange(projects.createProject, { topics: ['portfolio'] });
  const [first] = offices;
  if (!first) return null;
  return (
    <SidePanel title={t('new.title')} subtitle={t('new.text')} onClose={onClose} takesFocus={false}>
      <Form
        fields={[
          { name: 'name', label: t('field.name') },
          ...(offices.length > 1
            ? [{ name: 'officeId', label: t('field.office'), type: 'select', options: offices } as const]
            : []),
          { name: 'managerPersonId', label: t('field.manager'), type: 'select', options: managers, isOptional: true },
          {
            name: 'toleranceDays',
            label: t('field.tolerance'),
            help: t('field.toleranceHelp'),
            type: 'whole-number',
            most: 1000,
          },
        ]}
        values={{ officeId: first.value, toleranceDays: '10' }}
        act={t('new.act')}
        hasFocus
        onSubmit={async ({ name, officeId, managerPersonId, toleranceDays }) => {
          const project = await create.run({
            name,
            officeId: officeId || first.value,
            managerPersonId: managerPersonId || null,
            toleranceDays: Number(toleranceDays),
          });
          go(`/projects/${project.projectId}/plan`);
        }}
        onCancel={onClose}
      />
    </SidePanel>
  );
}
