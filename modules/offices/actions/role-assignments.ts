import { OperationError, errors as platformErrors } from '#platform/contract';
import { publish, type Tx, timeOrderedId, writeChanges } from '#platform/server';
import { readNode, type ScopeKind } from '#platform/server/http/access';
import type { OperationCall } from '#platform/server/http/exchange';
import type { Role } from '../contract.ts';
import { type AssignmentRow, findAssignment, findPerson, lockOrganisation } from '../queries.ts';
import { errors } from '../routes.ts';
import { assertOwnerBeside } from './people.ts';
import { assertGrantable, assertNotAbove, roleAssignment } from './roles.ts';
import { refusingTaken } from './taken.ts';

/** A role assignment is judged at the node at which the role is held. */
export const roleAssignmentScope: ScopeKind = {
  async above(tx, id) {
    const found = await findAssignment(tx, id);
    return found && [{ kind: found.node_kind, id: found.node_id }];
  },
};

interface Grant {
  readonly personId: string;
  readonly role: Role;
  readonly node: string;
}

export async function grantRole(call: OperationCall, { personId, role, node: at }: Grant) {
  const node = readNode(at, call.organisationId);
  if (!(await findPerson(call.tx, personId))) throw new OperationError(platformErrors.recordMissing);
  await assertGrantable(call, role, node, personId);
  const assignmentId = timeOrderedId();
  const { entryId } = await refusingTaken({ role_assignment_once: errors.roleTaken }, () =>
    writeChanges(call, [roleAssignment(assignmentId, personId, role, node)]),
  );
  await publish(call.tx, 'people');
  return { assignmentId, entryId };
}

interface RoleChange {
  readonly assignmentId: string;
  readonly from: Role;
  readonly role: Role;
}

export async function changeRole(call: OperationCall, { assignmentId, from, role }: RoleChange) {
  const { tx, access } = call;
  await lockOrganisation(tx);
  const held = await assignmentOf(tx, assignmentId);
  if (from === role) return { entryId: null };
  await assertNotAbove(access, [held]);
  await assertGrantable(call, role, { kind: held.node_kind, id: held.node_id }, held.person_id);
  if (held.role === 'owner') await assertOwnerBeside(tx, held.person_id);
  const { entryId } = await refusingTaken({ role_assignment_once: errors.roleTaken }, () =>
    writeChanges(call, [{ entity: 'role-assignment', id: assignmentId, field: 'role', from, to: role }]),
  );
  await publish(tx, 'people');
  return { entryId };
}

export async function revokeRole(call: OperationCall, { assignmentId }: { assignmentId: string }) {
  const { tx, access } = call;
  await lockOrganisation(tx);
  const held = await assignmentOf(tx, assignmentId);
  await assertNotAbove(access, [held]);
  if (held.role === 'owner') await assertOwnerBeside(tx, held.person_id);
  const { id, ...from } = held;
  const { entryId } = await writeChanges(call, [{ entity: 'role-assignment', id, field: null, from, to: null }]);
  await publish(tx, 'people');
  return { entryId };
}

async function assignmentOf(tx: Tx, id: string): Promise<AssignmentRow> {
  const found = await findAssignment(tx, id);
  if (!found) throw new OperationError(platformErrors.recordMissing);
  return found;
}
