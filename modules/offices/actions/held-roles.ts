import type { PastDay, Tx } from '#platform/server';
import { type ScopeKinds, writeNode } from '#platform/server/http/access';
import type { AssignmentRow } from '../queries.ts';
import { organisationOf } from './organisation.ts';

/** Role assignments as the contract shows them, with the names of their nodes; of offices those that they had on a past day. */
export async function describeRoles(tx: Tx, kinds: ScopeKinds, assignments: readonly AssignmentRow[], past?: PastDay) {
  const names = new Map<string, string>();
  for (const kind of new Set(assignments.map((assignment) => assignment.node_kind))) {
    const ids = assignments.filter(({ node_kind }) => node_kind === kind).map(({ node_id }) => node_id);
    const found = (await kinds[kind]?.names?.(tx, [...new Set(ids)], past)) ?? new Map<string, string>();
    for (const [id, name] of found) names.set(id, name);
  }
  const { id, name } = await organisationOf(tx, past);
  names.set(id, name);
  return assignments.map(({ id: assignmentId, role, node_kind, node_id }) => ({
    assignmentId,
    role,
    node: writeNode({ kind: node_kind, id: node_id }),
    nodeName: names.get(node_id) ?? '',
  }));
}
