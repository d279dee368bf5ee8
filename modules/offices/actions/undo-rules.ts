import { changeErrors, OperationError, errors as platformErrors } from '#platform/contract';
import { type Change, personOf, publish, type Tx, type UndoRules } from '#platform/server';
import { type Node, organisationNode } from '#platform/server/http/access';
import type { OperationCall } from '#platform/server/http/exchange';
import { endAccess } from '#platform/server/identity/memberships';
import { lockOfficeTree } from '../office-queries.ts';
import {
  type AssignmentRow,
  findAssignment,
  findPerson,
  listActiveOwners,
  listAssignments,
  lockOrganisation,
  type OfficeRow,
} from '../queries.ts';
import { absenceUndoRule } from './absence-undo-rule.ts';
import { isBelow } from './change-office.ts';
import { officeContents, officeHistory } from './office-contents.ts';
import { movesToday } from './organisation.ts';
import { tellGovernedAnew } from './policy-contributions.ts';
import { policyUndoRules } from './policy-undo-rules.ts';
import { assertNotAbove, assertNotHigherIn } from './roles.ts';
import { todayMoved } from './today.ts';

/** The whole record that a change made or took away; nothing where it changed a field. */
const wholeOf = <Row>({ field, from, to }: Change) => (field === null ? ((to ?? from) as unknown as Row) : undefined);

/**
 * What is taken back of the tree, of settings and of people: names, moves, offices in which there is nothing, roles given,
 * changed or taken away, invitations that nobody has accepted, and deactivation. Whoever undoes must be allowed to give
 * and take the roles that are touched, and an owner always remains.
 */
export const officeUndoRules: UndoRules = {
  ...policyUndoRules,
  organisation: {
    permission: 'organisation.update',
    node: () => organisationNode,
    allows: ({ field }) => field !== null && field !== 'clock_at',
    async written(call, changes) {
      if (changes.some(movesToday)) await todayMoved(call);
      await publish(call.tx, 'organisation');
    },
  },
  office: {
    permission: 'office.update',
    node: (_tx, id, change) => ({ kind: 'office', id: wholeOf<OfficeRow>(change)?.parent_id ?? id }),
    async prepare(call, changes) {
      await lockOfficeTree(call.tx);
      for (const change of changes) await prepareOffice(call, change);
    },
    async written(call, changes) {
      await publish(call.tx, 'organisation');
      const moved = changes.filter(({ field }) => field === 'parent_id');
      if (moved.length) await publish(call.tx, 'people');
      for (const { id } of moved) await tellGovernedAnew(call, id);
    },
  },
  absence: absenceUndoRule,
  person: {
    permission: 'person.update',
    node: () => organisationNode,
    allows: ({ kind, field }) => kind === 'added' || field === 'state',
    async prepare(call, changes) {
      await lockOrganisation(call.tx);
      for (const change of changes) await preparePerson(call, change);
    },
    async written({ tx }, changes) {
      for (const { id } of changes) {
        const person = await findPerson(tx, id);
        if (person?.state !== 'active') await endAccess(tx, id);
      }
      await assertOwner(tx);
      await publish(tx, 'people');
    },
  },
  'role-assignment': {
    permission: 'role.assign',
    node: nodeOfRole,
    async prepare(call, changes) {
      await lockOrganisation(call.tx);
      for (const change of changes) await assertRolesNotAbove(call, await rolesIn(call.tx, change));
    },
    async written({ tx }) {
      await assertOwner(tx);
      await publish(tx, 'people');
    },
  },
};

const notUndoable = () => new OperationError(changeErrors.notUndoable);

/** An office goes again only while nothing is in it, and moves back only where both offices above may be changed. */
async function prepareOffice(call: OperationCall, { id, field, from, to }: Change): Promise<void> {
  if (field === null) {
    const all = { ...(await officeContents(call.tx, id)), ...(await officeHistory(call.tx, id)) };
    if (Object.keys(all).length) throw notUndoable();
  }
  if (field !== 'parent_id') return;
  for (const parentId of [from, to]) {
    const isAllowed = await call.access.holds('office.update', { kind: 'office', id: String(parentId) });
    if (!isAllowed) throw new OperationError(platformErrors.permissionMissing);
  }
  if (await isBelow(call.tx, String(from), id)) throw notUndoable();
}

/** Deactivation and its taking back, and an invitation as long as nobody came of it: nobody is made to come or go else. */
async function preparePerson(call: OperationCall, { id, field, from, to }: Change): Promise<void> {
  if (field === null) {
    const person = await findPerson(call.tx, id);
    if (person && person.state !== 'invited') throw notUndoable();
    return;
  }
  if (from !== 'inactive' && to !== 'inactive') throw notUndoable();
  await assertRolesNotAbove(call, await listAssignments(call.tx, [id]));
}

async function nodeOfRole(tx: Tx, id: string, change: Change): Promise<Node> {
  const { node_kind: kind, node_id: node } = (wholeOf<AssignmentRow>(change) ?? (await findAssignment(tx, id))) || {};
  if (kind === undefined || node === undefined) throw new OperationError(platformErrors.recordMissing);
  return { kind, id: node };
}

/** The role assignments before and after the change. */
async function rolesIn(tx: Tx, change: Change): Promise<AssignmentRow[]> {
  const whole = wholeOf<AssignmentRow>(change);
  if (whole) return [whole];
  const held = await findAssignment(tx, change.id);
  if (!held) throw new OperationError(platformErrors.recordMissing);
  return [change.from, change.to].map((role) => ({ ...held, role: role as AssignmentRow['role'] }));
}

/** The refusal of roles above one's own, as undoing says it. */
async function assertRolesNotAbove({ access, actor }: OperationCall, roles: readonly AssignmentRow[]): Promise<void> {
  const own = roles.filter(({ person_id }) => person_id === personOf(actor));
  try {
    await assertNotAbove(access, roles);
    await assertNotHigherIn(access, own);
  } catch {
    throw new OperationError(platformErrors.permissionMissing);
  }
}

async function assertOwner(tx: Tx): Promise<void> {
  if ((await listActiveOwners(tx)).length === 0) throw notUndoable();
}
