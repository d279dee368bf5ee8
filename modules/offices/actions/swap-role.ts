import { type Change, type Tx, timeOrderedId } from '#platform/server';
import type { Node } from '#platform/server/http/access';
import type { Role } from '../contract.ts';
import { listAssignments } from '../queries.ts';
import { roleAssignment } from './roles.ts';

interface Swap {
  readonly personId: string;
  readonly node: Node;
  /** Taken away at this very node, where it is held; null: nothing is. */
  readonly from: Role | null;
  /** Given there, unless it is held already. */
  readonly to: Role;
}

/**
 * The changes that make one role of a person at a node another, for decisions that move responsibility: they are carried
 * out by whoever was asked to decide, not by the rules of giving roles. Roles held elsewhere stay.
 */
export async function swapRole(tx: Tx, { personId, node, from, to }: Swap): Promise<Change[]> {
  const held = (await listAssignments(tx, [personId])).filter(
    ({ node_kind, node_id }) => node_kind === node.kind && node_id === node.id,
  );
  const removed = held.filter(({ role }) => role === from);
  return [
    ...removed.map(({ id, ...row }): Change => ({ entity: 'role-assignment', id, field: null, from: row, to: null })),
    ...(held.some(({ role }) => role === to) ? [] : [roleAssignment(timeOrderedId(), personId, to, node)]),
  ];
}
