import type { Translate } from '#platform/web';
import type { Person } from './offices.ts';

/** The roles that a person holds, each once, in words. */
export function rolesOf({ roles }: Pick<Person, 'roles'>, t: Translate): string {
  return [...new Set(roles.map(({ role }) => t(`role.${role}`)))].join(', ');
}

/** The nodes at which a person holds a role, each once. */
export function placesOf({ roles }: Pick<Person, 'roles'>): string {
  return [...new Set(roles.map(({ nodeName }) => nodeName))].join(', ');
}
