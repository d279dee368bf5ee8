import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Button, Fault, Form, undoable, useChange, useMay, useWords } from '#platform/web';
import { type HeldRole, offices, type Person, type Role } from './offices.ts';
import { rolesAt, useRoleChoices, useRoleFields } from './use-role-choices.ts';
import './person-roles.css';

/** The roles of a person, each at its place: changed at once, with a way back. */
export function PersonRoles({ person }: { readonly person: Person }) {
  const t = useWords('offices');
  const mayAssign = useMay('role.assign');
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="roles">
      <ul>
        {person.roles.map((held) => (
          <li key={held.assignmentId}>
            <RoleLine person={person} held={held} mayAssign={mayAssign} />
          </li>
        ))}
      </ul>
      {!person.roles.length && <p className="dim">{t('person.noRoles')}</p>}
      {mayAssign && !isAdding && person.state !== 'inactive' && (
        <Button onClick={() => setAdding(true)}>{t('person.addRole')}</Button>
      )}
      {isAdding && <AddRole person={person} onDone={() => setAdding(false)} />}
    </div>
  );
}

function AddRole({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const t = useWords('offices');
  const { roles, fields } = useRoleFields();
  const grant = useChange(offices.grantRole, { topics: ['people'] });
  if (!roles[0]) return null;
  return (
    <Form
      fields={fields}
      values={{ role: roles[0].value, node: 'organisation' }}
      act={t('person.addRole')}
      hasFocus
      onSubmit={async ({ role, node }) => {
        await grant.run({ personId: person.id, role: role as Role, node });
        onDone();
      }}
      onCancel={onDone}
    />
  );
}

interface RoleLineProps {
  readonly person: Person;
  readonly held: HeldRole;
  readonly mayAssign: boolean;
}

function RoleLine({ person, held, mayAssign }: RoleLineProps) {
  const t = useWords('offices');
  const change = useChange(offices.changeRole, { topics: ['people'] });
  const revoke = useChange(offices.revokeRole, { topics: ['people'] });
  const { assignmentId, role, node, nodeName } = held;
  const roles = rolesAt(useRoleChoices(), node);
  const name = t(`role.${role}`);
  const isOurs = roles.some(({ value }) => value === role);
  if (!mayAssign || !isOurs) {
    return (
      <div className="role">
        <span>{name}</span> <span className="dim">{nodeName}</span>
      </div>
    );
  }
  const changeTo = async (next: Role) => {
    const { entryId } = await change.run({ assignmentId, from: role, role: next });
    undoable(entryId, t('person.roleChanged', { name: person.name, role: t(`role.${next}`), place: nodeName }));
  };
  const remove = async () => {
    const { entryId } = await revoke.run({ assignmentId });
    undoable(entryId, t('person.roleRemoved', { name: person.name, role: name, place: nodeName }));
  };
  return (
    <>
      <div className="role">
        <NativeSelect
          aria-label={t('person.roleAt', { place: nodeName })}
          value={role}
          data={roles.map(({ value, label }) => ({ value, label }))}
          disabled={change.isRunning}
          onChange={(event) => changeTo(event.currentTarget.value as Role).catch(ignore)}
        />
        <span className="dim">{nodeName}</span>
        <Button
          aria-label={t('person.removeRoleAt', { role: name, place: nodeName })}
          isBusy={revoke.isRunning}
          onClick={() => remove().catch(ignore)}
        >
          {t('person.removeRole')}
        </Button>
      </div>
      <Fault error={change.error ?? revoke.error} />
    </>
  );
}

/** The fault is shown at the line already. */
const ignore = () => undefined;
