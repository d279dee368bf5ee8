import { useIdentity, useOperation, useWords } from '#platform/web';
import { offices, type Role } from './offices.ts';

interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
}

interface RoleChoice extends Choice<Role> {
  /** What the role is for, in a sentence. */
  readonly text: string;
  readonly heldAt: readonly string[];
}

/** The roles that one may give, and the nodes at which. */
export function useRoleChoices(): {
  readonly roles: readonly RoleChoice[];
  readonly nodes: readonly Choice<string>[];
} {
  const t = useWords('offices');
  const { organisation } = useIdentity();
  const roles = useOperation(offices.listRoles, {}).data?.items ?? [];
  const tree = useOperation(offices.listOffices, {}, { topics: ['people'] }).data?.items ?? [];
  return {
    roles: roles
      .filter(({ isGrantable }) => isGrantable)
      .map(({ role, heldAt }) => ({ value: role, label: t(`role.${role}`), text: t(`roleText.${role}`), heldAt })),
    nodes: [
      { value: 'organisation', label: t('role.everywhere', { organisation: organisation.name }) },
      ...tree.map(({ id, name }) => ({ value: `office:${id}`, label: name })),
    ],
  };
}
