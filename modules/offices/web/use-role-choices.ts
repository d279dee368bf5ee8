import { type Field, useAllWords, useIdentity, useOperation, useShell, useWords } from '#platform/web';
import { offices, type Role } from './offices.ts';

export interface RoleChoice {
  readonly value: Role;
  readonly label: string;
  /** What the role is for, in a sentence. */
  readonly text: string;
  /** The kinds of node at which it makes sense. */
  readonly heldAt: readonly string[];
}

/** The roles that one may give. */
export function useRoleChoices(): readonly RoleChoice[] {
  const t = useWords('offices');
  const roles = useOperation(offices.listRoles, {}).data?.items ?? [];
  return roles
    .filter(({ isGrantable }) => isGrantable)
    .map(({ role, heldAt }) => ({ value: role, label: t(`role.${role}`), text: t(`roleText.${role}`), heldAt }));
}

/** The kind of a node as it is written: `organisation`, `office:<id>`, `project:<id>`. */
const kindOf = (node: string) => node.split(':', 1)[0] ?? '';

/** Those of the roles that make sense at a node. */
export const rolesAt = (roles: readonly RoleChoice[], node: string): readonly RoleChoice[] =>
  roles.filter(({ heldAt }) => heldAt.includes(kindOf(node)));

export interface RolePlace {
  /** The node. */
  readonly value: string;
  readonly label: string;
  /** Under which it is offered. */
  readonly group?: string;
}

/** Those of the places at which a role makes sense. */
export const placesFor = (
  places: readonly RolePlace[],
  roles: readonly Pick<RoleChoice, 'value' | 'heldAt'>[],
  role: string | undefined,
): readonly RolePlace[] => {
  const heldAt = roles.find(({ value }) => value === role)?.heldAt ?? [];
  return places.filter(({ value }) => heldAt.includes(kindOf(value)));
};

/** Where roles are held: the organisation, its offices, and the records that other modules give. */
export function useRolePlaces(): readonly RolePlace[] {
  const t = useWords('offices');
  const words = useAllWords();
  const { organisation } = useIdentity();
  const { places } = useShell();
  const tree = useOperation(offices.listOffices, {}, { topics: ['people'] }).data?.items ?? [];
  const records = places.flatMap(({ kind, label, usePlaces }) =>
    usePlaces().map(({ id, name }) => ({ value: `${kind}:${id}`, label: name, group: words.text(label) })),
  );
  return [
    { value: 'organisation', label: t('role.everywhere', { organisation: organisation.name }) },
    ...tree.map(({ id, name }) => ({ value: `office:${id}`, label: name, group: t('found.offices') })),
    ...records,
  ];
}

/** Two fields of a form: a role, and the place at which it is held, offered by what the role makes sense at. */
export function useRoleFields() {
  const t = useWords('offices');
  const roles = useRoleChoices();
  const places = useRolePlaces();
  const options = roles.map(({ value, label }) => ({ value, label }));
  const fields: readonly Field<'role' | 'node'>[] = [
    { name: 'role', label: t('people.role'), type: 'select', options },
    {
      name: 'node',
      label: t('people.where'),
      type: 'select',
      optionsFor: ({ role }) => placesFor(places, roles, role),
    },
  ];
  return { roles, fields };
}
