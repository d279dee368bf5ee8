import { Form, SidePanel, undoable, useAllPages, useChange, useWords } from '#platform/web';
import { type Office, offices, type Role } from './offices.ts';
import { rolesAt, useRoleChoices } from './use-role-choices.ts';

interface GiveRoleProps {
  readonly office: Office;
  readonly onClose: () => void;
}

/** Gives somebody who is here a role at the office; each role with what it is for. */
export function GiveRole({ office, onClose }: GiveRoleProps) {
  const t = useWords('offices');
  const { items: people = [] } = useAllPages(offices.listPeople, {}, { topics: ['people'] });
  const grant = useChange(offices.grantRole, { topics: ['people'] });
  const roles = rolesAt(useRoleChoices(), 'office');
  const here = people.filter(({ state }) => state !== 'inactive');
  const [first] = here;
  if (!first || !roles[0]) return null;
  const role = roles.find(({ value }) => value === 'project-manager') ?? roles[0];
  return (
    <SidePanel title={t('office.giveRole')} subtitle={office.name} onClose={onClose} takesFocus={false}>
      <Form
        fields={[
          {
            name: 'personId',
            label: t('office.person'),
            type: 'select',
            options: here.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            name: 'role',
            label: t('people.role'),
            type: 'select',
            options: roles.map(({ value, label }) => ({ value, label })),
          },
        ]}
        values={{ personId: first.id, role: role.value }}
        act={t('office.giveRole')}
        hasFocus
        onSubmit={async ({ personId, role }) => {
          const { entryId } = await grant.run({ personId, role: role as Role, node: `office:${office.id}` });
          const name = here.find(({ id }) => id === personId)?.name ?? '';
          undoable(entryId, t('person.roleChanged', { name, role: t(`role.${role}`), place: office.name }));
          onClose();
        }}
        onCancel={onClose}
      />
      <h3>{t('office.rolesMean')}</h3>
      <dl className="role-texts">
        {roles.map(({ value, label, text }) => (
          <div key={value}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </SidePanel>
  );
}
