import { OperationError } from '#platform/contract';
import { type Change, personOf } from '#platform/server';
import type { Access, Node } from '#platform/server/http/access';
import type { OperationCall } from '#platform/server/http/exchange';
import { pageOfAll } from '#platform/server/http/page';
import { type Role, roleIds } from '../contract.ts';
import type { AssignmentRow } from '../queries.ts';
import { rankOf, roles } from '../roles.ts';
import { errors } from '../routes.ts';

/**
 * Nobody gives a role that allows more than he may do there himself, and each role only where it can be held. To himself
 * nobody gives one that stands above what he holds there: he would decide what is to be decided above him.
 */
export async function assertGrantable(
  { access, actor }: OperationCall,
  role: Role,
  node: Node,
  personId: string,
): Promise<void> {
  if (!roles[role].heldAt.includes(node.kind)) throw new OperationError(errors.roleNotThere);
  const own = await access.permissionsAt(node);
  if (!roles[role].permissions.every((permission) => own.has(permission))) {
    throw new OperationError(errors.roleAboveOwn);
  }
  if (personId === personOf(actor)) await assertNotHigher(access, role, node);
}

/** Throws where one of these roles stands above all that the actor holds there. */
export async function assertNotHigherIn(access: Access, assignments: readonly AssignmentRow[]): Promise<void> {
  for (const { role, node_kind: kind, node_id: id } of assignments) await assertNotHigher(access, role, { kind, id });
}

async function assertNotHigher(access: Access, role: Role, node: Node): Promise<void> {
  const highest = Math.max(...[...(await access.rolesAt(node))].map(rankOf));
  if (rankOf(role) > highest) throw new OperationError(errors.roleAboveOwn);
}

/** Throws where one of these roles allows something that the actor may not do there. */
export async function assertNotAbove(access: Access, assignments: readonly AssignmentRow[]): Promise<void> {
  for (const { role, node_kind: kind, node_id: id } of assignments) {
    const own = await access.permissionsAt({ kind, id });
    const isAbove = !roles[role]?.permissions.every((permission) => own.has(permission));
    if (isAbove) throw new OperationError(errors.roleAboveOwn);
  }
}

/** The change that gives a person a role. */
export function roleAssignment(id: string, personId: string, role: Role, node: Node): Change {
  const to = { person_id: personId, node_kind: node.kind, node_id: node.id, role };
  return { entity: 'role-assignment', id, field: null, from: null, to };
}

/** The table of roles, and which of them the caller may give somewhere. */
export async function listRoles(
  { access }: { readonly access: Access },
  page: { limit: number; after?: string | undefined },
) {
  const isGrantable = (permissions: readonly string[]) => permissions.every((verb) => access.permissions.has(verb));
  const described = roleIds.map((role) => ({
    role,
    permissions: [...roles[role].permissions],
    heldAt: [...roles[role].heldAt],
    isGrantable: isGrantable(roles[role].permissions),
  }));
  return pageOfAll(described, page, ({ role }) => role);
}
